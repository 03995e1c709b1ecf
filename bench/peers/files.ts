import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Random, randomStream } from '../../local/sample-company/random.ts';

/** How a file is written: what a data team may do to us beside the plain case. */
export type Shape = 'plain' | 'wide' | 'quoted' | 'crlf' | 'jsonl' | 'gzip';

export const shapes: readonly Shape[] = ['plain', 'wide', 'quoted', 'crlf', 'jsonl', 'gzip'];

const seed = 20_260_302;
/** Earlier scores of an account. */
const earlierDays = 30;

const modelColumns = [
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
  'complaints_30d',
  'oldest_open_complaint_days',
  'nps',
  'days_past_due',
  'active_user_ratio',
  'days_since_executive_meeting',
  'relationship_audit_score',
];
const otherColumns = [
  'account_name',
  'region',
  'segment',
  'currency',
  'contract_ends',
  'seats',
  'owner_mail',
];
const noteColumns = Array.from({ length: 30 }, (_, number) => `note_${number + 1}`);

export const columnsOf = (shape: Shape): readonly string[] => [
  'account_id',
  ...modelColumns,
  ...otherColumns,
  ...(shape === 'wide' ? noteColumns : []),
];

type Cell = string | number | null;

/** The cells of one account; of every thousand rows two are out of a column's range, and must be rejected. */
function cellsOf(number: number, shape: Shape): Cell[] {
  const random = randomStream(seed, number);
  const gap = random.wholeBetween(2, 30);
  const frequency = random.wholeBetween(1, 600);
  const spend = random.between(2_000, 900_000);
  const mood = random.between(0.1, 1.3);
  const cells: Cell[] = [
    accountId(number),
    Math.round((frequency / 6) * mood),
    frequency,
    random.wholeBetween(0, gap * 4),
    gap,
    (spend * mood).toFixed(2),
    spend.toFixed(2),
    random.chance(0.2) ? random.wholeBetween(1, 6) : 0,
    random.chance(0.2) ? random.wholeBetween(1, 20) : null,
    random.chance(0.05) ? null : random.wholeBetween(-100, 100),
    random.chance(0.2) ? random.wholeBetween(1, 80) : 0,
    random.chance(0.001) ? '1.250' : random.between(0, 1).toFixed(3),
    random.chance(0.1) ? null : random.wholeBetween(1, 240),
    random.chance(0.001) ? 101 : random.wholeBetween(0, 100),
    nameOf(random, shape),
    random.pick(['EMEA', 'APAC', 'AMER']),
    random.pick(['enterprise', 'mid-market', 'public']),
    random.pick(['EUR', 'USD', 'CNY']),
    `2027-${String(random.wholeBetween(1, 12)).padStart(2, '0')}-01`,
    random.wholeBetween(10, 9_000),
    `owner.${number % 997}@key-accounts.example.com`,
  ];
  if (shape === 'wide') for (const _ of noteColumns) cells.push(noteOf(random));
  return cells;
}

/** In the order of the file ids look random, as exports have them. */
function accountId(number: number): string {
  return `ACC-${(Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(36).padStart(7, '0')}`;
}

function nameOf(random: Random, shape: Shape): string {
  const name = `${random.pick(['Nordwind', 'Müller', 'Initech', 'Globex', '長榮', 'Umbrella'])} ${random.wholeBetween(1, 9_999)}`;
  if (shape !== 'quoted') return name;
  return random.pick([`${name}, Inc.`, `${name} "the big one"`, `${name}\nsecond line`, name]);
}

const words =
  'renewal is due in spring; the buyer asked twice for a plan — 客戶很滿意 but slow to answer'.split(' ');

function noteOf(random: Random): string {
  const count = random.wholeBetween(0, 6);
  return Array.from({ length: count }, () => random.pick(words)).join(' ');
}

function* snapshotLines(rows: number, shape: Shape): Generator<string> {
  const columns = columnsOf(shape);
  const lineEnd = shape === 'crlf' || shape === 'quoted' ? '\r\n' : '\n';
  if (shape !== 'jsonl') yield columns.join(',') + lineEnd;
  for (let number = 0; number < rows; number += 1) {
    const cells = cellsOf(number, shape);
    if (shape === 'jsonl')
      yield `{${cells.map((cell, place) => `"${columns[place]}":${json(cell, place)}`).join(',')}}\n`;
    else if (shape === 'quoted') yield cells.map(quoted).join(',') + lineEnd;
    else yield cells.map((cell) => cell ?? '').join(',') + lineEnd;
  }
}

function json(cell: Cell, place: number): string {
  const isNumber = place >= 1 && place <= modelColumns.length;
  return cell === null ? 'null' : isNumber ? String(cell) : JSON.stringify(cell);
}

/** Every text in quotes, as spreadsheets and databases export them when told so. */
function quoted(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'number' ? String(cell) : `"${cell.replaceAll('"', '""')}"`;
}

/** Earlier scores in points, the oldest first; one in twelve days is unknown. */
function* historyLines(rows: number): Generator<string> {
  yield `account_id,${Array.from({ length: earlierDays }, (_, day) => `d${day + 1}`).join(',')}\n`;
  for (let number = 0; number < rows; number += 1) {
    // Another order than the snapshot's; one account in fifty is new today.
    const account = (number * 7_919) % rows;
    if (account % 50 === 7) continue;
    const random = randomStream(seed + 1, account);
    const level = random.wholeBetween(3_000, 9_800);
    let line = accountId(account);
    for (let day = 0; day < earlierDays; day += 1) {
      const index = Math.max(0, Math.min(10_000, level + random.wholeBetween(-150, 150)));
      line += random.chance(1 / 12) ? ',' : `,${(index / 100).toFixed(2)}`;
    }
    yield `${line}\n`;
  }
}

export function writeSnapshot(path: string, rows: number, shape: Shape): Promise<void> {
  return write(path, snapshotLines(rows, shape), shape === 'gzip');
}

export function writeHistory(path: string, rows: number): Promise<void> {
  return write(path, historyLines(rows), false);
}

async function write(path: string, lines: Iterable<string>, isZipped: boolean): Promise<void> {
  const text = Readable.from(inChunks(lines));
  const file = createWriteStream(path);
  await (isZipped ? pipeline(text, createGzip({ level: 6 }), file) : pipeline(text, file));
}

function* inChunks(lines: Iterable<string>): Generator<string> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 262_144) continue;
    yield text;
    text = '';
  }
  yield text;
}
