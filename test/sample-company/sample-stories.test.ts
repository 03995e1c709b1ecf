import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { addDays, type CalendarDay, daysBetween } from '../../lambdas/scoring/calendar.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { writeSampleCompany } from '../../local/sample-company/write-sample-company.ts';
import { readRescues, rowsOf, rowsOfDay } from './rescues-of-folder.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** A sample company and what a plain reading of the rules makes of it. */
async function told(until: CalendarDay, seed: number) {
  const folder = mkdtempSync(join(tmpdir(), 'sample-stories-'));
  folders.push(folder);
  const { stories, firstDay } = await writeSampleCompany({ folder, until, seed });
  const days = Array.from({ length: 120 }, (_, number) => addDays(firstDay, number));
  const reading = readRescues(defaultModel, days, (day) => rowsOfDay(folder, day));
  const rescuesOf = (account: string | undefined) =>
    reading.rescues.filter((rescue) => rescue.account === account);
  const indexOf = (account: string | undefined, day: CalendarDay) =>
    reading.indices.get(account ?? '')?.get(day);
  return { until, folder, stories, days, reading, rescuesOf, indexOf };
}

const samples = await Promise.all([
  told('2026-05-17', 1),
  told('2025-12-26', 2),
  told('2024-03-05', 20_260_101),
]);

describe.each(samples)(
  'the stories of the sample that ends on $until',
  ({ until, folder, stories, days, reading, rescuesOf, indexOf }) => {
    const plotted = (plot: string) => stories.filter((story) => story.plot === plot);
    const firstOf = (plot: string) => {
      const [story] = plotted(plot);
      if (story === undefined) throw new Error(`no story tells ${plot}`);
      return { ...story, account: story.accountIds[0] ?? '' };
    };
    const openDays = (account: string) => rescuesOf(account).map(({ openedOn }) => openedOn);

    test('few rescues open in four months, nearly all of them told', () => {
      const inStories = new Set(stories.flatMap(({ accountIds }) => accountIds));

      expect(reading.rescues.length).toBeGreaterThanOrEqual(8);
      expect(reading.rescues.length).toBeLessThanOrEqual(20);
      expect(reading.rescues.filter(({ account }) => !inStories.has(account)).length).toBeLessThanOrEqual(4);
    });

    test('a sudden fall and a recovery open a rescue on their first day, and only one', () => {
      for (const { accountIds, on } of [...plotted('sudden-fall'), ...plotted('recovery')])
        expect(rescuesOf(accountIds[0])).toMatchObject([{ openedOn: on, reasons: ['sharp-drop'] }]);
      expect(plotted('sudden-fall')).toHaveLength(4);
    });

    test('the account that was saved is well again before a rescue could reopen', () => {
      const saved = plotted('sudden-fall').find(({ expect: seen }) => seen.includes('saved'));
      const account = saved?.accountIds[0] ?? '';
      const fortnightLater = addDays(saved?.on ?? '', 14);

      const afterwards = days.filter((day) => day > fortnightLater).map((day) => indexOf(account, day) ?? 0);
      expect(Math.min(...afterwards)).toBeGreaterThan(7400);
    });

    test('the account that was lost is in no snapshot after the day on which it left', () => {
      const lost = plotted('sudden-fall').find(({ expect: seen }) => seen.includes('lost'));
      const account = lost?.accountIds[0] ?? '';

      expect(indexOf(account, addDays(lost?.on ?? '', 8))).toEqual(expect.any(Number));
      expect(indexOf(account, addDays(lost?.on ?? '', 9))).toBeUndefined();
    });

    test('a recovery resolves by itself within two months', () => {
      for (const { accountIds } of plotted('recovery')) {
        const [rescue] = rescuesOf(accountIds[0]);
        expect(daysBetween(rescue?.openedOn ?? '', rescue?.recoveredOn ?? until)).toBeLessThan(60);
      }
    });

    test('the slow leak ends in the red band without any sharp drop, in the last weeks', () => {
      const { account } = firstOf('slow-leak');

      expect(rescuesOf(account)).toMatchObject([{ reasons: ['red-band'], recoveredOn: null }]);
      expect(daysBetween(openDays(account)[0] ?? '', until)).toBeLessThan(30);
      expect(indexOf(account, days[0] ?? '')).toBeGreaterThan(6500);
    });

    test('silence opens a rescue after one to four weeks; orders that come back close it', () => {
      const silent = plotted('going-silent');

      const waits = silent.map(({ accountIds, on }) =>
        daysBetween(on, openDays(accountIds[0] ?? '')[0] ?? until),
      );
      expect(waits.filter((wait) => wait < 7 || wait > 28)).toEqual([]);
      const recovered = silent.map(({ accountIds }) => rescuesOf(accountIds[0])[0]?.recoveredOn ?? null);
      expect(recovered.filter((day) => day !== null)).toHaveLength(1);
    });

    test('the feed failure would open rescues for half of the accounts, on that day only, and none opens', () => {
      const { on } = firstOf('feed-failure');

      expect([...reading.held.keys()]).toEqual([on]);
      expect(reading.held.get(on)?.length).toBeGreaterThan(80);
      expect(reading.rescues.filter(({ openedOn }) => openedOn === on)).toEqual([]);
    });

    test('the first version of the corrected file opens a rescue, the final one does not', () => {
      const { account, on } = firstOf('corrected-file');
      const firstVersion = rowsOf(
        'v1.csv',
        readFileSync(join(folder, `history/snapshots-${on}-accounts-v1.csv`)),
      );

      const uncorrected = readRescues(
        defaultModel,
        days.filter((day) => day <= on),
        (day) => (day === on ? firstVersion : rowsOfDay(folder, day)),
      );
      const opened = uncorrected.rescues.filter((rescue) => rescue.account === account);
      expect(opened.map(({ openedOn }) => openedOn)).toEqual([on]);
      expect(rescuesOf(account)).toEqual([]);
    });

    test('the account with thin coverage never has an index, the newcomer has one from its first day on', () => {
      const thin = firstOf('thin-coverage').account;
      const { account: newcomer, on: arrivedOn } = firstOf('not-on-roster');

      expect(new Set(reading.indices.get(thin)?.values())).toEqual(new Set([null]));
      expect(indexOf(newcomer, addDays(arrivedOn, -1))).toBeUndefined();
      expect(indexOf(newcomer, arrivedOn)).toEqual(expect.any(Number));
      expect(readFileSync(join(folder, 'accounts/accounts.csv'), 'utf8')).not.toContain(newcomer);
    });

    test('every kind of broken row lies in the files that were typed by hand, and takes nothing from the others', () => {
      const broken = (plot: string, name: string) =>
        readFileSync(join(folder, 'snapshots', firstOf(plot).on, name), 'latin1');

      const csv = broken('broken-csv-rows', 'typed-by-hand.csv').split('\n');
      expect(csv).toHaveLength(13);
      expect(broken('broken-jsonl-rows', 'typed-by-hand.jsonl').split('\n')).toHaveLength(5);
      expect(rowsOfDay(folder, firstOf('broken-csv-rows').on).length).toBeGreaterThan(180);
    });
  },
);

