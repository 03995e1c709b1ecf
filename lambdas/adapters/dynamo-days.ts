import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { DayRecord, DayRecords } from '../ports.ts';
import { type Item, isConditionMet, textOf } from './dynamo-item.ts';
import { queryAll } from './pages.ts';

const lockKey = { subject: { S: 'lock' }, id: { S: 'run' } };

/** Day records and the run's lock, in the cases table: partition `days`, sort the day. */
export function dynamoDays(client: DynamoDBClient, table: string): DayRecords {
  function putLock(holder: string, until: string, condition: string, values: Item = {}): Promise<boolean> {
    return isConditionMet(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...lockKey, holder: { S: holder }, heldUntil: { S: until } },
          ConditionExpression: condition,
          ExpressionAttributeValues: { ':holder': { S: holder }, ...values },
        }),
      ),
    );
  }

  return {
    async find(day) {
      const key = { subject: { S: 'days' }, id: { S: day } };
      const reply = await client.send(
        new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      return reply.Item === undefined ? null : recordOf(reply.Item);
    },

    async list() {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'subject = :days',
        ExpressionAttributeValues: { ':days': { S: 'days' } },
        ConsistentRead: true,
      });
      return items.map(recordOf);
    },

    async save(record) {
      await client.send(new PutItemCommand({ TableName: table, Item: itemOf(record) }));
    },

    async replace(before, after) {
      const condition =
        before === null
          ? { ConditionExpression: 'attribute_not_exists(id)' }
          : {
              ConditionExpression: 'body = :before',
              ExpressionAttributeValues: { ':before': { S: JSON.stringify(before) } },
            };
      return isConditionMet(
        client.send(new PutItemCommand({ TableName: table, Item: itemOf(after), ...condition })),
      );
    },

    lock: (holder, now, until) =>
      putLock(holder, until, 'attribute_not_exists(id) OR holder = :holder OR heldUntil <= :now', {
        ':now': { S: now },
      }),

    keepLock: (holder, until) => putLock(holder, until, 'holder = :holder'),

    async unlock(holder) {
      await isConditionMet(
        client.send(
          new DeleteItemCommand({
            TableName: table,
            Key: lockKey,
            ConditionExpression: 'holder = :holder',
            ExpressionAttributeValues: { ':holder': { S: holder } },
          }),
        ),
      );
    },
  };
}

function itemOf(record: DayRecord): Item {
  return { subject: { S: 'days' }, id: { S: record.day }, body: { S: JSON.stringify(record) } };
}

function recordOf(item: Item): DayRecord {
  return JSON.parse(textOf(item, 'body')) as DayRecord;
}
