/// <reference path="../../local/embedded/dynalite.d.ts" />
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type CreateTableCommandInput,
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { startDynamo } from '../../local/embedded/dynamodb.ts';
import type { Loopback } from '../../local/embedded/loopback.ts';
import { startMemoryDynamo } from '../../local/embedded/memory-dynamodb.ts';

const TableName = 'cases';
const table: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['subject', 'id', 'dueShard', 'due'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'subject', KeyType: 'HASH' },
    { AttributeName: 'id', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'dueShard', KeyType: 'HASH' },
        { AttributeName: 'due', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'KEYS_ONLY' },
    },
  ],
};

type Command = Parameters<DynamoDBClient['send']>[0];
/** Each run of commands has a table's worth of keys of its own. */
type Makes = (run: string) => Command;

const ids = ['1', '10', '2', 'a', 'ä', '漢', '\ue000', '🙂', '🙃'];
const id = fc.constantFrom(...ids);
const subject = fc.constantFrom('x', 'y');
const due = fc.option(fc.constantFrom('2026-03-01', '2026-03-02', '2026-03-03'), { nil: null });
const version = fc.integer({ min: 0, max: 2 });

const item = fc.record({ subject, id, due, version });
type Made = { subject: string; id: string; due: string | null; version: number };

function itemOf(run: string, made: Made) {
  return {
    subject: { S: run + made.subject },
    id: { S: made.id },
    version: { N: String(made.version) },
    body: { M: { list: { L: [{ S: made.id }, { BOOL: true }, { NULL: true }] } } },
    ...(made.due === null ? {} : { dueShard: { S: `${run}cases` }, due: { S: dueText(made.due, made) } }),
  };
}

/** No two are due at once: the order of equal sort keys in an index is nobody's promise. */
const dueText = (day: string, { subject, id }: Pick<Made, 'subject' | 'id'>) => `${day} ${subject} ${id}`;

const keyOf = (run: string, made: Pick<Made, 'subject' | 'id'>) => ({
  subject: { S: run + made.subject },
  id: { S: made.id },
});

const conditions = fc.oneof(
  fc.constant({}),
  fc
    .constantFrom('attribute_not_exists(id)', 'attribute_exists(#due)', 'NOT attribute_exists(#due)')
    .map((text) => ({
      ConditionExpression: text,
      ...(text.includes('#') ? { ExpressionAttributeNames: { '#due': 'due' } } : {}),
    })),
  fc
    .tuple(
      fc.constantFrom('=', '<', '<=', '>', '>='),
      fc.constantFrom('', 'attribute_not_exists(id) OR ', 'attribute_exists(id) and '),
      version,
    )
    .map(([by, before, read]) => ({
      ConditionExpression: `${before}version ${by} :read`,
      ExpressionAttributeValues: { ':read': { N: String(read) } },
    })),
  version.map((read) => ({
    ConditionExpression: 'version >= :read AND NOT (begins_with(#due, :march) or attribute_not_exists(id))',
    ExpressionAttributeNames: { '#due': 'due' },
    ExpressionAttributeValues: {
      ':read': { N: String(read) },
      ':march': { S: '2026-03' },
    },
  })),
);

const paging = fc.record({
  ScanIndexForward: fc.boolean(),
  Limit: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
});

const writes: fc.Arbitrary<Makes> = fc.oneof(
  fc.tuple(item, conditions).map(
    ([made, condition]) =>
      (run: string) =>
        new PutItemCommand({ TableName, Item: itemOf(run, made), ...condition }) as Command,
  ),
  fc.tuple(item, conditions).map(
    ([made, condition]) =>
      (run: string) =>
        new DeleteItemCommand({ TableName, Key: keyOf(run, made), ...condition }) as Command,
  ),
  fc.array(fc.tuple(item, fc.boolean()), { maxLength: 28 }).map(
    (all) => (run: string) =>
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: all.map(([made, isPut]) =>
            isPut
              ? { PutRequest: { Item: itemOf(run, made) } }
              : { DeleteRequest: { Key: keyOf(run, made) } },
          ),
        },
      }) as Command,
  ),
);

