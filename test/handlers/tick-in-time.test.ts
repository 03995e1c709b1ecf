import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import type { Client } from '../../lambdas/adapters/runtime.ts';
import * as tick from '../../lambdas/handlers/tick.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { worldInMemory } from '../support/world.ts';

const now = Date.parse('2026-03-02T08:00:00Z');
const complaints =
  'complaint_id,account_id,reported_at,severity,summary\nc-1,acme,2026-03-02T07:30:00Z,critical,\n';

test('people are told in time although the feed takes longer than a tick has', async () => {
  let end = () => {};
  const isRead = new Promise<void>((resolve) => {
    end = resolve;
  });
  const slowToRead = (client: Client) =>
    (client as S3Client).middlewareStack.add(
      (next, { commandName }) =>
        async (call) => {
          const isLong = 'Key' in call.input && call.input.Key === 'complaints/long.csv';
          if (isLong && commandName === 'GetObjectCommand') await isRead;
          return next(call);
        },
      { step: 'initialize', name: 'slowToRead' },
    );
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
    onClient: slowToRead,
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
