import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type DayFunctions, dayDefinition } from './day-definition.ts';
import { ExactRole, type Grant } from './exact-role.ts';
import { logRetention } from './pipeline-function.ts';

export type DayMachineProps = {
  readonly name: string;
  readonly logGroupName: string;
  readonly workBucketName: string;
  readonly functions: DayFunctions;
  readonly grants: readonly Grant[];
  readonly key: IKey;
};

/** What happens to a business day? `day-definition.ts` says; here it gets a role, a log and a time limit. */
export class DayMachine extends Construct {
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, props: DayMachineProps) {
    super(scope, id);
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: props.logGroupName,
      retention: logRetention,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new ExactRole(this, 'Role', { service: 'states', grants: props.grants });
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName: props.name,
      definitionBody: DefinitionBody.fromChainable(
        dayDefinition(this, props.functions, props.workBucketName),
      ),
      role: role.sealed,
      // A day that takes longer takes too long for whoever waits for its notices. Its lock ends soon after it.
      timeout: Duration.hours(2),
      tracingEnabled: true,
      // Inputs and outputs name days, runs and file ranges; they never hold a customer's data.
      logs: { destination: logs, level: LogLevel.ALL, includeExecutionData: true },
    });
    // CDK writes a policy for the map, attached to nothing: the sealed role has these permissions already.
    this.machine.node.tryRemoveChild('DistributedMapPolicy');
  }
}
