import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import type { Notice, NoticeStore } from '../ports.ts';
import { type Item, isConditionMet, textOf } from './dynamo-item.ts';
import { queryAll } from './pages.ts';

/** Unpublished notices in the `due` index. */
const dueShard = 'notice';
/** More than anybody may be sent in a minute, red channels included; older ones are not looked at. */
const recentNotices = 100;

/** Notices in the cases table: partition the recipient, sort the notice id, which begins with its time. */
export function dynamoNotices(client: DynamoDBClient, table: string): NoticeStore {
  const put = (notice: Notice, condition?: string, values?: Item) =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: itemOf(notice),
        ...(condition === undefined ? {} : { ConditionExpression: condition }),
        ...(values === undefined ? {} : { ExpressionAttributeValues: values }),
      }),
    );

  async function find(recipientId: string, noticeId: string): Promise<Notice | null> {
    const reply = await client.send(
      new GetItemCommand({ TableName: table, Key: keyOf(recipientId, noticeId), ConsistentRead: true }),
    );
    return reply.Item === undefined ? null : noticeOf(reply.Item);
  }

  return {
    find,
    create: (notice) => isConditionMet(put(notice, 'attribute_not_exists(id)')),
    claim: (notice, until) =>
      isConditionMet(
        put({ ...notice, nextAttemptAt: until }, 'nextDueAt = :seen', {
          ':seen': { S: notice.nextAttemptAt },
        }),
      ),
    async save(notice) {
      await put(notice);
    },
    async remove(notice) {
      await client.send(
        new DeleteItemCommand({ TableName: table, Key: keyOf(notice.recipientId, notice.noticeId) }),
      );
    },

    async listUnpublished() {
      const items = await queryAll(client, {
        TableName: table,
        IndexName: 'due',
        KeyConditionExpression: 'dueShard = :shard',
        ExpressionAttributeValues: { ':shard': { S: dueShard } },
      });
      const found: Notice[] = [];
      for (const item of items) {
        const notice = await find(textOf(item, 'subject').slice('notice#'.length), textOf(item, 'id'));
        if (notice !== null && notice.publishedAt === null) found.push(notice);
      }
      return found;
    },

    async countPublishedSince(recipientId, since) {
      let [counted, seen] = [0, 0];
      let start: Item | undefined;
      // A page ends after 1 MB, which few long digests fill.
      do {
        const reply = await client.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'subject = :subject',
            FilterExpression: 'publishedAt > :since',
            ExpressionAttributeValues: { ':subject': { S: `notice#${recipientId}` }, ':since': { S: since } },
            ScanIndexForward: false,
            Limit: recentNotices - seen,
            Select: 'COUNT',
            ConsistentRead: true,
            ExclusiveStartKey: start,
          }),
        );
        counted += reply.Count ?? 0;
        seen += reply.ScannedCount ?? 0;
        start = reply.LastEvaluatedKey;
      } while (start !== undefined && seen < recentNotices);
      return counted;
    },
  };
}

function keyOf(recipientId: string, noticeId: string): Item {
  return { subject: { S: `notice#${recipientId}` }, id: { S: noticeId } };
}

function itemOf(notice: Notice): Item {
  return {
    ...keyOf(notice.recipientId, notice.noticeId),
    body: { S: JSON.stringify(notice) },
    ...(notice.publishedAt === null
      ? { dueShard: { S: dueShard }, nextDueAt: { S: notice.nextAttemptAt } }
      : { publishedAt: { S: notice.publishedAt } }),
  };
}

function noticeOf(item: Item): Notice {
  return JSON.parse(textOf(item, 'body')) as Notice;
}
