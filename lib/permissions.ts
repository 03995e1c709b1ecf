import type { FunctionName } from '../lambdas/environment.ts';
import type { Place } from './places.ts';

/** Actions on one thing. */
export type Permission = {
  readonly actions: readonly string[];
  readonly on: Place;
  /** The service that asks KMS in the actor's name; nobody asks KMS himself. */
  readonly through?: KeyUser;
  /** Partitions of a table, as patterns; absent: all of them. */
  readonly partitions?: readonly string[];
};

type KeyUser = 'dynamodb' | 's3' | 'secretsmanager' | 'sns' | 'sqs';

/** Everyone who acts in a stage: the functions, the state machine, and what starts them. */
export type Actor =
  | FunctionName
  | 'dayMachine'
  | 'tickSchedule'
  | 'daySchedule'
  | 'reachabilitySchedule'
  | 'apiGateway';

const may = (on: Place, ...actions: string[]): Permission => ({ actions, on });

/** What is encrypted with our key is read and written by whoever may use the key, through that one service. */
const keyOf = (through: KeyUser, ...uses: ('Decrypt' | 'GenerateDataKey')[]): Permission => ({
  actions: uses.map((use) => `kms:${use}`),
  on: 'key',
  through,
});

const readS3 = keyOf('s3', 'Decrypt');
const useS3 = keyOf('s3', 'Decrypt', 'GenerateDataKey');
// A table has its own key, made when the table was; whoever reads or writes has it decrypted.
const useTables = keyOf('dynamodb', 'Decrypt');
const readSecrets = keyOf('secretsmanager', 'Decrypt');

// S3 answers "no such key" only to a caller that may list; others cannot tell absent from forbidden.
const mayMiss = (bucket: 'feed' | 'work') => may(bucket, 's3:ListBucket');
const readPapers = (...papers: ('knownAccounts' | 'knownRecipients' | 'models' | 'runs')[]) =>
  papers.map((paper) => may(paper, 's3:GetObject'));

/** Reads a file as a whole, then row by row in the version that it had. */
const takeFiles = [
  ...(['accounts', 'recipients', 'complaints'] as const).map((folder) =>
    may(folder, 's3:GetObject', 's3:GetObjectVersion'),
  ),
  mayMiss('feed'),
  may('receipts', 's3:PutObject'),
  may('knownAccounts', 's3:GetObject', 's3:PutObject'),
  may('knownRecipients', 's3:GetObject', 's3:PutObject'),
  mayMiss('work'),
  useS3,
] as const;
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

const useHistory = may('history', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'dynamodb:BatchWriteItem');
const reportCases = may('cases', 'dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem');
const keepCases = may(
  'cases',
  'dynamodb:GetItem',
  'dynamodb:BatchGetItem',
  'dynamodb:Query',
  'dynamodb:PutItem',
  'dynamodb:DeleteItem',
);
const findAlive = may('aliveCases', 'dynamodb:Query');

const readLinkKeys = [may('linkSecret', 'secretsmanager:GetSecretValue'), readSecrets] as const;
const startDay = may('dayMachine', 'states:StartExecution');
const leaveDeadLetter = [
  may('deadLetters', 'sqs:SendMessage'),
  keyOf('sqs', 'Decrypt', 'GenerateDataKey'),
] as const;
const trace = may('anything', 'xray:PutTraceSegments', 'xray:PutTelemetryRecords');

/** The partitions of the table of cases that hold cases; beside them it has notices, days, the ledger, the lock. */
export const casePartitions = ['account#*', 'day#*'];

/**
 * What each role may do: these actions, and no others. Tests compare every synthesized role with this table, and
 * the table with what the functions are seen to do.
 */
export const permissions: Record<Actor, readonly Permission[]> = {
  landed: [
    ...takeFiles,
    ...keepRecipientTopics,
    reportCases,
    useTables,
    startDay,
    may('landedQueue', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'),
    keyOf('sqs', 'Decrypt'),
    trace,
  ],
  plan: [
    may('snapshots', 's3:GetObject'),
    mayMiss('feed'),
    ...readPapers('models', 'runs'),
    may('keptModels', 's3:PutObject'),
    may('runs', 's3:PutObject'),
    mayMiss('work'),
    useS3,
    may('cases', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'),
    useTables,
    trace,
  ],
  score: [
    may('snapshots', 's3:GetObjectVersion'),
    ...readPapers('models', 'runs'),
    may('runs', 's3:PutObject'),
    mayMiss('work'),
    useS3,
    useHistory,
    // The lock of runs lies beside the cases.
    may('cases', 'dynamodb:PutItem'),
    useTables,
    trace,
  ],
  finish: [
    may('receipts', 's3:PutObject'),
    ...readPapers('knownAccounts', 'models', 'runs'),
    may('runs', 's3:PutObject'),
    mayMiss('work'),
    useS3,
    useHistory,
    keepCases,
    findAlive,
    useTables,
    trace,
  ],
  tick: [
    ...takeFiles,
    // Why a day is still incomplete when it is overdue, its last plan says.
    ...readPapers('runs'),
    ...keepRecipientTopics,
    keepCases,
    findAlive,
    may('dueCases', 'dynamodb:Query'),
    useTables,
    startDay,
    may('recipientTopics', 'sns:Publish'),
    may('caseEvents', 'sns:Publish'),
    keyOf('sns', 'Decrypt', 'GenerateDataKey'),
    ...readLinkKeys,
    ...leaveDeadLetter,
    trace,
  ],
  reachability: [
    ...readPapers('knownRecipients'),
    mayMiss('work'),
    readS3,
    reportCases,
    useTables,
    may('recipientTopics', 'sns:ListSubscriptionsByTopic'),
    may('anything', 'sns:CheckIfPhoneNumberIsOptedOut'),
    ...leaveDeadLetter,
    trace,
  ],
  // Readers reach it: it has no key of links, writes no paper, and of the table cases alone, so no notice to anybody.
  page: [
    ...readPapers('knownAccounts', 'knownRecipients', 'models'),
    mayMiss('work'),
    readS3,
    may('history', 'dynamodb:Query', 'dynamodb:BatchGetItem'),
    may('cases', 'dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'),
    {
      ...may('cases', 'dynamodb:PutItem'),
      partitions: casePartitions,
    },
    findAlive,
    useTables,
    trace,
  ],
  authorizer: [...readLinkKeys, trace],
  'rotate-secret': [
    may(
      'linkSecret',
      'secretsmanager:GetSecretValue',
      'secretsmanager:PutSecretValue',
      'secretsmanager:UpdateSecretVersionStage',
    ),
    keyOf('secretsmanager', 'Decrypt', 'GenerateDataKey'),
    trace,
  ],
  dayMachine: [
    ...(['plan', 'score', 'finish', 'tick'] as const).map((name) => may(name, 'lambda:InvokeFunction')),
    // The Distributed Map starts child executions of its own machine and watches over them.
    may('dayMachine', 'states:StartExecution'),
    may('dayExecutions', 'states:DescribeExecution', 'states:StopExecution'),
    may('runs', 's3:GetObject'),
    may(
      'mapResults',
      's3:GetObject',
      's3:PutObject',
      's3:ListMultipartUploadParts',
      's3:AbortMultipartUpload',
    ),
    useS3,
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
    trace,
  ],
  tickSchedule: [may('tick', 'lambda:InvokeFunction'), ...leaveDeadLetter],
  daySchedule: [startDay, ...leaveDeadLetter],
  reachabilitySchedule: [may('reachability', 'lambda:InvokeFunction'), ...leaveDeadLetter],
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
