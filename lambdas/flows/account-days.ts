import { type AccountDay, reasonsOf } from '../cases/rescue.ts';
import type { HealthHistory, HistoryItem } from '../ports.ts';
import { assess, bandOf } from '../scoring/assess.ts';
import { baselineTwice, emptyWindow, type Window, windowAfter } from '../scoring/baseline.ts';
import { addDays, type CalendarDay, daysBetween } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import type { Hundredths } from '../scoring/points.ts';

/** What the days before say about a day: the window of its baseline and the red days that lead up to it. */
export type Past = { readonly window: Window; readonly redStreak: number };

const noPast: Past = { window: emptyWindow, redStreak: 0 };

/** The past of `day`, from the account's latest item before it; both in the same model. */
function pastAfter(item: HistoryItem, day: CalendarDay): Past {
  return {
    window: windowAfter(item.window, item.index, daysBetween(item.day, day)),
    redStreak: item.redStreak,
  };
}

/** The red streak of a day: a red one adds to it, another known band ends it, an unknown day carries it on. */
export function redStreakAfter(model: Model, streak: number, index: Hundredths | null): number {
  if (index === null) return streak;
  return bandOf(model, index) === 'red' ? streak + 1 : 0;
}

/**
 * The past of `day` recomputed with another model from the stored values of the account's earlier items, so
 * that new weights alone never open a rescue (docs/rules.md).
 *
 * @param earlier in order of days
 */
export function pastRescored(model: Model, earlier: readonly HistoryItem[], day: CalendarDay): Past {
  const indices = new Map(earlier.map((item) => [item.day, assess(model, item.values).index]));
  return {
    window: emptyWindow.map((_, slot) => indices.get(addDays(day, slot - emptyWindow.length)) ?? null),
    redStreak: [...indices.values()].reduce<number>(
      (streak, index) => redStreakAfter(model, streak, index),
      0,
    ),
  };
}

/** The day as a rescue sees it. */
export function accountDayOf(item: HistoryItem): AccountDay {
  return {
    day: item.day,
    index: item.index,
    baselineTwice: baselineTwice(item.window),
    redStreak: item.redStreak,
  };
}

/**
 * Makes the later items of an account follow from what came before them, after a day was added, changed or
 * taken away. Items that are right already are not written again.
 *
 * @param before the account's latest item before `later`; null when there is none
 * @returns the later items as they are now
 */
export async function refoldLater(
  history: HealthHistory,
  modelFor: (version: string) => Promise<Model>,
  before: HistoryItem | null,
  later: readonly HistoryItem[],
): Promise<readonly HistoryItem[]> {
  const folded: HistoryItem[] = [];
  const changed: HistoryItem[] = [];
  let previous = before;
  for (const item of later) {
    const model = await modelFor(item.modelVersion);
    const past = await pastOf(history, model, previous, item.accountId, item.day);
    const redStreak = redStreakAfter(model, past.redStreak, item.index);
    const next = { ...item, window: past.window, redStreak };
    const isSame =
      redStreak === item.redStreak && past.window.every((index, slot) => index === item.window[slot]);
    if (!isSame) changed.push(next);
    folded.push(next);
    previous = next;
  }
  if (changed.length > 0) await history.save(changed);
  return folded;
}

/** The past of a day, given the latest item before it; recomputed when that item is of another model. */
export async function pastOf(
  history: HealthHistory,
  model: Model,
  previous: HistoryItem | null,
  accountId: string,
  day: CalendarDay,
): Promise<Past> {
  if (previous === null) return noPast;
  if (previous.modelVersion === model.version) return pastAfter(previous, day);
  const earlier = await history.findLatest(accountId, day, daysKept);
  return pastRescored(model, earlier.toReversed(), day);
}

/** More days than are ever kept of an account. */
const daysKept = 1_000;

/** Whether any of these days gives a reason for a rescue. */
export function hasReason(items: readonly HistoryItem[]): boolean {
  return items.some((item) => reasonsOf(accountDayOf(item)).length > 0);
}
