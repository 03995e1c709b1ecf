import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, expect, test } from 'vitest';
import type { FunctionName } from '../../lambdas/environment.ts';
import type { PlanPart } from '../../lambdas/flows/day-plan.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { bundleHandlers, bundleOf } from '../../lib/bundling/bundle.ts';
import { functionNames } from '../../lib/functions.ts';
import { toSqsEvent } from '../../local/embedded/event.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile, snapshotFile, steerableModel } from '../support/company.ts';
import { worldInMemory } from '../support/world.ts';

/** The bundles have no clock but the machine's; this day is over, whatever time it is now. */
const day: CalendarDay = addDays(new Date().toISOString().slice(0, 10) as CalendarDay, -2);

const deliveries: Delivery[] = [];
const world = await worldInMemory({
  now: Date.now,
  model: steerableModel,
  onDelivery: (delivery) => deliveries.push(delivery),
  onFailure: (error) => {
    throw error;
  },
});
const folder = await mkdtemp(join(tmpdir(), 'bellwether-bundled-day-'));
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true });
});
await bundleHandlers(functionNames, folder);

async function call(name: FunctionName, event: unknown = {}): Promise<Record<string, unknown>> {
  const { handler } = await import(pathToFileURL(join(bundleOf(folder, name), 'index.mjs')).href);
  return handler(event);
}

async function put(key: string, body: string): Promise<PutEvent> {
  const command = new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body });
  const { ETag = '', VersionId = '' } = await world.clients.s3.send(command);
  const etag = ETag.replaceAll('"', '');
  return { bucket: feedBucket, key, size: body.length, etag, versionId: VersionId, at: Date.now() };
}

test('the bundles take in a day, decide it, tell people by SNS and show the page behind the link', async () => {
  const execution = 'bundled';
  const roster = await put('accounts/accounts.csv', rosterFile({ acme: {} }));
  const recipients = await put('recipients/recipients.csv', recipientsFile(people));
  await call('landed', toSqsEvent([roster, recipients]));
  await put(`snapshots/${day}/accounts.csv`, snapshotFile({ acme: 80, bolt: 'broken' }));

  const planned = await call('plan', { request: { day }, execution });
  const { bucket, key } = planned['plan'] as { bucket: string; key: string };
  const paper = await world.clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const parts = JSON.parse((await paper.Body?.transformToString()) ?? '') as PlanPart[];
  for (const part of parts) await call('score', { day, runId: planned['runId'], execution, part });
  const finished = await call('finish', { day, runId: planned['runId'], execution });
  await call('tick');
  await call('reachability');

  const told = deliveries.find(({ attributes }) => attributes['step']?.value === 'data-quality');
  const token = /https:\/\/bellwether\.example\/c\/(\S+)/.exec(told?.deliveries[0]?.body ?? '')?.[1] ?? '';
  const request = {
    type: 'REQUEST',
    methodArn: 'arn:aws:execute-api:eu-central-1:123456789012:pages/live/GET/c/token',
    httpMethod: 'GET',
    resource: '/c/{token}',
    pathParameters: { token },
    queryStringParameters: null,
    headers: {},
    multiValueHeaders: {},
    body: null,
    isBase64Encoded: false,
  };
  const { context } = await call('authorizer', request);
  const page = await call('page', { ...request, requestContext: { authorizer: context } });

  expect(finished).toEqual({ status: 'complete-with-rejects' });
  expect(told?.topicArn?.split('-').at(-1)).toBe('dana');
  expect(page).toMatchObject({ statusCode: 200, body: expect.stringContaining(day) });
});
