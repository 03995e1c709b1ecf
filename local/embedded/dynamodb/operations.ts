import { notImplemented, Refusal } from '../refusal.ts';
import { isMet, parseCondition, placeholdersOf } from './expression.ts';
import { query, scan } from './query.ts';
import { emptyTable, findItem, primaryKey, putItem, removeItem, requestedKey, type Table } from './table.ts';
import { type Item, itemBytes, validation } from './value.ts';

/** Every table by its name. */
export type Tables = Map<string, Table>;

/** A request's body, as far as one operation understands it: what it does not know is refused. */
export type Request = Readonly<Record<string, unknown>>;

type Operation = {
  readonly knows: readonly string[];
  readonly run: (tables: Tables, request: Request) => object;
};

const mostItemBytes = 409_600;
const mostWrites = 25;
const mostKeys = 100;

/** Members that change nothing here. */
const neutral = ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics', 'ConsistentRead', 'BillingMode'];
const conditional = ['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'];

const operations: Readonly<Record<string, Operation>> = {
  CreateTable: {
    knows: ['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes'],
    run: createTable,
  },
  DescribeTable: {
    knows: ['TableName'],
    run: (tables, request) => ({
      Table: { TableName: tableOf(tables, request).name, TableStatus: 'ACTIVE' },
    }),
  },
  ListTables: { knows: [], run: (tables) => ({ TableNames: [...tables.keys()].sort() }) },
  GetItem: {
    knows: ['TableName', 'Key'],
    run(tables, request) {
      const table = tableOf(tables, request);
      const item = findItem(table, requestedKey(table, request['Key'] as Item));
      return item === undefined ? {} : { Item: item };
    },
  },
  PutItem: {
    knows: ['TableName', 'Item', ...conditional],
    run(tables, request) {
      const table = tableOf(tables, request);
      const item = request['Item'] as Item;
      checkCondition(request, findItem(table, primaryKey(table, item)));
      checkSize(item);
      putItem(table, item);
      return {};
    },
  },
  DeleteItem: {
    knows: ['TableName', 'Key', ...conditional],
    run(tables, request) {
      const table = tableOf(tables, request);
      const key = requestedKey(table, request['Key'] as Item);
      checkCondition(request, findItem(table, key));
      removeItem(table, key);
      return {};
    },
  },
  BatchGetItem: { knows: ['RequestItems'], run: batchGet },
  BatchWriteItem: { knows: ['RequestItems'], run: batchWrite },
  Query: {
    knows: [
      'TableName',
      'IndexName',
      'KeyConditionExpression',
      'FilterExpression',
      'ExpressionAttributeNames',
      'ExpressionAttributeValues',
      'ScanIndexForward',
      'Limit',
      'ExclusiveStartKey',
      'Select',
    ],
    run: (tables, request) => query(tableOf(tables, request), request),
  },
  Scan: {
    knows: [
      'TableName',
      'FilterExpression',
      'ExpressionAttributeNames',
      'ExpressionAttributeValues',
      'Limit',
      'ExclusiveStartKey',
    ],
    run: (tables, request) => scan(tableOf(tables, request), request),
  },
};

/** Carries out one request; what is not known here is refused, never a false success. */
export function carryOut(tables: Tables, name: string, request: Request): object {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (operation === undefined) throw notImplemented(name);
  const unknown = Object.keys(request).filter(
    (member) => !operation.knows.includes(member) && !neutral.includes(member),
  );
  if (unknown.length > 0) throw notImplemented(`${name} with ${unknown.join(', ')}`);
  return operation.run(tables, request);
}

function tableOf(tables: Tables, { TableName }: Request): Table {
  const table = tables.get(String(TableName));
  if (table === undefined) {
    throw new Refusal(400, 'ResourceNotFoundException', 'Requested resource not found');
  }
  return table;
}

type KeySchema = readonly { readonly AttributeName: string; readonly KeyType: 'HASH' | 'RANGE' }[];

