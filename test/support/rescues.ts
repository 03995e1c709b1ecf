import fc from 'fast-check';
import type { Case, Evidence } from '../../lambdas/cases/case.ts';
import { type AccountDay, foldLife, type RescueLife, unwritten } from '../../lambdas/cases/rescue.ts';
import { type RescueSetting, reconcileRescues } from '../../lambdas/cases/rescue-cases.ts';
import { baselineTwice, emptyWindow, windowAfter } from '../../lambdas/scoring/baseline.ts';
import { addDays, type CalendarDay, daysBetween } from '../../lambdas/scoring/calendar.ts';

export const accountDigest = '0123456789abcdef';

/** A day as a rescue sees it: index and baseline in points, red streak 0 unless it is said. */
export function accountDay(
  day: CalendarDay,
  index: number | null,
  baseline: number | null = null,
  redStreak = 0,
): AccountDay {
  return {
    day,
    index: index === null ? null : Math.round(index * 100),
    baselineTwice: baseline === null ? null : Math.round(baseline * 200),
    redStreak,
  };
}

/** The days of a timeline of indices in points, with the baselines and red streaks that follow from it. */
function timeline(days: readonly { day: CalendarDay; index: number | null }[]): readonly AccountDay[] {
  let window = emptyWindow;
  let redStreak = 0;
  let last: AccountDay | null = null;
  return days.map(({ day, index }) => {
    const known = index === null ? null : Math.round(index * 100);
    if (last !== null) window = windowAfter(window, last.index, daysBetween(last.day, day));
    if (known !== null) redStreak = known < 4000 ? redStreak + 1 : 0;
    last = { day, index: known, baselineTwice: baselineTwice(window), redStreak };
    return last;
  });
}

/** Indices around every bound that a rescue knows, given baselines of 80 and thereabouts. */
const index = fc.constantFrom(null, 30, 39.99, 40, 44.99, 45, 60, 64, 71.99, 72, 80, 80, 80, 95);

/** Timelines of up to 40 days, some of them without an entry. */
export const timelines = fc
  .array(fc.record({ gap: fc.constantFrom(1, 1, 1, 1, 2, 5), index }), { minLength: 1, maxLength: 40 })
  .map((steps) => {
    let day = '2026-03-01';
    return timeline(
      steps.map((step) => {
        day = addDays(day, step.gap);
        return { day, index: step.index };
      }),
    );
  });

export function evidenceOf(day: CalendarDay): Evidence {
  return {
    day,
    index: 6000,
    baselineTwice: 16_000,
    referenceDay: addDays(day, -1),
    falls: [{ indicator: 'index', change: -2000 }],
    weakest: [],
    coverage: { present: 1, total: 1 },
    modelVersion: 'm-1',
    provenance: { key: `snapshots/${day}/a.csv`, version: 'v1', line: 2 },
  };
}

/** What cases of the account are made with at 06:00 of the day after `day`. */
export function settingAt(day: CalendarDay, changes: Partial<RescueSetting> = {}): RescueSetting {
  const evidence = new Map<CalendarDay, Evidence>();
  for (let each = '2026-01-01'; each <= '2026-12-31'; each = addDays(each, 1))
    evidence.set(each, evidenceOf(each));
  return {
    accountId: 'acme',
    accountDigest,
    tier: 'B',
    now: `${addDays(day, 1)}T06:00:00.000Z`,
    modelVersion: 'm-1',
    foldedThrough: day,
    from: '2026-01-01',
    isKnown: () => true,
    corrected: null,
    evidence,
    ...changes,
  };
}

/** The cases that are stored after these changes, each write counted. */
export function stored(cases: readonly Case[], changes: readonly Case[]): readonly Case[] {
  const changed = changes.map(({ caseId }) => caseId);
  const saved = changes.map((each) => ({ ...each, version: each.version + 1 }));
  return [...cases.filter(({ caseId }) => !changed.includes(caseId)), ...saved];
}

/** The life of an account whose index fell from 80 to 60 on this day, with what came after. */
export function lifeFallenOn(day: CalendarDay, later: readonly AccountDay[] = []): RescueLife {
  return foldLife(unwritten, [accountDay(day, 60, 80), ...later], () => false, []);
}

/** The one stored case of an account that fell on this day, as decided at 06:00 of the day after. */
export function caseFallenOn(day: CalendarDay): Case {
  const [opened] = stored([], reconcileRescues([], lifeFallenOn(day), settingAt(day)));
  if (opened === undefined) throw new Error('a fall opens a rescue');
  return opened;
}
