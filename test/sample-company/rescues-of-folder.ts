import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { assess } from '../../lambdas/scoring/assess.ts';
import { baselineTwice, emptyWindow, windowAfter } from '../../lambdas/scoring/baseline.ts';
import { type CalendarDay, daysBetween } from '../../lambdas/scoring/calendar.ts';
import { isBackAt, isSharpDrop } from '../../lambdas/scoring/drop.ts';
import type { Model } from '../../lambdas/scoring/model.ts';

/** The cells of one row by column name; a missing one is absent. */
export type Cells = ReadonlyMap<string, string>;

type Reason = 'sharp-drop' | 'red-band';

type Rescue = {
  readonly account: string;
  readonly openedOn: CalendarDay;
  readonly reasons: Reason[];
  recoveredOn: CalendarDay | null;
};

export type Reading = {
  /** Index in hundredths by account and day; `null` where unknown. */
  readonly indices: ReadonlyMap<string, ReadonlyMap<CalendarDay, number | null>>;
  readonly rescues: readonly Rescue[];
  /** Accounts whose rescue was held, by day. */
  readonly held: ReadonlyMap<CalendarDay, readonly string[]>;
};

/** The well-formed rows of a day's folder; files that were typed by hand are left out. */
export function rowsOfDay(folder: string, day: CalendarDay): readonly Cells[] {
  const dayFolder = join(folder, 'snapshots', day);
  return readdirSync(dayFolder)
    .filter((name) => !name.startsWith('_') && !name.startsWith('typed-by-hand'))
    .flatMap((name) => rowsOf(name, readFileSync(join(dayFolder, name))));
}

export function rowsOf(name: string, bytes: Buffer): readonly Cells[] {
  const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
  const lines = text.trimEnd().split('\n');
  if (name.includes('.jsonl')) return lines.map((line) => cellsOf(Object.entries(JSON.parse(line))));
  const header = (lines[0] ?? '').split(',');
  return lines
    .slice(1)
    .map((line) => cellsOf(line.split(',').map((cell, place) => [header[place] ?? '', cell])));
}

function cellsOf(entries: readonly (readonly [string, unknown])[]): Cells {
  return new Map(
    entries
      .filter(([, value]) => value !== null && value !== '')
      .map(([column, value]) => [column, String(value)]),
  );
}

type Standing = {
  window: ReturnType<typeof windowAfter>;
  lastDay: CalendarDay | null;
  redInARow: number;
  open: { rescue: Rescue; baselineTwice: number; curedInARow: number } | null;
};

/** A plain reading of the rules for rescues, one day after the other, without people and corrections. */
export function readRescues(
  model: Model,
  days: readonly CalendarDay[],
  rowsOn: (day: CalendarDay) => readonly Cells[],
): Reading {
  const standings = new Map<string, Standing>();
  const indices = new Map<string, Map<CalendarDay, number | null>>();
  const rescues: Rescue[] = [];
  const held = new Map<CalendarDay, string[]>();

  for (const day of days) {
    const opening: { account: string; standing: Standing; reasons: Reason[]; baseline: number }[] = [];
    let known = 0;
    for (const cells of rowsOn(day)) {
      const account = cells.get('account_id') as string;
      const values = new Map([...cells].filter(([column]) => column !== 'account_id' && column !== 'as_of'));
      const { index, band } = assess(model, values);
      const standing = standings.get(account) ?? {
        window: emptyWindow,
        lastDay: null,
        redInARow: 0,
        open: null,
      };
      const window =
        standing.lastDay === null
          ? emptyWindow
          : shifted(standing, daysBetween(standing.lastDay, day), indices, account);
      standings.set(account, { ...standing, window, lastDay: day });
      const now = standings.get(account) as Standing;
      indices.set(account, (indices.get(account) ?? new Map<CalendarDay, number | null>()).set(day, index));
      if (index === null) continue;

      known += 1;
      now.redInARow = band === 'red' ? now.redInARow + 1 : 0;
      const baseline = baselineTwice(window);
      const reasons: Reason[] = [];
      if (isSharpDrop(index, baseline)) reasons.push('sharp-drop');
      if (now.redInARow >= 3) reasons.push('red-band');
      if (now.open !== null) follow(now, reasons, index, baseline, day);
      else if (reasons.length > 0) opening.push({ account, standing: now, reasons, baseline: baseline ?? 0 });
    }
    if (opening.length >= 20 && opening.length * 5 > known) {
      held.set(
        day,
        opening.map(({ account }) => account),
      );
      continue;
    }
    for (const { account, standing, reasons, baseline } of opening) {
      const rescue: Rescue = { account, openedOn: day, reasons, recoveredOn: null };
      rescues.push(rescue);
      standing.open = { rescue, baselineTwice: baseline, curedInARow: 0 };
    }
  }
  return { indices, rescues, held };
}

function shifted(
  { window, lastDay }: Standing,
  days: number,
  indices: ReadonlyMap<string, ReadonlyMap<CalendarDay, number | null>>,
  account: string,
) {
  return windowAfter(window, indices.get(account)?.get(lastDay as CalendarDay) ?? null, days);
}

function follow(
  standing: Standing,
  reasons: readonly Reason[],
  index: number,
  baseline: number | null,
  day: CalendarDay,
) {
  const open = standing.open as NonNullable<Standing['open']>;
  const added = reasons.filter((reason) => !open.rescue.reasons.includes(reason));
  if (added.includes('sharp-drop')) open.baselineTwice = baseline ?? 0;
  open.rescue.reasons.push(...added);
  const cured = open.rescue.reasons.every((reason) =>
    reason === 'sharp-drop' ? isBackAt(index, open.baselineTwice) : index >= 4500,
  );
  open.curedInARow = added.length > 0 || !cured ? 0 : open.curedInARow + 1;
  if (open.curedInARow < 7) return;
  open.rescue.recoveredOn = day;
  standing.open = null;
}
