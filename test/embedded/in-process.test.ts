import { Readable } from 'node:stream';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { startDynamo } from '../../local/embedded/dynamodb.ts';
import { inProcess } from '../../local/embedded/in-process.ts';
import { listen, type Service } from '../../local/embedded/loopback.ts';
import { startS3 } from '../../local/embedded/s3.ts';
import { standingClock } from './clients.ts';

const identity = { region: 'eu-central-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
const unsigned = { sign: async <Sent>(request: Sent) => request };

/** Two clients of one service: one that calls it, and one that reaches it over a socket. */
async function clientsOf(start: (serve: typeof listen) => Promise<{ endpoint: string; close(): unknown }>) {
  const beside = inProcess(listen);
  const { endpoint, close } = await start(beside.listen);
  onTestFinished(async () => void (await close()));
  const common = { ...identity, endpoint, forcePathStyle: true };
  const { requestHandler } = beside;
  return {
    call: new S3Client({ ...common, requestHandler, signer: unsigned }),
    socket: new S3Client(common),
    dynamo: [new DynamoDBClient({ ...common, requestHandler, signer: unsigned }), new DynamoDBClient(common)],
  };
}

const s3 = (serve: typeof listen) => startS3({ buckets: { feed: null }, now: standingClock().now }, serve);
const saying = (service: Service) => (serve: typeof listen) => serve(service);

test('what is put by a call is got over a socket, and the other way round', async () => {
  const { call, socket } = await clientsOf(s3);
  const [Bucket, Key] = ['feed', "snapshots/a b+c(1)!'*é漢.csv"];
  const bytes = Buffer.alloc(300_000, 'x');
  const textAt = async (client: S3Client, key: string) =>
    (await client.send(new GetObjectCommand({ Bucket, Key: key }))).Body?.transformToString();

  await call.send(
    new PutObjectCommand({ Bucket, Key, Body: Readable.from([bytes]), ContentLength: 300_000 }),
  );
  await socket.send(new PutObjectCommand({ Bucket, Key: 'other', Body: 'text' }));

  expect(await textAt(socket, Key)).toBe(bytes.toString());
  expect(await textAt(call, 'other')).toBe('text');
  for (const client of [call, socket]) {
    const { Contents } = await client.send(new ListObjectsV2Command({ Bucket, Prefix: 'snapshots/a b+c(' }));
    expect(Contents?.map((each) => each.Key)).toEqual([Key]);
  }
});

test('a refusal is the same error by a call and over a socket', async () => {
  const { call, socket } = await clientsOf(s3);

  for (const client of [call, socket]) {
    const asked = client.send(new GetObjectCommand({ Bucket: 'feed', Key: 'nobody' }));
    await expect(asked).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } });
  }
});

test('dynalite answers by a call as over a socket, though nothing is signed', async () => {
  const { dynamo } = await clientsOf((serve) => startDynamo({ folder: null }, serve));
  const table = {
    TableName: 'table',
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
  };

  await dynamo[0]?.send(new CreateTableCommand(table));

  for (const client of dynamo) {
    expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual(['table']);
    const again = client.send(new CreateTableCommand(table));
    await expect(again).rejects.toMatchObject({ name: 'ResourceInUseException' });
  }
});

test('a service that breaks off is tried again by a call as over a socket', async () => {
  for (const way of ['call', 'socket'] as const) {
    let asked = 0;
    const clients = await clientsOf(
      saying(async () => {
        asked += 1;
        if (asked === 1) throw new Error('lost');
        return { status: 200, headers: { 'content-type': 'application/xml' }, body: '<ListBucketResult/>' };
      }),
    );

    await clients[way].send(new ListObjectsV2Command({ Bucket: 'feed' }));

    expect(asked).toBe(2);
  }
});
