import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Case } from '../cases/case.ts';
import { accountPartition, dayPartition, partitionOf } from '../cases/case-id.ts';
import { nextDueAt } from '../cases/outbox.ts';
import { lastDateOf } from '../cases/rescue-deeds.ts';
import type { CaseStore, Digest } from '../ports.ts';
import { type Item, isConditionMet, textOf } from './dynamo-item.ts';
import { createPace } from './pace.ts';
import { getAll, queryAll } from './pages.ts';

/** Sorts after every day: the case is not resolved. */
const never = '9999-12-31';
/** Cases in the `due` index; notices have a shard of their own. */
const dueShard = 'case';

/** Cases in DynamoDB: partition the account or day, sort the case id; one JSON body a case. */
export function dynamoCases(client: DynamoDBClient, table: string, digest: Digest): CaseStore {
  const reads = createPace();

  async function find(caseId: string): Promise<Case | null> {
    const subject = partitionOf(caseId);
    if (subject === null) return null;
    const key = { subject: { S: subject }, id: { S: caseId } };
    const reply = await client.send(new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return reply.Item === undefined ? null : caseOf(reply.Item);
  }

  async function ofPartition(subject: string): Promise<Case[]> {
    const items = await queryAll(client, {
      TableName: table,
      KeyConditionExpression: 'subject = :subject',
      ExpressionAttributeValues: { ':subject': { S: subject } },
      ConsistentRead: true,
    });
    return items.map(caseOf);
  }

  /** The cases that an index names, as they are now. */
  async function casesAt(items: readonly Item[]): Promise<Case[]> {
    const keys = items.map((item) => ({ subject: textOf(item, 'subject'), id: textOf(item, 'id') }));
    return (await getAll(client, reads, table, keys)).map(caseOf);
  }

  return {
    find,
    ofAccount: (accountId) => ofPartition(accountPartition(digest(accountId))),
    ofDay: (day) => ofPartition(dayPartition(day)),

    async aliveFrom(kind, day) {
      const items = await queryAll(client, {
        TableName: table,
        IndexName: 'alive',
        KeyConditionExpression: 'kind = :kind AND aliveUntil >= :day',
        ExpressionAttributeValues: { ':kind': { S: kind }, ':day': { S: day } },
      });
      return casesAt(items);
    },

    async dueBy(now) {
      const items = await queryAll(client, {
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard AND nextDueAt <= :now',
        ExpressionAttributeValues: { ':shard': { S: dueShard }, ':now': { S: now } },
      });
      return casesAt(items);
    },

    async nextDueAt(now) {
      const reply = await client.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND nextDueAt > :now',
          ExpressionAttributeValues: { ':shard': { S: dueShard }, ':now': { S: now } },
          Limit: 1,
        }),
      );
      const first = reply.Items?.[0];
      return first === undefined ? null : textOf(first, 'nextDueAt');
    },

    async save(about) {
      const stored = { ...about, version: about.version + 1 };
      const isSaved = await isConditionMet(
        client.send(
          new PutItemCommand({
            TableName: table,
            Item: itemOf(stored),
            ConditionExpression: about.version === 0 ? 'attribute_not_exists(id)' : 'version = :read',
            ...(about.version === 0
              ? {}
              : { ExpressionAttributeValues: { ':read': { N: String(about.version) } } }),
          }),
        ),
      );
      if (isSaved) return 'saved';
      // A write whose reply was lost is repeated by the client and then loses to itself.
      const there = await find(about.caseId);
      return JSON.stringify(there) === JSON.stringify(stored) ? 'saved' : 'conflict';
    },
  };
}

function partitionFor(caseId: string): string {
  const subject = partitionOf(caseId);
  if (subject === null) throw new Error(`not a case id: ${caseId}`);
  return subject;
}

function itemOf(about: Case): Item {
  const due = nextDueAt(about);
  return {
    subject: { S: partitionFor(about.caseId) },
    id: { S: about.caseId },
    kind: { S: about.kind },
    aliveUntil: { S: lastDateOf(about) ?? never },
    version: { N: String(about.version) },
    body: { S: JSON.stringify(about) },
    ...(due === null ? {} : { dueShard: { S: dueShard }, nextDueAt: { S: due } }),
  };
}

function caseOf(item: Item): Case {
  return JSON.parse(textOf(item, 'body')) as Case;
}
