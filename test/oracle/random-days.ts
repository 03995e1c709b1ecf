import type { Day } from './calendar.ts';
import { brokenFile } from './random-faults.ts';
import { type Levels, levelsOf } from './random-levels.ts';
import { dayAt, type FeedPlan, type Ingredient } from './random-plan.ts';
import { exactRow, roughRow } from './random-row.ts';
import { type FileTraits, type PlannedRow, snapshotFile } from './random-snapshot.ts';
import type { Chance } from './seeded.ts';

/** A file of the feed before it is delivered. */
interface PlannedFile {
  readonly key: string;
  readonly bytes: Buffer;
}

/** The files of a day as they first come, and the corrections of some of them. */
export interface PlannedDay {
  readonly day: Day;
  readonly files: readonly PlannedFile[];
  readonly corrected: readonly PlannedFile[];
}

/** The days of a feed; a missing day is left out. */
export function planDays(chance: Chance, plan: FeedPlan, ids: readonly string[]): PlannedDay[] {
  const massDay = plan.with.has('mass-fall') ? chance.integer(5, Math.max(5, plan.days - 4)) : null;
  const massSize = chance.pick([
    18,
    20,
    21,
    24,
    30,
    Math.floor(ids.length / 5),
    Math.floor(ids.length / 5) + 1,
  ]);
  const accounts = ids.map((id, at) => ({
    id,
    exact: chance.happens(0.7),
    levels: levelsOf(chance, plan.days, massDay !== null && at < massSize ? massDay : null),
  }));
  const days: PlannedDay[] = [];
  for (let offset = 0; offset < plan.days; offset += 1) {
    if (offset > 0 && plan.with.has('missing-days') && chance.happens(0.1)) continue;
    days.push(planDay(chance, plan, offset, accounts));
  }
  return days;
}

interface PlannedAccount {
  readonly id: string;
  readonly exact: boolean;
  readonly levels: Levels;
}

function planDay(
  chance: Chance,
  plan: FeedPlan,
  offset: number,
  accounts: readonly PlannedAccount[],
): PlannedDay {
  const day = dayAt(offset);
  const has = (ingredient: Ingredient, probability: number) =>
    plan.with.has(ingredient) && chance.happens(probability);
  const thin = has('suspicious', 0.08) ? chance.pick([0.5, 0.78, 0.8, 0.82]) : 1;
  const wrong = has('corrected', 0.15) ? chance.pick([0.6, 0.8, 1.3]) : 1;
  const rowsAt = (factor: number) => {
    const rows: PlannedRow[] = [];
    for (const { id, exact, levels } of accounts.slice(0, Math.ceil(accounts.length * thin))) {
      const level = levels[offset] ?? null;
      if (level === null) continue;
      const shown = Math.min(100, Math.round(level * factor * 100) / 100);
      rows.push({ account: id, cells: exact ? exactRow(shown) : roughRow(chance, shown) });
    }
    return rows;
  };

  const rows = rowsAt(wrong);
  if (has('doubled-rows', 0.2)) rows.push(...rows.filter(() => chance.happens(0.06)));
  const traits = (): FileTraits => ({
    format: has('jsonl', 0.4) ? 'jsonl' : 'csv',
    packed: has('gz', 0.4),
    broken: has('broken-rows', 0.4) ? chance.pick([2, 5, 20]) : 0,
  });
  const files = partsOf(chance, rows, has('split', 0.6) ? chance.integer(2, 4) : 1).map((part, number) => {
    const how = traits();
    const key = `snapshots/${day}/part-${number + 1}.${how.format}${how.packed ? '.gz' : ''}`;
    return { key, bytes: snapshotFile(chance, day, part, how) };
  });
  if (has('repeats', 0.2))
    files.push(...files.slice(0, 1).map(({ key, bytes }) => ({ key: copyOf(key), bytes })));
  if (has('broken-files', 0.12)) {
    const strange = rows.slice(0, 3).map((row) => ({ ...row, account: `X-${row.account}` }));
    const whole = snapshotFile(chance, day, strange, { format: 'csv', packed: false, broken: 0 });
    const { bytes, ending } = brokenFile(chance, whole);
    files.push({ key: `snapshots/${day}/broken.${ending}`, bytes });
  }
  if (wrong === 1) return { day, files, corrected: [] };

  const right = rowsAt(1);
  const parts = partsOf(chance, right, files.filter(({ key }) => key.includes('/part-')).length);
  const corrected = parts.map((part, number) => {
    const key = files[number]?.key ?? '';
    const format = key.includes('.jsonl') ? ('jsonl' as const) : ('csv' as const);
    return {
      key,
      bytes: snapshotFile(chance, day, part, { format, packed: key.endsWith('.gz'), broken: 0 }),
    };
  });
  return { day, files, corrected };
}

const copyOf = (key: string): string => key.replace('/part-', '/copy-of-part-');

function partsOf(chance: Chance, rows: readonly PlannedRow[], count: number): PlannedRow[][] {
  const parts: PlannedRow[][] = Array.from({ length: count }, () => []);
  for (const row of rows) chance.pick(parts).push(row);
  return parts.filter((part) => part.length > 0);
}
