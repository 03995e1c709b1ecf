import {
  BatchGetItemCommand,
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import { type _Object, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import { type Item, textOf } from './dynamo-item.ts';
import { fromForm } from './form-encoding.ts';
import type { Pace } from './pace.ts';

/** What one BatchGetItem may ask for. */
const keysPerGet = 100;
/** What one ListObjectsV2 gives at most. */
const keysPerList = 1_000;

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

/** Key attributes, all of them texts. */
type Key = Readonly<Record<string, string>>;

/** The items that are at these keys now, in the order of the keys, each once; a key may be given twice. */
export async function getAll(
  client: DynamoDBClient,
  pace: Pace,
  table: string,
  keys: readonly Key[],
): Promise<Item[]> {
  // An index that moves while it is read may name an item on two of its pages.
  const distinct = new Map(keys.map((key) => [JSON.stringify(Object.values(key)), key]));
  const names = Object.keys(keys[0] ?? {});
  const found = new Map<string, Item>();
  const asked = [...distinct.values()].map(
    (key): Item => Object.fromEntries(Object.entries(key).map(([name, value]) => [name, { S: value }])),
  );
  await pace.drain(asked, keysPerGet, async (batch) => {
    const request = { [table]: { Keys: batch, ConsistentRead: true } };
    const reply = await client.send(new BatchGetItemCommand({ RequestItems: request }));
    for (const item of reply.Responses?.[table] ?? [])
      found.set(JSON.stringify(names.map((name) => textOf(item, name))), item);
    return reply.UnprocessedKeys?.[table]?.Keys ?? [];
  });
  return [...distinct.keys()].map((key) => found.get(key)).filter((item) => item !== undefined);
}

/**
 * Every object under a prefix, or the first ones behind a key, page after page, in order of keys. They come encoded as
 * in a form: XML cannot hold every character that a key may have.
 */
export async function listAll(
  client: S3Client,
  bucket: string,
  prefix: string,
  { after, atMost }: { after?: string; atMost: number } = { atMost: Number.POSITIVE_INFINITY },
): Promise<_Object[]> {
  const objects: _Object[] = [];
  let token: string | undefined;
  do {
    const reply = await client.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: prefix,
        ContinuationToken: token,
        EncodingType: 'url',
        MaxKeys: Math.min(keysPerList, atMost - objects.length),
        ...(after === undefined ? {} : { StartAfter: after }),
      }),
    );
    for (const object of reply.Contents ?? []) {
      objects.push(object.Key === undefined ? object : { ...object, Key: fromForm(object.Key) });
    }
    token = reply.NextContinuationToken;
  } while (token !== undefined && objects.length < atMost);
  return objects;
}