const reads: fc.Arbitrary<Makes> = fc.oneof(
  item.map((made) => (run: string) => new GetItemCommand({ TableName, Key: keyOf(run, made) }) as Command),
  fc.array(item, { maxLength: 6 }).map(
    (all) => (run: string) =>
      new BatchGetItemCommand({
        RequestItems: { [TableName]: { Keys: all.map((made) => keyOf(run, made)) } },
      }) as Command,
  ),
  fc.tuple(subject, id, fc.constantFrom('=', '<', '>='), paging, fc.boolean()).map(
    ([partition, sort, by, how, isAfter]) =>
      (run: string) =>
        new QueryCommand({
          TableName,
          KeyConditionExpression: `subject = :subject AND id ${by} :id`,
          ExpressionAttributeValues: { ':subject': { S: run + partition }, ':id': { S: sort } },
          ...how,
          ...(isAfter && by === '>='
            ? { ExclusiveStartKey: keyOf(run, { subject: partition, id: sort }) }
            : {}),
        }) as Command,
  ),
  fc.tuple(subject, version, paging, fc.boolean()).map(
    ([partition, read, how, isCounted]) =>
      (run: string) =>
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'subject = :subject',
          FilterExpression: 'version > :read',
          ExpressionAttributeValues: { ':subject': { S: run + partition }, ':read': { N: String(read) } },
          ...how,
          ...(isCounted ? { Select: 'COUNT' } : {}),
        }) as Command,
  ),
  fc.tuple(item, paging, fc.boolean()).map(
    ([made, how, isAfter]) =>
      (run: string) =>
        new QueryCommand({
          TableName,
          IndexName: 'due',
          KeyConditionExpression: 'dueShard = :shard AND due <= :now',
          ExpressionAttributeValues: { ':shard': { S: `${run}cases` }, ':now': { S: '2026-03-02~' } },
          ...how,
          ...(isAfter
            ? {
                ExclusiveStartKey: {
                  ...keyOf(run, made),
                  dueShard: { S: `${run}cases` },
                  due: { S: dueText(made.version === 0 ? '2026-03-01' : '2026-03-02', made) },
                },
              }
            : {}),
        }) as Command,
  ),
);

test('it answers whatever Bellwether asks as another implementation of DynamoDB does', async () => {
  const one = await clientOf(await startMemoryDynamo());
  const other = await clientOf(await startDynamo({ folder: null }));
  let runs = 0;

  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(writes, reads), { minLength: 5, maxLength: 30 }), async (story) => {
      runs += 1;
      for (const makes of story) {
        const run = `run ${runs} `;
        expect(await answer(one, makes(run))).toEqual(await answer(other, makes(run)));
      }
      const all = (partition: string) =>
        new QueryCommand({
          TableName,
          KeyConditionExpression: 'subject = :subject',
          ExpressionAttributeValues: { ':subject': { S: `run ${runs} ${partition}` } },
        }) as Command;
      for (const partition of ['x', 'y'])
        expect(await answer(one, all(partition))).toEqual(await answer(other, all(partition)));
    }),
    { numRuns: 20 },
  );
});

test('a scan shows every item once, page after page', async () => {
  const client = await clientOf(await startMemoryDynamo());
  for (const partition of ['x', 'y']) {
    for (const each of ids) {
      const Item = { subject: { S: partition }, id: { S: each } };
      await client.send(new PutItemCommand({ TableName, Item }));
    }
  }

  const seen: unknown[] = [];
  let start: Record<string, never> | undefined;
  do {
    const page = await client.send(new ScanCommand({ TableName, Limit: 4, ExclusiveStartKey: start }));
    seen.push(...(page.Items ?? []).map((each) => `${each['subject']?.S} ${each['id']?.S}`));
    start = page.LastEvaluatedKey as typeof start;
  } while (start !== undefined);

  expect(seen.toSorted()).toEqual(
    ['x', 'y'].flatMap((one) => ids.map((each) => `${one} ${each}`)).toSorted(),
  );
});

test.each([
  ['an operation', new UpdateItemCommand({ TableName, Key: keyOf('', { subject: 'x', id: '1' }) })],
  ['a member', new PutItemCommand({ TableName, Item: itemOf('', anItem()), ReturnValues: 'ALL_OLD' })],
  [
    'a function',
    new PutItemCommand({
      TableName,
      Item: itemOf('', anItem()),
      ConditionExpression: 'contains(body, :x)',
      ExpressionAttributeValues: { ':x': { S: 'x' } },
    }),
  ],
])('%s that it does not know is refused, never a false success', async (_what, command) => {
  const client = await clientOf(await startMemoryDynamo());

  await expect(client.send(command as never)).rejects.toMatchObject({
    $metadata: { httpStatusCode: 501 },
  });
});

test.each([
  ['an empty key', { subject: { S: '' }, id: { S: '1' } }],
  ['a key that is too long', { subject: { S: 'x' }, id: { S: 'x'.repeat(1_025) } }],
  ['an item that is too large', { subject: { S: 'x' }, id: { S: '1' }, body: { S: 'x'.repeat(409_600) } }],
  ['a key that is no text', { subject: { S: 'x' }, id: { N: '1' } }],
])('%s is refused', async (_what, Item) => {
  const client = await clientOf(await startMemoryDynamo());

  await expect(client.send(new PutItemCommand({ TableName, Item: Item as never }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
});

function anItem(): Made {
  return { subject: 'x', id: '1', due: null, version: 0 };
}

async function clientOf(service: Loopback): Promise<DynamoDBClient> {
  const client = new DynamoDBClient({
    endpoint: service.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  afterAll(async () => {
    client.destroy();
    await service.close();
  });
  await createTable(client, table);
  return client;
}

type Output = { readonly $metadata: unknown; readonly Responses?: Readonly<Record<string, unknown[]>> };

/** What a command gives, without what says nothing about the tables; of an error its name. */
async function answer(client: DynamoDBClient, command: Command): Promise<unknown> {
  try {
    const { $metadata, ...output } = (await client.send(command as never)) as Output;
    // A batch has no order.
    output.Responses?.[TableName]?.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    return output;
  } catch (error) {
    return error instanceof Error ? error.name : error;
  }
}