describe.each(samples)(
  'the complaints of the sample that ends on $until',
  ({ until, folder, stories, days }) => {
    const deliveries = readFileSync(join(folder, 'deliveries.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const complaints = deliveries
      .filter(({ key }) => key.startsWith('complaints/') && !key.includes('typed-by-hand'))
      .flatMap(({ at, file }) => rowsOf(file, readFileSync(join(folder, file))).map((row) => ({ at, row })));
    const tierOf = (account: string) =>
      readFileSync(join(folder, 'accounts/accounts.csv'), 'utf8').match(
        new RegExp(`^${account},(?:"[^"]*"|[^,]*),(.)`, 'm'),
      )?.[1];

    test('exactly three open a red channel: critical for S, A or B, high for S', () => {
      const opening = complaints
        .map(({ row }) => ({ account: row.get('account_id') ?? '', severity: row.get('severity') }))
        .filter(({ account, severity }) =>
          severity === 'critical' ? tierOf(account) !== 'C' : severity === 'high' && tierOf(account) === 'S',
        );

      const told = stories
        .filter(({ plot }) => plot.startsWith('red-channel'))
        .flatMap(({ accountIds }) => accountIds);
      expect(opening.map(({ account }) => account).toSorted()).toEqual(told.toSorted());
    });

    test('one is still ticking through the day after the last one', () => {
      const account = stories.find(({ plot }) => plot === 'red-channel-ticking')?.accountIds[0];

      const reported = complaints
        .filter(({ row }) => row.get('account_id') === account)
        .map(({ row }) => row.get('reported_at'));
      expect(reported).toEqual([`${until}T23:20:00.000Z`]);
    });

    test('a file is delivered when the last complaint in it was reported, which comes after the roster', () => {
      expect(complaints.filter(({ at, row }) => (row.get('reported_at') ?? '') > at)).toEqual([]);
      expect(complaints.filter(({ row }) => (row.get('reported_at') ?? '') < (days[0] ?? ''))).toEqual([]);
    });

    test('a snapshot counts the complaints that were delivered', () => {
      for (const cells of rowsOfDay(folder, until)) {
        const own = complaints.filter(({ row }) => row.get('account_id') === cells.get('account_id'));
        const recent = own.filter(
          ({ row }) => daysBetween((row.get('reported_at') ?? '').slice(0, 10), until) < 30,
        );
        if (cells.has('complaints_30d')) expect(cells.get('complaints_30d')).toBe(String(recent.length));
      }
    });
  },
);
