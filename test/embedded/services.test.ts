import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { toSqsEvent } from '../../local/embedded/event.ts';
import { startServices } from '../../local/embedded/index.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import { standingClock, temporaryFolder } from './clients.ts';

afterEach(() => vi.unstubAllEnvs());

test('clients that are given nothing but the environment find every service', async () => {
  const { services, ran } = await servicesWith(null);
  for (const [name, value] of Object.entries(services.environment)) vi.stubEnv(name, value);
  const s3 = new S3Client();

  await s3.send(new PutObjectCommand({ Bucket: 'feed', Key: 'a/b', Body: 'x' }));
  const got = await s3.send(new GetObjectCommand({ Bucket: 'feed', Key: 'a/b' }));
  const { TopicArn } = await new SNSClient().send(new CreateTopicCommand({ Name: 't' }));
  const { TableNames } = await new DynamoDBClient().send(new ListTablesCommand({}));
  const stateMachineArn = 'arn:aws:states:eu-central-1:000000000000:stateMachine:day';
  await new SFNClient().send(new StartExecutionCommand({ stateMachineArn, input: '{"day":"2026-03-01"}' }));
  await services.states.idle();

  expect(await got.Body?.transformToString()).toBe('x');
  expect(TopicArn).toBe('arn:aws:sns:eu-central-1:000000000000:t');
  expect(TableNames).toEqual([]);
  expect(ran).toEqual([{ day: '2026-03-01' }]);
});

test('every service listens on this machine only', async () => {
  const { services } = await servicesWith(null);

  const endpoints = Object.entries(services.environment).filter(([name]) =>
    name.startsWith('AWS_ENDPOINT_URL_'),
  );

  expect(endpoints).toHaveLength(5);
  for (const [, endpoint] of endpoints) expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('a start that fails leaves nothing running', async () => {
  const folder = await temporaryFolder();
  const noFolder = join(folder, 'a-file');
  await writeFile(noFolder, 'x');

  await expect(servicesWith(folder, noFolder)).rejects.toThrow('a-file');

  await expect(servicesWith(folder)).resolves.toBeDefined();
});

test('puts become one queue record each, with keys encoded as S3 encodes them', () => {
  const put: PutEvent = {
    bucket: 'feed',
    key: 'snapshots/2026-03-01/a b+c(1)é.csv',
    size: 3,
    etag: '900150983cd24fb0d6963f7d28e17f72',
    versionId: 'v000002',
    at: Date.UTC(2026, 2, 1, 6),
  };

  const { Records } = toSqsEvent([put, { ...put, key: 'other' }]);

  expect(new Set(Records.map(({ messageId }) => messageId)).size).toBe(2);
  expect(Records.map(({ eventSource }) => eventSource)).toEqual(['aws:sqs', 'aws:sqs']);
  expect(JSON.parse(`${Records[0]?.body}`)).toMatchObject({
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        eventTime: '2026-03-01T06:00:00.000Z',
        eventName: 'ObjectCreated:Put',
        s3: {
          bucket: { name: 'feed' },
          object: {
            key: 'snapshots/2026-03-01/a+b%2Bc%281%29%C3%A9.csv',
            size: 3,
            eTag: '900150983cd24fb0d6963f7d28e17f72',
            versionId: 'v000002',
          },
        },
      },
    ],
  });
});

test('sequencers of one key rise as text with time and version', () => {
  const put: PutEvent = { bucket: 'b', key: 'k', size: 0, etag: 'e', versionId: 'v000009', at: 9_999 };
  const puts = [put, { ...put, versionId: 'v000010' }, { ...put, at: 10_000, versionId: 'v000011' }];

  const sequencers = toSqsEvent(puts).Records.map(
    ({ body }) => JSON.parse(body).Records[0].s3.object.sequencer,
  );

  expect(sequencers).toEqual([...sequencers].sort());
  expect(new Set(sequencers).size).toBe(3);
});

async function servicesWith(folder: string | null, feed: string | null = null) {
  const ran: unknown[] = [];
  const services = await startServices(standingClock().now, {
    s3: { buckets: { feed } },
    sns: { confirm: 'at-once', folder, onDelivery: () => {}, onConfirmation: () => {} },
    states: {
      run: async (input) => void ran.push(input),
      onFailure: (_execution, error) => expect.fail(`${error}`),
    },
    dynamo: { folder },
    secrets: {},
  });
  let isClosed = false;
  const close = async (): Promise<void> => {
    if (isClosed) return;
    isClosed = true;
    await services.close();
  };
  onTestFinished(close);
  return { services: { ...services, close }, ran };
}
