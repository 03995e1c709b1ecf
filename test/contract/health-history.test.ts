import { expect, test } from 'vitest';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { emptyWindow } from '../../lambdas/scoring/baseline.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { awkwardIds, openStores } from '../support/stores.ts';

const { history } = await openStores();

function itemOf(accountId: string, day: string, changes: Partial<HistoryItem> = {}): HistoryItem {
  return {
    accountId,
    day,
    modelVersion: '2026-1',
    index: 6107,
    coverage: { present: 96, total: 100 },
    contributions: [6107, null, 0],
    values: new Map([['nps', '-33.50']]),
    window: emptyWindow.map((_, slot) => (slot % 2 === 0 ? slot * 100 : null)),
    redStreak: 2,
    provenance: { key: `snapshots/${day}/a.csv`, version: 'v000001', line: 7 },
    ...changes,
  };
}

const days = (count: number, from = '2026-01-01') =>
  Array.from({ length: count }, (_, place) => addDays(from, place));

test.each(awkwardIds)('the day of account %j is found as it was saved', async (accountId) => {
  const item = itemOf(accountId, '2026-03-01');
  const unknown = itemOf(accountId, '2026-03-02', { index: null, contributions: [null, null, null] });
  await history.save([item, unknown]);

  expect((await history.findMany([accountId], '2026-03-01')).get(accountId)).toEqual(item);
  expect(await history.listFrom(accountId, '2026-03-01')).toEqual([item, unknown]);
});

test('the numbers of values are kept as written', async () => {
  const values = new Map([
    ['transactions_30d', '1.50'],
    ['spend_90d', '00012.000'],
    ['complaints_30d', '0'],
    ['nps', '-1e-15'],
  ]);
  await history.save([itemOf('values', '2026-03-01', { values })]);

  const found = (await history.findMany(['values'], '2026-03-01')).get('values');

  expect([...(found?.values ?? [])]).toEqual([...values]);
});

test.each([1, 25, 26, 100, 101, 250])(
  '%i accounts are saved, found and removed, each once',
  async (count) => {
    const ids = Array.from({ length: count }, (_, place) => `many-${place}`);
    const items = ids.map((id) => itemOf(id, '2026-02-01'));

    await history.save(items);
    const found = await history.findMany([...ids, ...ids, 'nobody'], '2026-02-01');
    await history.remove(ids.map((accountId) => ({ accountId, day: '2026-02-01' })));

    expect([...found.values()].sort((a, b) => (a.accountId < b.accountId ? -1 : 1))).toEqual(
      items.toSorted((a, b) => (a.accountId < b.accountId ? -1 : 1)),
    );
    expect((await history.findMany(ids, '2026-02-01')).size).toBe(0);
  },
);

test('nothing is asked for, nothing is found', async () => {
  expect((await history.findMany([], '2026-03-01')).size).toBe(0);
  expect(await history.listFrom('nobody', '0000-01-01')).toEqual([]);
  expect(await history.findLatest('nobody', '9999-12-31', 10)).toEqual([]);
});

test('a day that is saved again is replaced', async () => {
  await history.save([itemOf('again', '2026-03-01')]);
  await history.save([itemOf('again', '2026-03-01', { index: null })]);

  expect(await history.listFrom('again', '2026-01-01')).toEqual([
    itemOf('again', '2026-03-01', { index: null }),
  ]);
});

test('more days than one page of 1 MB are listed in order, from a day on and back from a day', async () => {
  const long = new Map(Array.from({ length: 100 }, (_, place) => [`column_${place}`, '1'.repeat(32)]));
  const items = days(400).map((day) => itemOf('long', day, { values: long }));
  await history.save(items);

  const all = await history.listFrom('long', '2026-01-01');
  const some = await history.listFrom('long', '2026-02-01');
  const latest = await history.findLatest('long', '2026-12-31', 350);

  expect(all.map(({ day }) => day)).toEqual(days(400));
  expect(some.map(({ day }) => day)).toEqual(days(369, '2026-02-01'));
  expect(latest.map(({ day }) => day)).toEqual(days(350, '2026-01-15').reverse());
});

test('the latest days lie before the named one, which is not among them, and are no more than asked for', async () => {
  await history.save(days(5).map((day) => itemOf('latest', day)));
  const latest = async (before: string, limit: number) =>
    (await history.findLatest('latest', before, limit)).map(({ day }) => day);

  expect(await latest('2026-01-05', 2)).toEqual(['2026-01-04', '2026-01-03']);
  expect(await latest('2026-01-06', 1)).toEqual(['2026-01-05']);
  expect(await latest('2026-01-01', 9)).toEqual([]);
});
