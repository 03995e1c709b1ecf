import { type DynamoDBClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { type _Object, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import type { Item } from './dynamo-item.ts';

/** Every item of a query, page after page. */
export async function queryAll(client: DynamoDBClient, query: QueryCommandInput): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const reply = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: start }));
    items.push(...(reply.Items ?? []));
    start = reply.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

/** Every object under a prefix, page after page, in order of keys. */
export async function listAll(client: S3Client, bucket: string, prefix: string): Promise<_Object[]> {
  const objects: _Object[] = [];
  let token: string | undefined;
  do {
    const reply = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
    );
    objects.push(...(reply.Contents ?? []));
    token = reply.NextContinuationToken;
  } while (token !== undefined);
  return objects;
}
