import { createHash } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { blankRecord } from '../../lambdas/flows/blank-record.ts';
import { isSettled } from '../../lambdas/flows/open-run.ts';
import { planDay } from '../../lambdas/flows/plan-day.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { feedBucket } from '../../local/places.ts';
import { openStores } from '../support/stores.ts';

const decided = {
  ...blankRecord('2026-03-01'),
  isScored: true,
  runIds: ['r1'],
  decidedAt: '2026-03-02T06:00:00.000Z',
};

test.each([
  ['decided an hour ago', decided, '2026-03-02T07:00:00.000Z', true],
  ['decided a moment less than an hour ago', decided, '2026-03-02T06:59:59.999Z', false],
  ['decided, and begun again', { ...decided, runIds: ['r1', 'r2'] }, '2026-03-03T06:00:00.000Z', false],
  [
    'begun for the first time',
    { ...blankRecord('2026-03-01'), runIds: ['r1'] },
    '2026-03-03T06:00:00.000Z',
    false,
  ],
  ['waiting and never scored', blankRecord('2026-03-01'), '2026-03-02T06:00:00.000Z', true],
])('a day that was %s', (_how, record, now, settled) => {
  expect(isSettled(record, now)).toBe(settled);
});

test.each([
  ['less than an hour ago', '2026-03-02T06:59:59.999Z', false],
  ['an hour ago', '2026-03-02T07:00:00.000Z', true],
])('the parts of a day know whether another day was decided %s', async (_when, now, settled) => {
  const stores = await openStores();
  const Key = 'snapshots/2026-03-02/a.csv';
  await stores.world.clients.s3.send(
    new PutObjectCommand({ Bucket: feedBucket, Key, Body: 'account_id,nps\nA-1,5\n' }),
  );
  await stores.days.save(decided);
  const times = { runAt: '06:00', deadlineAt: '12:00', timeZone: 'UTC' };

  const { partsKey } = await planDay(
    { ...stores, digest: (text) => `${text.length}` },
    defaultModel,
    times,
    '2026-03-02',
    'execution-1',
    now,
  );

  expect(JSON.parse((await stores.work.read(partsKey)) ?? '')).toMatchObject([
    { key: Key, isSettled: settled },
  ]);
});

test.each(['a.csv', '_manifest.json'])(
  'a day is not scored by a file that lay there for a moment between the listing and the reading: %s',
  async (name) => {
    const stores = await openStores();
    const day = '2026-03-02';
    const put = (file: string, Body: string) =>
      stores.world.clients.s3.send(
        new PutObjectCommand({ Bucket: feedBucket, Key: `snapshots/${day}/${file}`, Body }),
      );
    const bodies = { 'a.csv': 'account_id,nps\nA-1,5\n', '_manifest.json': '{}' };
    for (const [file, body] of Object.entries(bodies)) await put(file, body);
    const { feed } = stores;
    const whileItLiesThere: typeof feed.read = async (key, part) => {
      if (!key.endsWith(name)) return feed.read(key, part);
      await put(name, 'account_id,nps\nA-2,5\n');
      const body = await feed.read(key, part);
      await put(name, bodies[name as keyof typeof bodies]);
      return body;
    };
    const planned = (read: typeof feed.read) =>
      planDay(
        {
          ...stores,
          feed: { ...feed, read },
          digest: (text) => createHash('sha256').update(text).digest('hex'),
        },
        defaultModel,
        { runAt: '06:00', deadlineAt: '12:00', timeZone: 'UTC' },
        day,
        'execution-1',
        '2026-03-03T06:00:00.000Z',
      );

    await expect(planned(whileItLiesThere)).rejects.toThrow(`${name} was replaced or taken away`);

    expect(await planned(feed.read)).toMatchObject({ outcome: 'run' });
  },
);
