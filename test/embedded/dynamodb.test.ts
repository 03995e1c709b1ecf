import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  type CreateTableCommandInput,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { createTable } from '../../local/create-table.ts';
import { FolderInUse, startDynamo } from '../../local/embedded/dynamodb.ts';
import { temporaryFolder } from './clients.ts';

const TableName = 'history';
const table: CreateTableCommandInput = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
};

test('a table can be used as soon as it is created', async () => {
  const { client } = await dynamoIn(null);

  await createTable(client, table);
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  await client.send(new PutItemCommand({ TableName, Item: item('a') }));

  expect(Table?.TableStatus).toBe('ACTIVE');
  expect(await read(client, 'a')).toEqual(item('a'));
});

test('a conditional put that loses says so', async () => {
  const { client } = await dynamoIn(null);
  await createTable(client, table);
  const once = { TableName, Item: item('a'), ConditionExpression: 'attribute_not_exists(id)' };
  await client.send(new PutItemCommand(once));

  const again = client.send(new PutItemCommand(once));

  await expect(again).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' });
});

test('writes are counted when they are done, looks are not', async () => {
  const { client, dynamo } = await dynamoIn(null);
  await createTable(client, table);
  const before = dynamo.writes();

  await client.send(new PutItemCommand({ TableName, Item: item('a') }));
  const after = dynamo.writes();
  await read(client, 'a');

  expect(after).toBe(before + 1);
  expect(dynamo.writes()).toBe(after);
});

test('items survive a restart in a folder, and nothing survives in memory', async () => {
  const folder = await temporaryFolder();
  const before = await dynamoIn(folder);
  await createTable(before.client, table);
  await before.client.send(new PutItemCommand({ TableName, Item: item('a') }));
  await before.dynamo.close();

  const after = await dynamoIn(folder);
  const other = await dynamoIn(null);

  expect(await read(after.client, 'a')).toEqual(item('a'));
  await expect(read(other.client, 'a')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
});

test('a second opener of a folder gets an error that names it, until the first one closes', async () => {
  const folder = await temporaryFolder();
  const first = await dynamoIn(folder);

  await expect(startDynamo({ folder })).rejects.toThrow(new FolderInUse(folder, null).message);
  await first.dynamo.close();

  await expect(dynamoIn(folder)).resolves.toBeDefined();
});

test('a folder whose opener was killed can be opened', async () => {
  const folder = await temporaryFolder();
  const module = new URL('../../local/embedded/dynamodb.ts', import.meta.url).href;
  const script = `const { startDynamo } = await import('${module}');
    await startDynamo({ folder: ${JSON.stringify(folder)} });
    console.log('open');`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  await expect(startDynamo({ folder })).rejects.toThrow(FolderInUse);

  child.kill('SIGKILL');
  await once(child, 'exit');

  await expect(dynamoIn(folder)).resolves.toBeDefined();
});

async function dynamoIn(folder: string | null) {
  const dynamo = await startDynamo({ folder });
  const client = new DynamoDBClient({
    endpoint: dynamo.endpoint,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    client.destroy();
    await dynamo.close();
  };
  onTestFinished(close);
  return { client, dynamo: { ...dynamo, close } };
}

function item(id: string) {
  return { id: { S: id }, index: { N: '82.1' } };
}

async function read(client: DynamoDBClient, id: string) {
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id: { S: id } } }));
  return Item;
}