function createTable(tables: Tables, request: Request): object {
  const name = String(request['TableName']);
  if (tables.has(name)) throw new Refusal(400, 'ResourceInUseException', `Table already exists: ${name}`);
  const definitions = request['AttributeDefinitions'] as readonly { AttributeType: string }[];
  if (definitions.some(({ AttributeType }) => AttributeType !== 'S')) throw notImplemented('keys but text');
  const indexes = (request['GlobalSecondaryIndexes'] ?? []) as readonly {
    IndexName: string;
    KeySchema: KeySchema;
    Projection: { ProjectionType: string };
  }[];
  if (indexes.some(({ Projection }) => Projection.ProjectionType !== 'KEYS_ONLY'))
    throw notImplemented('indexes with more than keys');
  const keysByIndex = Object.fromEntries(
    indexes.map(({ IndexName, KeySchema }) => [IndexName, keysOf(KeySchema)]),
  );
  tables.set(name, emptyTable(name, keysOf(request['KeySchema'] as KeySchema), keysByIndex));
  return { TableDescription: { TableName: name, TableStatus: 'ACTIVE' } };
}

function keysOf(schema: KeySchema) {
  const named = (type: string) => schema.find(({ KeyType }) => KeyType === type)?.AttributeName ?? null;
  const partition = named('HASH');
  if (partition === null) throw validation('No Hash Key specified in schema.');
  return { partition, sort: named('RANGE') };
}

function checkCondition(request: Request, item: Item | undefined): void {
  const expression = request['ConditionExpression'];
  if (typeof expression !== 'string') return;
  if (!isMet(parseCondition(expression, placeholdersOf(request)), item ?? {}))
    throw new Refusal(400, 'ConditionalCheckFailedException', 'The conditional request failed');
}

function checkSize(item: Item): void {
  if (itemBytes(item) > mostItemBytes) throw validation('Item size has exceeded the maximum allowed size');
}

function batchGet(tables: Tables, request: Request): object {
  const asked = Object.entries(request['RequestItems'] as Record<string, { readonly Keys: readonly Item[] }>);
  checkCount(
    asked.reduce((sum, [, { Keys }]) => sum + Keys.length, 0),
    mostKeys,
  );
  const found = asked.map(([TableName, { Keys }]) => {
    const table = tableOf(tables, { TableName });
    const keys = Keys.map((key) => requestedKey(table, key));
    checkDistinct(keys);
    return [TableName, keys.flatMap((key) => findItem(table, key) ?? [])] as const;
  });
  return { Responses: Object.fromEntries(found), UnprocessedKeys: {} };
}

type Write = {
  readonly PutRequest?: { readonly Item: Item };
  readonly DeleteRequest?: { readonly Key: Item };
};

function batchWrite(tables: Tables, request: Request): object {
  const asked = Object.entries(request['RequestItems'] as Record<string, readonly Write[]>);
  checkCount(
    asked.reduce((sum, [, writes]) => sum + writes.length, 0),
    mostWrites,
  );
  const all = asked.map(([TableName, writes]) => ({ table: tableOf(tables, { TableName }), writes }));
  for (const { table, writes } of all) {
    checkDistinct(
      writes.map(({ PutRequest, DeleteRequest }) =>
        PutRequest === undefined
          ? requestedKey(table, DeleteRequest?.Key ?? {})
          : primaryKey(table, PutRequest.Item),
      ),
    );
    for (const { PutRequest } of writes) if (PutRequest !== undefined) checkSize(PutRequest.Item);
  }
  for (const { table, writes } of all) {
    for (const { PutRequest, DeleteRequest } of writes) {
      if (PutRequest !== undefined) putItem(table, PutRequest.Item);
      if (DeleteRequest !== undefined) removeItem(table, requestedKey(table, DeleteRequest.Key));
    }
  }
  return { UnprocessedItems: {} };
}

function checkCount(count: number, most: number): void {
  if (count === 0) throw validation('The batch request list cannot be empty');
  if (count > most) throw validation('Too many items requested for the batch call');
}

function checkDistinct(keys: readonly { readonly partition: string; readonly id: string }[]): void {
  const distinct = new Set(keys.map(({ partition, id }) => `${partition}\u0000${id}`));
  if (distinct.size < keys.length) throw validation('Provided list of item keys contains duplicates');
}
