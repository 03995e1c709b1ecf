import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshFolder } from '../support/fresh-folder.ts';
import { type Day, iso, plusDays, scheduledRun } from './calendar.ts';
import { playFeed } from './oracle.ts';
import type { Output } from './output.ts';
import { csv } from './random-people.ts';
import { exactRow, modelColumns } from './random-row.ts';

/** A file of a story: what lands where and when (an ISO instant). */
export interface Landing {
  readonly at: string;
  readonly key: string;
  readonly bytes: Buffer;
}

/** A level in points, a row without an index, or no row. */
export type Told = number | 'unknown' | null;

/** The day on which every story begins. */
const firstDay: Day = '2026-01-05';
/** The nth day of a story, counted from 0. */
export const dayOf = (offset: number): Day => plusDays(firstDay, offset);

/** A snapshot file in which each account has exactly its level. */
export function snapshotOf(levels: Readonly<Record<string, Told>>): Buffer {
  const rows = Object.entries(levels).filter(([, level]) => level !== null);
  return csv([['account_id', ...modelColumns], ...rows.map(([account, level]) => rowOf(account, level))]);
}

function rowOf(account: string, level: Told): string[] {
  const cells = typeof level === 'number' ? exactRow(level) : new Map([['nps', '1']]);
  return [account, ...modelColumns.map((column) => cells.get(column) ?? '')];
}

/** The file of a story's nth day, landing at its scheduled run unless told otherwise. */
export function dayFile(offset: number, levels: Readonly<Record<string, Told>>, at?: string): Landing {
  const day = dayOf(offset);
  const landing = at ?? iso(scheduledRun(day));
  return { at: landing, key: `snapshots/${day}/all.csv`, bytes: snapshotOf(levels) };
}

/** One file a day on schedule: the levels of each account day by day. */
export function daysOf(levels: Readonly<Record<string, readonly Told[]>>): Landing[] {
  const length = Math.max(...Object.values(levels).map((series) => series.length));
  return Array.from({ length }, (_, offset) => {
    const on = Object.entries(levels).map(([account, series]) => [account, series[offset] ?? null] as const);
    return dayFile(offset, Object.fromEntries(on));
  });
}

/** A roster in which the same people fill the roles of every account. */
function rosterOf(tiers: Readonly<Record<string, string>>): Buffer {
  const header =
    'account_id,name,tier,owner,sales_lead,technical_lead,delivery_lead,executive_sponsor,time_zone';
  const rows = Object.entries(tiers).map(([account, tier]) => [
    account,
    `Firm ${account}`,
    tier,
    ...['owner', 'sales', 'technical', 'delivery', 'sponsor'],
    'Europe/Berlin',
  ]);
  return csv([header.split(','), ...rows]);
}

/** Everyone in every role; two people in the data team, `data-1` is the default desk. */
function recipientsOf(): Buffer {
  const people = [
    ['owner', 'owner', 'manager'],
    ['sales', 'lead', 'manager'],
    ['technical', 'lead', 'manager'],
    ['delivery', 'lead', 'manager'],
    ['manager', 'manager', 'sponsor'],
    ['sponsor', 'executive', 'deputy'],
    ['deputy', 'manager', 'ceo'],
    ['ceo', 'ceo', ''],
    ['data-2', 'data_team', ''],
    ['data-1', 'data_team', ''],
  ];
  const header = ['recipient_id', 'name', 'email', 'phone', 'role', 'manager', 'locale'];
  const rows = people.map(([id = '', role = '', manager = '']) => {
    return [id, id, `${id}@example.com`, '+12025550123', role, manager, 'en'];
  });
  return csv([header, ...rows]);
}

/** The recipients and the roster, landing with the first day. */
export function listsOf(
  tiers: Readonly<Record<string, string>>,
  at = iso(scheduledRun(firstDay)),
): Landing[] {
  return [
    { at, key: 'recipients/recipients.csv', bytes: recipientsOf() },
    { at, key: 'accounts/accounts.csv', bytes: rosterOf(tiers) },
  ];
}

/** Writes the story as a feed folder and plays it, to the last landing unless told otherwise. */
export function play(landings: readonly Landing[], until?: string): Output {
  const feed = freshFolder('oracle');
  const lines = landings.map(({ at, key, bytes }, number) => {
    const file = `versions/${number}`;
    mkdirSync(dirname(join(feed, file)), { recursive: true });
    writeFileSync(join(feed, file), bytes);
    return JSON.stringify({ at, key, file });
  });
  writeFileSync(join(feed, 'deliveries.jsonl'), lines.join('\n'));
  return playFeed({ feed, ...(until === undefined ? {} : { until: Date.parse(until) }) });
}

/** The account's rescues in short: opening day, reasons, how and when it ended. */
export function rescuesOf({ cases }: Output, account: string): string[] {
  const own = cases.filter((one) => one.kind === 'rescue' && one.account_id === account);
  return own.map(({ opened_on, reasons, state, resolved_as, resolved_on }) => {
    const end = resolved_as === null ? state : `${resolved_as} ${resolved_on}`;
    return `${opened_on} ${reasons.join('+')} ${end}`;
  });
}

/** The notices in short: minute, person, step; those of the given step or of all but data quality. */
export function toldOf({ notices }: Output, only?: string): string[] {
  const chosen = notices.filter(({ step }) => (only === undefined ? step !== 'data-quality' : step === only));
  return chosen.map(
    ({ published_at, recipient_id, step }) => `${published_at.slice(5, 16)} ${recipient_id} ${step}`,
  );
}
