import type { Template } from 'aws-cdk-lib/assertions';
import type { FunctionName } from '../../lambdas/environment.ts';
import type { Actor } from '../../lib/permissions.ts';
import { dayMachineDefinition } from '../lib/day-machine-definition.ts';
import { propertiesOf } from '../lib/synthesized.ts';
import { deployedPlaces as places } from '../support/deployed.ts';
import type { Use } from '../support/iam.ts';

const use = (action: string, resource: string, through: string | null = null): Use => ({
  action,
  resource,
  through,
  partition: null,
});
const key = (through: string, ...operations: ('Decrypt' | 'GenerateDataKey')[]): Use[] =>
  operations.map((operation) => use(`kms:${operation}`, places.key, through));

const traced = [use('xray:PutTraceSegments', '*'), use('xray:PutTelemetryRecords', '*')];
const deadLetter = [use('sqs:SendMessage', places.deadLetters), ...key('sqs', 'Decrypt', 'GenerateDataKey')];

/** What Lambda does in the name of a function, by what the template asks of it. */
export function lambdaUses(pipeline: Template, name: FunctionName): readonly Use[] {
  const [id, properties] =
    Object.entries(propertiesOf(pipeline, 'AWS::Lambda::Function')).find(
      ([, { FunctionName }]) => FunctionName === `bellwether-prod-${name}`,
    ) ?? [];
  const isOf = ({ FunctionName }: Record<string, unknown>) =>
    JSON.stringify(FunctionName).includes(`"${id}"`);
  const log = `arn:aws:logs:eu-central-1:123456789012:log-group:/bellwether/prod/${name}:log-stream:x`;
  const isTraced = (properties?.TracingConfig as { Mode?: string } | undefined)?.Mode === 'Active';
  const reads = Object.values(propertiesOf(pipeline, 'AWS::Lambda::EventSourceMapping')).filter(isOf);
  const loses = Object.values(propertiesOf(pipeline, 'AWS::Lambda::EventInvokeConfig')).filter(isOf);
  return [
    use('logs:CreateLogStream', log),
    use('logs:PutLogEvents', log),
    ...(isTraced ? traced : []),
    ...reads.flatMap(() => [
      ...['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'].map((each) =>
        use(`sqs:${each}`, places.landedQueue),
      ),
      ...key('sqs', 'Decrypt'),
    ]),
    ...loses.flatMap(() => deadLetter),
  ];
}

/** What an AWS service does in the name of the roles that we give it, by what the template asks of it. */
export function serviceUses(
  pipeline: Template,
): Readonly<Record<Exclude<Actor, FunctionName>, readonly Use[]>> {
  const invoke = (name: 'plan' | 'score' | 'finish' | 'tick' | 'reachability') =>
    use('lambda:InvokeFunction', places[name]);
  const execution = `${places.dayMachine.replace(':stateMachine:', ':execution:')}:x`;
  const { States } = dayMachineDefinition(pipeline);
  const all = Object.values(States).flatMap((state) =>
    state.Type === 'Map' ? Object.values(state.ItemProcessor.States) : [state],
  );
  const called = new Set(
    all.flatMap((state) => (state.Type === 'Task' ? [state.Resource.replace('function:', '')] : [])),
  );
  const maps = Object.values(States).flatMap((state) => (state.Type === 'Map' ? [state] : []));
  const logs = ['Create', 'Get', 'Update', 'Delete'].map((each) => use(`logs:${each}LogDelivery`, '*'));

  return {
    dayMachine: [
      ...[...called].map((name) => invoke(name as 'plan')),
      ...maps.flatMap(({ ItemReader, ResultWriter }) => [
        use('states:StartExecution', places.dayMachine),
        use('states:DescribeExecution', execution),
        use('states:StopExecution', execution),
        ...(ItemReader === undefined ? [] : [use('s3:GetObject', places.runs.replace('*', 'x'))]),
        ...['GetObject', 'PutObject', 'ListMultipartUploadParts', 'AbortMultipartUpload'].map((each) =>
          use(`s3:${each}`, `${places.work}/${ResultWriter.Parameters.Prefix}/x`),
        ),
        ...key('s3', 'Decrypt', 'GenerateDataKey'),
      ]),
      // Logs of a state machine are delivered by CloudWatch; what has to be set up for that, the role does.
      ...logs,
      ...['ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'].map(
        (each) => use(`logs:${each}`, '*'),
      ),
      ...traced,
      use('xray:GetSamplingRules', '*'),
      use('xray:GetSamplingTargets', '*'),
    ],
    tickSchedule: [invoke('tick'), ...deadLetter],
    daySchedule: [use('states:StartExecution', places.dayMachine), ...deadLetter],
    reachabilitySchedule: [invoke('reachability'), ...deadLetter],
    // The seven that API Gateway demands of the role, or it refuses it.
    apiGateway: [
      'CreateLogGroup',
      'CreateLogStream',
      'DescribeLogGroups',
      'DescribeLogStreams',
      'PutLogEvents',
      'GetLogEvents',
      'FilterLogEvents',
    ].map((each) => use(`logs:${each}`, '*')),
  };
}
