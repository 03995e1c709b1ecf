import { expect, test } from 'vitest';
import { blankRecord } from '../../lambdas/flows/blank-record.ts';
import { planKey } from '../../lambdas/flows/day-plan.ts';
import { reportOverdue } from '../../lambdas/flows/overdue.ts';
import type { DayRecord } from '../../lambdas/ports.ts';
import { openStores } from '../support/stores.ts';

const stores = await openStores();
/** No file lies in these feeds. */
const digest = () => 'no files';
const times = { runAt: '06:00', deadlineAt: '12:00', timeZone: 'UTC' };

test('a run that decides a day while it is found to be overdue is not undone', async () => {
  const day = '2026-03-02';
  const first: DayRecord = { ...blankRecord('2026-03-01'), lastRunId: 'r-1', status: 'complete' };
  const waiting: DayRecord = {
    ...blankRecord(day),
    lastRunId: 'r-2',
    filesDigest: digest(),
    status: 'waiting',
  };
  const decided: DayRecord = { ...waiting, status: 'complete', isScored: true, runIds: ['r-3'] };
  for (const record of [first, waiting]) await stores.days.save(record);
  await stores.work.write(planKey(day, 'r-2'), JSON.stringify({ waitsFor: ['two.csv'] }));
  const days = {
    ...stores.days,
    async list() {
      const records = await stores.days.list();
      await stores.days.save(decided);
      return records;
    },
  };

  const reported = await reportOverdue({ ...stores, days, digest }, times, '2026-03-03T12:00:00.000Z');

  expect(reported).toEqual([]);
  expect(await stores.days.find(day)).toEqual(decided);
});

test.each([
  ['whose run has not ended is late', null, []],
  ['whose run found nothing is missing', digest(), ['2026-04-02']],
])('a day %s, though its files are gone', async (_, filesDigest, expected) => {
  const { days, cases, feed, work } = await openStores();
  await days.save({
    ...blankRecord('2026-04-01'),
    lastRunId: 'r-1',
    filesDigest: 'a file',
    status: 'complete',
  });
  await days.save({ ...blankRecord('2026-04-02'), lastRunId: 'r-2', filesDigest, status: 'missing' });

  const reported = await reportOverdue(
    { days, cases, feed, work, digest },
    times,
    '2026-04-03T12:00:00.000Z',
  );

  expect(reported).toEqual(expected);
});

test.each([
  ['that have changed since is late', 'others', []],
  ['that it speaks of is incomplete', 'no files', ['2026-04-02']],
])('a day that waits with files %s', async (_, filesDigest, expected) => {
  const { days, cases, feed, work } = await openStores();
  const first = { ...blankRecord('2026-04-01'), filesDigest: 'a file', status: 'complete' } as const;
  await days.save({ ...first, lastRunId: 'r-1' });
  await days.save({ ...blankRecord('2026-04-02'), lastRunId: 'r-2', filesDigest, status: 'waiting' });
  await work.write(planKey('2026-04-02', 'r-2'), JSON.stringify({ waitsFor: ['two.csv'] }));

  const reported = await reportOverdue(
    { days, cases, feed, work, digest },
    times,
    '2026-04-03T12:00:00.000Z',
  );

  expect(reported).toEqual(expected);
});
