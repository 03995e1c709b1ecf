import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Ledger } from '../ports.ts';
import { type Item, textOf } from './dynamo-item.ts';

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
      const marks = new Map<string, string>();
      let start: Item | undefined;
      do {
        const reply = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'subject = :book',
            ExpressionAttributeValues: { ':book': { S: `ledger#${book}` } },
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        for (const item of reply.Items ?? []) marks.set(textOf(item, 'id'), textOf(item, 'mark'));
        start = reply.LastEvaluatedKey;
      } while (start !== undefined);
      return marks;
    },

    async write(book, subject, mark) {
      const item = { subject: { S: `ledger#${book}` }, id: { S: subject }, mark: { S: mark } };
      await client.send(new PutItemCommand({ TableName: table, Item: item }));
    },
  };
}
