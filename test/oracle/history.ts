import { type Day, plusDays } from './calendar.ts';
import type { Model } from './model.ts';
import { compare, rational } from './numbers.ts';
import { type Score, score, type Values } from './score.ts';

/** An account on a decided day. `baseline` is in thousandths of a point. */
export interface Entry extends Score {
  readonly account: string;
  readonly day: Day;
  readonly baseline: number | null;
}

/** Every account's entries by day, days ascending. */
export type History = ReadonlyMap<string, ReadonlyMap<Day, Entry>>;

/** Scores rows under one model; the score of a row that was scored before is remembered. */
export function scorer(model: Model): (values: Values) => Score {
  const remembered = new WeakMap<Values, Score>();
  return (values) => {
    const scored = remembered.get(values) ?? score(model, values);
    remembered.set(values, scored);
    return scored;
  };
}

/** The history that the accepted rows of the decided days give, days in ascending order. */
export function historyOf(
  days: ReadonlyMap<Day, ReadonlyMap<string, Values>>,
  scoreOf: (values: Values) => Score,
): History {
  const history = new Map<string, Map<Day, Entry>>();
  for (const day of [...days.keys()].sort()) {
    for (const [account, values] of days.get(day) ?? []) {
      const entries = history.get(account) ?? new Map<Day, Entry>();
      entries.set(day, { account, day, ...scoreOf(values), baseline: baselineOn(entries, day) });
      history.set(account, entries);
    }
  }
  return history;
}

/** The median of the known indices on the 30 days before, in thousandths of a point; null below 3 of them. */
function baselineOn(entries: ReadonlyMap<Day, Entry>, day: Day): number | null {
  const known: number[] = [];
  for (let back = 1; back <= 30; back += 1) {
    const index = entries.get(plusDays(day, -back))?.index;
    if (index !== undefined && index !== null) known.push(index);
  }
  return known.length < 3 ? null : 10 * median(known);
}

/** The middle value, for an even count the mean of the middle two, not rounded. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new Error('nothing has no median');
  return (lower + upper) / 2;
}

/** How far the index lies below the baseline, as a fraction; null without index or baseline, or when that is 0. */
export function dropOf({ index, baseline }: Pick<Entry, 'index' | 'baseline'>) {
  if (index === null || baseline === null || baseline === 0) return null;
  const below = Math.max(0, baseline - 10 * index);
  return rational(BigInt(below), BigInt(baseline));
}

/** A fall of 20 % or more, compared exactly. */
export function isSharpDrop(entry: Entry): boolean {
  const drop = dropOf(entry);
  return drop !== null && compare(drop, rational(1n, 5n)) >= 0;
}
