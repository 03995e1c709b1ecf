import type { FunctionName } from '../lambdas/environment.ts';
import type { Place } from './places.ts';

/** Actions on one thing. */
export type Permission = { readonly actions: readonly string[]; readonly on: Place };

/** Everyone who acts in a stage: the functions, the state machine, and what starts them. */
export type Actor =
  | FunctionName
  | 'dayMachine'
  | 'tickSchedule'
  | 'daySchedule'
  | 'reachabilitySchedule'
  | 'apiGateway';

const may = (on: Place, ...actions: string[]): Permission => ({ actions, on });

// S3 answers "no such key" only to a caller that may list; others cannot tell absent from forbidden.
const readFeed = [
  may('feedObjects', 's3:GetObject', 's3:GetObjectVersion'),
  may('feed', 's3:ListBucket'),
] as const;
const answerFeed = may('receipts', 's3:PutObject');
const readWork = [may('workObjects', 's3:GetObject'), may('work', 's3:ListBucket')] as const;
const useWork = [may('workObjects', 's3:GetObject', 's3:PutObject'), may('work', 's3:ListBucket')] as const;

const useHistory = may('history', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:BatchWriteItem');

const lockDays = may('cases', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem');
const reportCases = may('cases', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
const keepCases = [
  may(
    'cases',
    'dynamodb:GetItem',
    'dynamodb:BatchGetItem',
    'dynamodb:Query',
    'dynamodb:PutItem',
    'dynamodb:DeleteItem',
  ),
  may('caseIndexes', 'dynamodb:Query'),
] as const;

// Reading needs Decrypt, writing and publishing need a data key; DynamoDB and SNS ask in the caller's name.
const useKey = may('key', 'kms:Decrypt', 'kms:GenerateDataKey');
const trace = may('anything', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords');

const keepRecipientTopics = [
  may(
    'recipientTopics',
    'sns:CreateTopic',
    'sns:DeleteTopic',
    'sns:Subscribe',
    'sns:ListSubscriptionsByTopic',
  ),
  may('anything', 'sns:ListTopics', 'sns:Unsubscribe'),
] as const;
const readLinkKeys = may('linkSecret', 'secretsmanager:GetSecretValue');

const startDay = may('dayMachine', 'states:StartExecution');
const leaveDeadLetter = may('deadLetters', 'sqs:SendMessage');

/** What each role may do: these actions, and no others. A test compares every synthesized role with it. */
export const permissions: Record<Actor, readonly Permission[]> = {
  landed: [
    ...readFeed,
    answerFeed,
    ...useWork,
    reportCases,
    startDay,
    ...keepRecipientTopics,
    may('landedQueue', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'),
    useKey,
    trace,
  ],
  plan: [...readFeed, ...useWork, lockDays, useKey, trace],
  score: [...readFeed, ...useWork, useHistory, useKey, trace],
  finish: [answerFeed, ...useWork, useHistory, ...keepCases, useKey, trace],
  tick: [
    ...readFeed,
    answerFeed,
    ...useWork,
    ...keepCases,
    startDay,
    ...keepRecipientTopics,
    may('recipientTopics', 'sns:Publish'),
    may('caseEvents', 'sns:Publish'),
    readLinkKeys,
    leaveDeadLetter,
    useKey,
    trace,
  ],
  reachability: [
    ...readWork,
    reportCases,
    may('recipientTopics', 'sns:ListSubscriptionsByTopic'),
    may('anything', 'sns:CheckIfPhoneNumberIsOptedOut'),
    leaveDeadLetter,
    useKey,
    trace,
  ],
  // It has no key of links, and of the papers it writes only a model that it is the first to use.
  page: [
    ...readWork,
    may('keptModels', 's3:PutObject'),
    may('history', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
    ...keepCases,
    useKey,
    trace,
  ],
  authorizer: [readLinkKeys, may('key', 'kms:Decrypt'), trace],
  'rotate-secret': [
    may(
      'linkSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ),
    useKey,
    trace,
  ],
  dayMachine: [
    ...(['plan', 'score', 'finish', 'tick'] as const).map((name) => may(name, 'lambda:InvokeFunction')),
    // The Distributed Map starts child executions of its own machine and watches over them.
    may('dayMachine', 'states:StartExecution'),
    may('dayExecutions', 'states:DescribeExecution', 'states:StopExecution'),
    may('workObjects', 's3:GetObject'),
    may('mapResults', 's3:PutObject', 's3:ListMultipartUploadParts', 's3:AbortMultipartUpload'),
    may(
      'anything',
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
      'xray:GetSamplingRules',
      'xray:GetSamplingTargets',
    ),
    useKey,
    trace,
  ],
  tickSchedule: [may('tick', 'lambda:InvokeFunction'), leaveDeadLetter, useKey],
  daySchedule: [startDay, leaveDeadLetter, useKey],
  reachabilitySchedule: [may('reachability', 'lambda:InvokeFunction'), leaveDeadLetter, useKey],
  apiGateway: [
    may(
      'anyLog',
      'logs:CreateLogGroup',
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      'logs:GetLogEvents',
      'logs:FilterLogEvents',
    ),
  ],
};
