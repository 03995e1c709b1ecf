import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import { wireRun } from '../../lambdas/adapters/wiring.ts';
import { runEnvironment } from '../../lambdas/environment.ts';
import { bundleHandlers, bundleOf } from '../../lib/bundling/bundle.ts';
import { createTable } from '../../local/create-table.ts';
import { startDynamo } from '../../local/embedded/dynamodb.ts';
import { embeddedIdentity } from '../../local/embedded/identity.ts';
import { startS3 } from '../../local/embedded/s3.ts';
import { environmentOf, feedBucket, tables, workBucket } from '../../local/places.ts';

const steps = ['plan', 'score', 'finish'] as const;
const folder = await mkdtemp(join(tmpdir(), 'bellwether-bundled-day-'));
const s3 = await startS3({ buckets: { [feedBucket]: null, [workBucket]: null }, now: Date.now });
const dynamo = await startDynamo({ folder: null });
afterAll(async () => {
  await s3.close();
  await dynamo.close();
  await rm(folder, { recursive: true });
});
await bundleHandlers(steps, folder);

type Handler = (event: unknown) => Promise<unknown>;

async function deployed(name: (typeof steps)[number]): Promise<Handler> {
  const module = await import(pathToFileURL(join(bundleOf(folder, name), 'index.mjs')).href);
  return module.handler as Handler;
}

test('a day goes through the deployed bundles, over sockets, with nothing of the SDK missing', async () => {
  const settings = { linkBaseUrl: 'https://bellwether.example', runAt: '06:00', model: null };
  Object.assign(process.env, embeddedIdentity, environmentOf('', settings), {
    AWS_ENDPOINT_URL_S3: s3.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
  });
  const { clients, days, history } = wireRun(runEnvironment.parse(process.env));
  for (const table of tables) await createTable(clients.dynamo, table);
  const day = '2026-03-02';
  const Body = 'account_id,nps,complaints_30d,days_past_due\nA,50,0,0\nB,n/a,0,0\nC,10,3,20\n';
  await clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: `snapshots/${day}/a.csv`, Body }));

  const planned = (await (await deployed('plan'))({ day })) as { runId: string; plan: { key: string } };
  const paper = await clients.s3.send(new GetObjectCommand({ Bucket: workBucket, Key: planned.plan.key }));
  const parts = JSON.parse((await paper.Body?.transformToString()) ?? '[]') as unknown[];
  const score = await deployed('score');
  for (const part of parts) await score({ day, runId: planned.runId, part });
  await (await deployed('finish'))({ day, runId: planned.runId });

  expect((await days.find(day))?.counts).toEqual({ read: 3, scored: 2, rejected: 1, held: 0 });
  expect([...(await history.findMany(['A', 'B', 'C'], day)).keys()].sort()).toEqual(['A', 'C']);
}, 120_000);
