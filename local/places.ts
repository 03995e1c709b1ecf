import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

export const feedBucket = 'bellwether-feed';
export const workBucket = 'bellwether-work';
export const historyTable = 'bellwether-history';
export const casesTable = 'bellwether-cases';
export const topicPrefix = 'bellwether-local-';
export const modelKey = 'models/current.json';
export const linkSecretArn = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:bellwether-local-links';

/** What the handlers are told by their environment; a model lies in the work bucket or is the built-in one. */
export function environmentOf(
  caseEventsTopicArn: string,
  { linkBaseUrl, runAt, model }: { linkBaseUrl: string; runAt: string; model: string | null },
): Readonly<Record<string, string>> {
  return {
    STAGE: 'local',
    FEED_BUCKET: feedBucket,
    WORK_BUCKET: workBucket,
    HISTORY_TABLE: historyTable,
    CASES_TABLE: casesTable,
    TOPIC_PREFIX: topicPrefix,
    CASE_EVENTS_TOPIC_ARN: caseEventsTopicArn,
    DEFAULT_DESK: 'default-desk',
    LINK_BASE_URL: linkBaseUrl,
    LINK_SECRET_ARN: linkSecretArn,
    RUN_AT: runAt,
    STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:bellwether-local-day',
    ...(model === null ? {} : { MODEL_KEY: modelKey }),
  };
}

/** The tables as the storage stack has them. */
export const tables: readonly CreateTableCommandInput[] = [
  {
    TableName: historyTable,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [text('account'), text('day')],
    KeySchema: [
      { AttributeName: 'account', KeyType: 'HASH' },
      { AttributeName: 'day', KeyType: 'RANGE' },
    ],
  },
  {
    TableName: casesTable,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['subject', 'id', 'dueShard', 'nextDueAt', 'kind', 'aliveUntil'].map(text),
    KeySchema: [
      { AttributeName: 'subject', KeyType: 'HASH' },
      { AttributeName: 'id', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [index('due', 'dueShard', 'nextDueAt'), index('alive', 'kind', 'aliveUntil')],
  },
];

function text(name: string) {
  return { AttributeName: name, AttributeType: 'S' as const };
}

function index(name: string, partition: string, sort: string) {
  return {
    IndexName: name,
    KeySchema: [
      { AttributeName: partition, KeyType: 'HASH' as const },
      { AttributeName: sort, KeyType: 'RANGE' as const },
    ],
    Projection: { ProjectionType: 'KEYS_ONLY' as const },
  };
}
