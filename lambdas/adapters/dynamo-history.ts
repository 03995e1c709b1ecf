import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import type { HealthHistory, HistoryItem } from '../ports.ts';
import type { Item } from './dynamo-item.ts';
import { type ColumnsOf, historyItems } from './history-item.ts';
import { createPace, type Wait } from './pace.ts';

/** What one call may carry (BatchGetItem 100 keys, BatchWriteItem 25 writes). */
const keysPerGet = 100;
const writesPerCall = 25;

export type HistorySettings = {
  readonly table: string;
  /** Days after which an item may be forgotten. */
  readonly retentionDays: number;
  readonly columnsOf: ColumnsOf;
};

/**
 * History in DynamoDB: partition account, sort day. Reads and writes wait for each other only among themselves:
 * a table throttles them apart.
 */
export function dynamoHistory(client: DynamoDBClient, settings: HistorySettings, wait?: Wait): HealthHistory {
  const { table } = settings;
  const { encode, decode } = historyItems(settings.columnsOf, settings.retentionDays);
  const reads = createPace(wait);
  const writes = createPace(wait);

  async function write(batch: WriteRequest[]): Promise<readonly WriteRequest[]> {
    const reply = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: batch } }));
    return reply.UnprocessedItems?.[table] ?? [];
  }

  async function query(accountId: string, range: string, day: string, newestFirst: boolean, limit?: number) {
    const items: HistoryItem[] = [];
    let start: Item | undefined;
    do {
      const page = new QueryCommand({
        TableName: table,
        KeyConditionExpression: `account = :account AND #day ${range} :day`,
        ExpressionAttributeNames: { '#day': 'day' },
        ExpressionAttributeValues: { ':account': { S: accountId }, ':day': { S: day } },
        ConsistentRead: true,
        ScanIndexForward: !newestFirst,
        ...(limit === undefined ? {} : { Limit: limit - items.length }),
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      });
      const reply = await reads.call(() => client.send(page));
      items.push(...(await decode(reply.Items ?? [])));
      start = reply.LastEvaluatedKey;
    } while (start !== undefined && (limit === undefined || items.length < limit));
    return items;
  }

  return {
    async findMany(accountIds, day, reading = 'as-of-now') {
      const keys: Item[] = [...new Set(accountIds)].map((account) => ({
        account: { S: account },
        day: { S: day },
      }));
      const found = new Map<string, HistoryItem>();
      await reads.drain(keys, keysPerGet, async (batch) => {
        const asked = { [table]: { Keys: batch, ConsistentRead: reading === 'as-of-now' } };
        const reply = await client.send(new BatchGetItemCommand({ RequestItems: asked }));
        for (const item of await decode(reply.Responses?.[table] ?? [])) found.set(item.accountId, item);
        return reply.UnprocessedKeys?.[table]?.Keys ?? [];
      });
      return found;
    },
    findLatest: (accountId, before, limit) => query(accountId, '<', before, true, limit),
    listFrom: (accountId, from) => query(accountId, '>=', from, false),
    async save(items) {
      const puts = (await encode(items)).map((Item) => ({ PutRequest: { Item } }));
      await writes.drain(puts, writesPerCall, write);
    },
    async remove(keys) {
      const deletes = keys.map((key) => ({
        DeleteRequest: { Key: { account: { S: key.accountId }, day: { S: key.day } } },
      }));
      await writes.drain(deletes, writesPerCall, write);
    },
  };
}
