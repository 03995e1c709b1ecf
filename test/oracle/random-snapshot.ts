import { gzipSync } from 'node:zlib';
import type { Day } from './calendar.ts';
import { badByte, brokenCsvLine, brokenJsonLine } from './random-faults.ts';
import { cell } from './random-people.ts';
import { type Cells, modelColumns, otherSpelling } from './random-row.ts';
import type { Chance } from './seeded.ts';

/** A row before it is written down. */
export interface PlannedRow {
  readonly account: string;
  readonly cells: Cells;
}

/** How a file is written. */
export interface FileTraits {
  readonly format: 'csv' | 'jsonl';
  readonly packed: boolean;
  /** How many rows of a hundred are broken. */
  readonly broken: number;
}

const notes = ['', 'fine', 'says "no", twice', 'two\nlines', '好客户', 'a,b'];

/** A snapshot file of the day with these rows. */
export function snapshotFile(
  chance: Chance,
  day: Day,
  rows: readonly PlannedRow[],
  traits: FileTraits,
): Buffer {
  const plain =
    traits.format === 'csv' ? csvFile(chance, day, rows, traits) : jsonFile(chance, day, rows, traits);
  return traits.packed ? gzipSync(plain) : plain;
}

function csvFile(chance: Chance, day: Day, rows: readonly PlannedRow[], { broken }: FileTraits): Buffer {
  const newline = chance.pick(['\n', '\n', '\r\n']);
  const header = ['account_id', ...modelColumns.filter((name) => rows.some(({ cells }) => cells.has(name)))];
  if (chance.happens(0.4)) header.splice(chance.integer(0, header.length), 0, 'as_of');
  if (chance.happens(0.5)) header.splice(chance.integer(1, header.length), 0, 'note');
  const lines = rows.map(({ account, cells }) => {
    const row = new Map(cells);
    for (const [name, text] of row) if (chance.happens(0.02)) row.set(name, otherSpelling(chance, text));
    row.set('account_id', account);
    row.set('as_of', chance.happens(0.9) ? day : '');
    row.set('note', chance.pick(notes));
    if (chance.next() * 100 < broken) return brokenCsvLine(chance, header, row);
    return header.map((name) => cell(row.get(name) ?? '')).join(',');
  });
  if (chance.happens(0.1)) lines.splice(chance.integer(0, lines.length), 0, '');
  const mark = chance.happens(0.15) ? '\ufeff' : '';
  return withBadBytes(`${mark}${[header.join(','), ...lines].map((line) => line + newline).join('')}`);
}

function jsonFile(chance: Chance, day: Day, rows: readonly PlannedRow[], { broken }: FileTraits): Buffer {
  const lines = rows.map(({ account, cells }) => {
    if (chance.next() * 100 < broken) return brokenJsonLine(chance, account, cells);
    const pairs = [`"account_id":${JSON.stringify(account)}`];
    for (const [name, text] of cells) pairs.push(`"${name}":${text}`);
    if (chance.happens(0.2)) pairs.push(`"as_of":"${day}"`);
    if (chance.happens(0.2)) pairs.push('"note":{"nps":[1,"},"]}');
    if (chance.happens(0.2)) pairs.push('"as_of_source":null');
    return `{${pairs.join(',')}}`;
  });
  return withBadBytes(lines.map((line) => `${line}\n`).join(''));
}

function withBadBytes(text: string): Buffer {
  const parts = text.split(badByte).map((part) => Buffer.from(part, 'utf8'));
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from([0xff]), part])));
}
