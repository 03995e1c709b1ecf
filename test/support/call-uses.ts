import { deployedNames, deployedPlaces } from './deployed.ts';
import type { FunctionCall } from './function-calls.ts';
import type { Use } from './iam.ts';

/** What IAM is asked for a call, in the names of the deployed test stage. Throws for calls that it does not know. */
export function usesOf({ service, operation, input }: FunctionCall): readonly Use[] {
  const uses = known[service]?.[operation];
  if (uses === undefined) throw new Error(`which permissions does ${service}.${operation} need?`);
  return uses(input);
}

/** What IAM is asked besides when this is the answer: S3 says that there is no such key to those who may list. */
export function usesHearing({ service, operation, input }: FunctionCall, status: number): readonly Use[] {
  const isMissing = service === 'S3' && operation === 'GetObject' && status === 404;
  return isMissing ? [use('s3:ListBucket', bucket(input))] : [];
}

type Input = FunctionCall['input'];
type Uses = (input: Input) => readonly Use[];

const use = (action: string, resource: string, partition: string | null = null): Use => ({
  action,
  resource,
  through: null,
  partition,
});
const key = (through: string, ...operations: ('Decrypt' | 'GenerateDataKey')[]): Use[] =>
  operations.map((operation) => ({
    action: `kms:${operation}`,
    resource: deployedPlaces.key,
    through,
    partition: null,
  }));

/** Who says how it is called here, and how it is called on AWS. */
const deployedAs = [
  ['CASES_TABLE', deployedNames.casesTable],
  ['FEED_BUCKET', deployedNames.feedBucket],
  ['WORK_BUCKET', deployedNames.workBucket],
  ['HISTORY_TABLE', deployedNames.historyTable],
] as const;

/** What runs here is called otherwise than on AWS. */
function deployedName(name: unknown): string {
  const found = deployedAs.find(([variable]) => process.env[variable] === name);
  if (found === undefined) throw new Error(`nothing deployed is called ${name} here`);
  return found[1];
}

const arnBase = (like: string) => like.slice(0, like.lastIndexOf(':') + 1);
const bucket = ({ Bucket }: Input) => `arn:aws:s3:::${deployedName(Bucket)}`;
const object = (input: Input) => `${bucket(input)}/${input.Key}`;

/** A topic by its ARN or its name. */
function topic(arnOrName: unknown): string {
  const name = String(arnOrName).split(':').at(-1) ?? '';
  const { TOPIC_PREFIX = '' } = process.env;
  if (!name.startsWith(TOPIC_PREFIX)) throw new Error(`${name} is no topic of this stage`);
  return `${arnBase(deployedPlaces.caseEvents)}${deployedNames.topicPrefix}${name.slice(TOPIC_PREFIX.length)}`;
}

const ofTable =
  (action: string): Uses =>
  ({ TableName, IndexName, RequestItems, Key, Item }) => {
    const tables = RequestItems === undefined ? [TableName] : Object.keys(RequestItems as object);
    const index = IndexName === undefined ? '' : `/index/${IndexName}`;
    return [
      ...tables.map((name) => {
        const table = `${arnBase(deployedPlaces.cases)}table/${deployedName(name)}`;
        return use(`dynamodb:${action}`, `${table}${index}`, partitionIn(Key ?? Item));
      }),
      ...key('dynamodb', 'Decrypt'),
    ];
  };

/** Only writes are confined to partitions. */
function partitionIn(attributes: unknown): string | null {
  const { subject, account } = (attributes ?? {}) as Readonly<Record<string, { readonly S?: string }>>;
  return (subject ?? account)?.S ?? null;
}

const onTopic =
  (action: string): Uses =>
  ({ TopicArn, Name }) => [use(`sns:${action}`, topic(TopicArn ?? Name))];

/** Actions for which AWS knows no resource. */
const anywhere =
  (action: string): Uses =>
  () => [use(action, '*')];

const onSecret =
  (action: string, ...operations: ('Decrypt' | 'GenerateDataKey')[]): Uses =>
  ({ SecretId }) => {
    if (SecretId !== process.env['LINK_SECRET_ARN']) throw new Error('a secret of others');
    return [
      use(`secretsmanager:${action}`, deployedPlaces.linkSecret),
      ...key('secretsmanager', ...operations),
    ];
  };

/** Per service and operation. Only what our functions call stands here. */
const known: Readonly<Record<string, Readonly<Record<string, Uses>>>> = {
  S3: {
    GetObject: (input) => [
      use(input.VersionId === undefined ? 's3:GetObject' : 's3:GetObjectVersion', object(input)),
      ...key('s3', 'Decrypt'),
    ],
    PutObject: (input) => [use('s3:PutObject', object(input)), ...key('s3', 'GenerateDataKey')],
    ListObjectsV2: (input) => [use('s3:ListBucket', bucket(input))],
  },
  DynamoDB: {
    GetItem: ofTable('GetItem'),
    BatchGetItem: ofTable('BatchGetItem'),
    Query: ofTable('Query'),
    PutItem: ofTable('PutItem'),
    DeleteItem: ofTable('DeleteItem'),
    BatchWriteItem: ofTable('BatchWriteItem'),
  },
  SNS: {
    CreateTopic: onTopic('CreateTopic'),
    DeleteTopic: onTopic('DeleteTopic'),
    Subscribe: onTopic('Subscribe'),
    ListSubscriptionsByTopic: onTopic('ListSubscriptionsByTopic'),
    // Every topic is encrypted with our key; whoever publishes has the message encrypted.
    Publish: (input) => [...onTopic('Publish')(input), ...key('sns', 'Decrypt', 'GenerateDataKey')],
    ListTopics: anywhere('sns:ListTopics'),
    Unsubscribe: anywhere('sns:Unsubscribe'),
    CheckIfPhoneNumberIsOptedOut: anywhere('sns:CheckIfPhoneNumberIsOptedOut'),
  },
  SFN: {
    StartExecution({ stateMachineArn }) {
      if (stateMachineArn !== process.env['STATE_MACHINE_ARN']) throw new Error('a machine of others');
      return [use('states:StartExecution', deployedPlaces.dayMachine)];
    },
  },
  SecretsManager: {
    GetSecretValue: onSecret('GetSecretValue', 'Decrypt'),
    PutSecretValue: onSecret('PutSecretValue', 'Decrypt', 'GenerateDataKey'),
    UpdateSecretVersionStage: onSecret('UpdateSecretVersionStage'),
  },
};
