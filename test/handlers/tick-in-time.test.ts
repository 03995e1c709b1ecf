import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { type Client, setLog } from '../../lambdas/adapters/runtime.ts';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import { feedBucket } from '../../local/places.ts';
import { rescueOf } from '../support/cases.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { worldInMemory } from '../support/world.ts';

const now = Date.parse('2026-03-02T08:00:00Z');
const complaints =
  'complaint_id,account_id,reported_at,severity,summary\nc-1,acme,2026-03-02T07:30:00Z,critical,\n';

/** Keeps whoever reads `complaints/long.csv` waiting until its end is called. */
function longRead() {
  let end = () => {};
  const isRead = new Promise<void>((resolve) => {
    end = resolve;
  });
  const onClient = (client: Client) =>
    (client as S3Client).middlewareStack.add(
      (next, { commandName }) =>
        async (call) => {
          const isLong = 'Key' in call.input && call.input.Key === 'complaints/long.csv';
          if (isLong && commandName === 'GetObjectCommand') await isRead;
          return next(call);
        },
      { step: 'initialize', name: 'slowToRead' },
    );
  return { onClient, end: () => end() };
}

test('people are told in time although the feed takes longer than a tick has', async () => {
  const { onClient, end } = longRead();
  const told: string[] = [];
  const world = await worldInMemory({
    now: () => now,
    model: null,
    onDelivery: ({ topicArn, attributes }) => {
      if (attributes.step?.value === 'opened') told.push(`${topicArn?.split('recipient-')[1]}`);
    },
    onFailure: (error) => {
      throw error;
    },
    onClient,
  });
  onTestFinished(() => world.close());
  const put = async (key: string, Body: string) => {
    await world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: key, Body }));
    return { bucket: feedBucket, key, size: Body.length, etag: '', versionId: '', at: now };
  };
  const landed = [
    await put('accounts/accounts.csv', rosterFile({ acme: { tier: 'A' } })),
    await put('recipients/recipients.csv', recipientsFile(people)),
    await put('complaints/short.csv', complaints),
  ];
  await world.land(landed);
  await put('complaints/long.csv', complaints);

  const ticking = tick.handler({}, { getRemainingTimeInMillis: () => 300_000 });

  await expect.poll(() => told.sort()).toEqual(['dora', 'erik', 'olga', 'sam', 'tess']);
  end();
  expect(await ticking).toMatchObject({ published: 5, violations: [] });
});

test('a notice that cannot be made keeps a tick from neither its watch over escalation nor the end of its look', async () => {
  const { onClient, end } = longRead();
  const world = await worldInMemory({
    now: () => Date.parse('2026-03-06T08:00:00Z'),
    model: null,
    onDelivery: () => {},
    onFailure: () => {},
    onClient,
  });
  onTestFinished(() => world.close());
  const { cases } = wireStores(world.environment);
  const { rescue: _, ...broken } = rescueOf();
  await cases.save({ ...broken, version: 0 });
  await world.clients.s3.send(
    new PutObjectCommand({ Bucket: feedBucket, Key: 'complaints/long.csv', Body: complaints }),
  );
  const logged: string[] = [];
  setLog((line) => logged.push(line));

  let isOver = false;
  const ticking = tick.handler({}, { getRemainingTimeInMillis: () => 300_000 }).finally(() => {
    isOver = true;
  });
  const failed = expect(ticking).rejects.toThrow('is no rescue');

  const violated = JSON.stringify({ caseId: broken.caseId, why: 'step-not-sent' }).slice(1);
  await expect.poll(() => logged.some((line) => line.endsWith(violated))).toBe(true);
  expect(isOver).toBe(false);
  end();
  await failed;
});
