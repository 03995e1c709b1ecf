import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  type Code,
  Function as LambdaFunction,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionName } from '../../lambdas/environment.ts';
import { canReserve, functions } from '../functions.ts';
import { functionLogsOf, functionNameOf } from '../names.ts';
import type { StageSettings } from '../stages.ts';
import { answerFindings } from './answer-findings.ts';
import { ExactRole, type Grant } from './exact-role.ts';

/** Long enough to follow a case of a quarter back to the run that opened it. */
export const logRetention = RetentionDays.THREE_MONTHS;

export type PipelineFunctionProps = {
  readonly stage: StageSettings;
  readonly name: FunctionName;
  /** The handler's bundle. */
  readonly code: Code;
  readonly grants: readonly Grant[];
  readonly variables: Readonly<Record<string, string>>;
  readonly key: IKey;
  /** For functions that are invoked without anybody waiting for the answer. */
  readonly whenLost?: {
    readonly queue: IQueue;
    readonly retryAttempts: number;
    readonly maxEventAge: Duration;
  };
};

/** How does one handler run? As `functions.ts` says, with its own role and its own log. */
export class PipelineFunction extends Construct {
  readonly lambda: LambdaFunction;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps) {
    super(scope, id);
    const settings = functions[props.name];
    const isReserved = canReserve(props.stage.concurrentExecutions);
    const { partition, region, account } = Stack.of(this);
    const logGroupName = functionLogsOf(props.stage.name, props.name);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName,
      retention: logRetention,
      encryptionKey: props.key,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeOwnLog: Grant = {
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      arn: `arn:${partition}:logs:${region}:${account}:log-group:${logGroupName}:log-stream:*`,
      wildcardReason: 'Lambda names the streams of this one log group.',
    };
    const role = new ExactRole(this, 'Role', { service: 'lambda', grants: [...props.grants, writeOwnLog] });

    this.lambda = new LambdaFunction(this, 'Function', {
      functionName: functionNameOf(props.stage.name, props.name),
      description: settings.does,
      code: props.code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: settings.memoryMb,
      timeout: Duration.seconds(settings.timeoutSeconds),
      ...(isReserved ? { reservedConcurrentExecutions: settings.atOnce } : {}),
      role: role.sealed,
      environment: { ...props.variables, NODE_OPTIONS: '--enable-source-maps' },
      logGroup,
      tracing: Tracing.ACTIVE,
      ...(props.whenLost === undefined
        ? {}
        : {
            onFailure: new SqsDestination(props.whenLost.queue),
            retryAttempts: props.whenLost.retryAttempts,
            maxEventAge: props.whenLost.maxEventAge,
          }),
    });

    const deadLetters =
      props.whenLost === undefined
        ? 'Whoever calls it waits for its answer and calls again: nothing is ever queued for it.'
        : 'What is lost goes to its failure destination with the reason; a dead-letter queue would say less.';
    answerFindings(this.lambda, {
      'NIST.800.53.R5-LambdaDLQ': deadLetters,
      'Serverless-LambdaDLQ': deadLetters,
      'NIST.800.53.R5-LambdaInsideVPC':
        'It speaks to AWS alone, over TLS, with permissions for named resources: a network would hold nothing.',
      ...(isReserved
        ? {}
        : {
            'NIST.800.53.R5-LambdaConcurrency':
              'AWS refuses reservations in an account as small as its settings say; its callers bound it.',
          }),
    });
  }
}
