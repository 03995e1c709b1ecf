import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../ports.ts';
import { textOf } from './dynamo-item.ts';
import { queryAll } from './pages.ts';

/** The ledger in the cases table: partition the book, sort the subject. */
export function dynamoLedger(client: DynamoDBClient, table: string): Ledger {
  return {
    async find(book, subject) {
      const key = { subject: { S: `ledger#${book}` }, id: { S: subject } };
      const reply = await client.send(
        new GetItemCommand({ TableName: table, Key: key, ConsistentRead: true }),
      );
      return reply.Item === undefined ? null : textOf(reply.Item, 'mark');
    },

    async list(book) {
      const items = await queryAll(client, {
        TableName: table,
        KeyConditionExpression: 'subject = :book',
        ExpressionAttributeValues: { ':book': { S: `ledger#${book}` } },
        ConsistentRead: true,
      });
      return new Map(items.map((item) => [textOf(item, 'id'), textOf(item, 'mark')]));
    },

    async write(book, subject, mark) {
      const item = { subject: { S: `ledger#${book}` }, id: { S: subject }, mark: { S: mark } };
      await client.send(new PutItemCommand({ TableName: table, Item: item }));
    },
  };
}
