import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { rescuesAround } from '../../lambdas/flows/account-story.ts';
import { type DecidePorts, decideNewDay, isConcerned } from '../../lambdas/flows/decide-rescues.ts';
import type { CaseStore, DayRecord, HistoryItem } from '../../lambdas/ports.ts';
import { baselineTwice, emptyWindow, windowAfter } from '../../lambdas/scoring/baseline.ts';
import { addDays, daysBetween } from '../../lambdas/scoring/calendar.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { timelines } from '../support/rescues.ts';

const accountId = 'acme';

/** An account's items as its days were scored, with the windows that follow from them. */
function itemsOf(days: readonly { day: string; index: number | null; redStreak: number }[]): HistoryItem[] {
  let last: HistoryItem | null = null;
  return days.map(({ day, index, redStreak }) => {
    const window: HistoryItem['window'] =
      last === null ? emptyWindow : windowAfter(last.window, last.index, daysBetween(last.day, day));
    const contributions = defaultModel.indicators.map((_, place) => (place === 0 ? index : null));
    const coverage = { present: 100, total: 100 };
    const provenance = { key: `snapshots/${day}/a.csv`, version: 'v1', line: 2 };
    const values = new Map<string, string>();
    const rest = { coverage, contributions, values, window, redStreak, provenance };
    last = { accountId, day, modelVersion: defaultModel.version, index, ...rest };
    return last;
  });
}

/**
 * Decides an account's days as they come, one run a day. On the named days the index of cases lags behind, and
 * no rescue is found by it. Each is decided so many times, by functions that began at once.
 */
async function decided(items: readonly HistoryItem[], lagsOn: ReadonlySet<string>, times = 1) {
  const stored = new Map<string, Case>();
  const papers = new Map<string, string>();
  const saves: string[] = [];
  let today = '';
  const unused = () => {
    throw new Error('not a part of deciding');
  };
  const cases: CaseStore = {
    find: async (caseId) => stored.get(caseId) ?? null,
    ofAccount: async () => [...stored.values()],
    aliveFrom: async (_kind, day) =>
      lagsOn.has(today) ? [] : [...stored.values()].filter((each) => (each.resolvedOn ?? day) >= day),
    save: async (about) => {
      if ((stored.get(about.caseId)?.version ?? 0) !== about.version) return 'conflict';
      stored.set(about.caseId, { ...about, version: about.version + 1 });
      saves.push(today);
      return 'saved';
    },
    ofDay: unused,
    dueBy: unused,
    nextDueAt: unused,
  };
  const at = (day: string) => items.filter((item) => item.day === day);
  const ports: DecidePorts = {
    cases,
    history: {
      findMany: async (_ids, day) => new Map(at(day).map((item) => [item.accountId, item])),
      findLatest: unused,
      listFrom: async (_id, from) => items.filter(({ day }) => day >= from && day <= today),
      save: unused,
      remove: unused,
    },
    work: {
      list: unused,
      read: async (key) => papers.get(key) ?? null,
      write: async (key, text) => void papers.set(key, text),
    },
    digest: () => '0123456789abcdef',
    directory: { findAccounts: async () => new Map() },
    days: { save: unused },
  };
  for (const [place, { day, index, window, redStreak }] of items.entries()) {
    today = day;
    const figures = { index, baselineTwice: baselineTwice(window), redStreak };
    const row = { accountId, line: 2, ...figures, hasLaterReason: false };
    const around = await rescuesAround(cases, day);
    const about = {
      day,
      runId: day,
      model: defaultModel,
      around,
      rows: new Map(isConcerned(day, row, around) ? [[accountId, row]] : []),
      has: () => true,
      gone: [],
      known: 1,
      others: items.slice(0, place).map((item) => ({ day: item.day, isMassFall: false }) as DayRecord),
      corrected: null,
      now: `${addDays(day, 1)}T06:00:00.000Z`,
    };
    for (let time = 0; time < times; time += 1) await decideNewDay(ports, about);
  }
  return { cases: [...stored.values()], saves };
}

/** What the facts tell of the cases; when it was written down and how often is not part of it. */
const told = (cases: readonly Case[]) =>
  cases.map(({ openedOn, reasons, state, resolvedOn, resolvedAs, rescue }) => ({
    openedOn,
    reasons,
    state,
    resolvedOn,
    resolvedAs,
    given: rescue?.given,
    curedDays: rescue?.curedDays,
  }));

test('an index that lags behind changes no rescue, as long as it has caught up on the last day', async () => {
  await fc.assert(
    fc.asyncProperty(timelines, fc.func(fc.boolean()), async (days, isLagging) => {
      const items = itemsOf(days);
      const lagsOn = new Set(days.slice(0, -1).flatMap(({ day }) => (isLagging(day) ? [day] : [])));

      const late = await decided(items, lagsOn);
      const prompt = await decided(items, new Set());

      expect(told(late.cases)).toEqual(told(prompt.cases));
    }),
  );
});

test('a day that neither cures nor adds anything writes nothing about an open rescue', async () => {
  const indices = [80, 80, 80, 60, 60, 79, 60, 61, 62];
  const days = indices.map((index, place) => ({
    day: addDays('2026-03-01', place),
    index: index * 100,
    redStreak: 0,
  }));

  const { cases, saves } = await decided(itemsOf(days), new Set());

  expect(cases).toHaveLength(1);
  // It opened on the 4th; the 6th began to cure it, the 7th ended that.
  expect(saves).toEqual(['2026-03-04', '2026-03-06', '2026-03-07']);
});

test('a day that is decided twice by functions that began at once counts once in what it cures', async () => {
  const indices = [80, 80, 80, 60, 79, 79, 79, 79];
  const days = indices.map((index, place) => ({
    day: addDays('2026-03-01', place),
    index: index * 100,
    redStreak: 0,
  }));

  const { cases } = await decided(itemsOf(days), new Set(), 2);

  expect(cases.map(({ state, rescue }) => [state, rescue?.curedDays])).toEqual([['open', 4]]);
});
