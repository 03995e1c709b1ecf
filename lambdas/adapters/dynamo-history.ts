import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb';
import { inParallel } from '../flows/in-parallel.ts';
import type { HealthHistory, HistoryItem } from '../ports.ts';
import type { Item } from './dynamo-item.ts';
import { fromItem, toItem } from './history-item.ts';
import { chunksOf, pause } from './pacing.ts';

/** What one call may carry (BatchGetItem 100 keys, BatchWriteItem 25 writes). */
const keysPerGet = 100;
const writesPerCall = 25;
const callsAtOnce = 8;

export type HistorySettings = {
  readonly table: string;
  /** Days after which an item may be forgotten. */
  readonly retentionDays: number;
};

/** History in DynamoDB: partition account, sort day. */
export function dynamoHistory(client: DynamoDBClient, settings: HistorySettings): HealthHistory {
  const { table } = settings;

  async function getAll(keys: Item[]): Promise<Item[]> {
    const found: Item[] = [];
    let rest = keys;
    for (let attempt = 0; rest.length > 0; attempt += 1) {
      await pause(attempt);
      const reply = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys: rest, ConsistentRead: true } } }),
      );
      found.push(...(reply.Responses?.[table] ?? []));
      rest = reply.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return found;
  }

  async function writeAll(writes: WriteRequest[]): Promise<void> {
    let rest = writes;
    for (let attempt = 0; rest.length > 0; attempt += 1) {
      await pause(attempt);
      const reply = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: rest } }));
      rest = reply.UnprocessedItems?.[table] ?? [];
    }
  }

  async function query(accountId: string, range: string, day: string, newestFirst: boolean, limit?: number) {
    const items: HistoryItem[] = [];
    let start: Item | undefined;
    do {
      const reply = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: `account = :account AND #day ${range} :day`,
          ExpressionAttributeNames: { '#day': 'day' },
          ExpressionAttributeValues: { ':account': { S: accountId }, ':day': { S: day } },
          ConsistentRead: true,
          ScanIndexForward: !newestFirst,
          ...(limit === undefined ? {} : { Limit: limit - items.length }),
          ...(start === undefined ? {} : { ExclusiveStartKey: start }),
        }),
      );
      items.push(...(reply.Items ?? []).map(fromItem));
      start = reply.LastEvaluatedKey;
    } while (start !== undefined && (limit === undefined || items.length < limit));
    return items;
  }

  return {
    async findMany(accountIds, day) {
      const keys = [...new Set(accountIds)].map((account) => ({ account: { S: account }, day: { S: day } }));
      const found = new Map<string, HistoryItem>();
      await inParallel(chunksOf(keys, keysPerGet), callsAtOnce, async (chunk) => {
        for (const item of await getAll(chunk)) {
          const entry = fromItem(item);
          found.set(entry.accountId, entry);
        }
      });
      return found;
    },
    findLatest: (accountId, before, limit) => query(accountId, '<', before, true, limit),
    listFrom: (accountId, from) => query(accountId, '>=', from, false),
    async save(items) {
      const writes = items.map((item) => ({ PutRequest: { Item: toItem(item, settings.retentionDays) } }));
      await inParallel(chunksOf(writes, writesPerCall), callsAtOnce, writeAll);
    },
    async remove(keys) {
      const writes = keys.map((key) => ({
        DeleteRequest: { Key: { account: { S: key.accountId }, day: { S: key.day } } },
      }));
      await inParallel(chunksOf(writes, writesPerCall), callsAtOnce, writeAll);
    },
  };
}
