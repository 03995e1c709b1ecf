import { gunzipSync, inflateRawSync, constants as zlib } from 'node:zlib';
import { type CsvCell, splitCsv } from './csv.ts';
import { jsonFields } from './json-lines.ts';

/** What one field of a row holds; `cell` is CSV text, which may stand for a number or for text. */
export interface Field {
  readonly kind: 'cell' | 'number' | 'string' | 'other';
  readonly text: string;
}

/** A row before its meaning is checked. `broken` rows are rejected; missing fields are not in `fields`. */
export interface Row {
  readonly broken: boolean;
  readonly fields: ReadonlyMap<string, Field>;
}

/** A file as read: `problem` names what rejects it as a whole. `cut` is a plain CSV without a last newline. */
export interface ReadFile {
  readonly problem: string | null;
  readonly cut: boolean;
  readonly rows: readonly Row[];
}

/** Reads a file of the feed whose rows are identified by `id` and whose other columns of interest are `columns`. */
export function readFeedFile(key: string, bytes: Buffer, id: string, columns: readonly string[]): ReadFile {
  const format = /\.(csv|jsonl)(\.gz)?$/.exec(key);
  if (format === null) return { problem: 'unknown format', cut: false, rows: [] };
  const packed = format[2] !== undefined;
  const { inflated, damaged } = packed ? inflate(bytes) : { inflated: bytes, damaged: false };
  const mark = inflated.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
  const text = (mark ? inflated.subarray(3) : inflated).toString('latin1');
  const read = format[1] === 'csv' ? readCsv(text, id, columns) : readLines(text, id, columns);
  const cut = format[1] === 'csv' && !packed && text !== '' && !text.endsWith('\n');
  const problem = damaged ? 'damaged gzip' : text === '' ? 'empty' : read.problem;
  return { problem, cut, rows: read.rows };
}

/** The content of a gzip file; what a damaged one still gives (without optional header parts). */
function inflate(bytes: Buffer): { inflated: Buffer; damaged: boolean } {
  try {
    return { inflated: gunzipSync(bytes), damaged: false };
  } catch {
    try {
      const inflated = inflateRawSync(bytes.subarray(10), { finishFlush: zlib.Z_SYNC_FLUSH });
      return { inflated, damaged: true };
    } catch {
      return { inflated: Buffer.alloc(0), damaged: true };
    }
  }
}

interface Table {
  readonly problem: string | null;
  readonly rows: readonly Row[];
}

function readCsv(text: string, id: string, columns: readonly string[]): Table {
  const { records, unclosed } = splitCsv(text);
  const [header, ...body] = records;
  if (header === undefined) return { problem: 'no header', rows: [] };
  const names = header.map(({ bytes }) => decodeUtf8(bytes) ?? '\u0000');
  const rows = body.map((cells) => csvRow(names, cells));
  const strayHeader = header.some(({ stray }) => stray);
  const problem = unclosed ? 'unclosed quote' : strayHeader ? 'header' : headerProblem(names, id, columns);
  return { problem, rows };
}

function csvRow(names: readonly string[], cells: readonly CsvCell[]): Row {
  const fields = new Map<string, Field>();
  let broken = cells.length !== names.length;
  for (const [at, cell] of cells.entries()) {
    const name = names[at];
    const text = decodeUtf8(cell.bytes);
    if (text === null || cell.stray) broken = true;
    else if (name !== undefined && text !== '') fields.set(name, { kind: 'cell', text });
  }
  return { broken, fields };
}

function headerProblem(names: readonly string[], id: string, columns: readonly string[]): string | null {
  const plain = (name: string) =>
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  if (names.filter((name) => name === id).length !== 1) return `${id} absent or doubled`;
  if (names.filter((name) => plain(name) === plain(id)).length !== 1) return `look-alike of ${id}`;
  return columns.some((column) => names.filter((name) => name === column).length > 1)
    ? 'doubled column'
    : null;
}

function readLines(text: string, id: string, columns: readonly string[]): Table {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return { problem: null, rows: lines.map((line) => lineRow(decodeUtf8(line), [id, ...columns])) };
}

function lineRow(line: string | null, watched: readonly string[]): Row {
  const pairs = line === null ? null : jsonFields(line);
  if (pairs === null) return { broken: true, fields: new Map() };
  const names = pairs.map(([name]) => name);
  const doubled = watched.filter((column) => names.filter((name) => name === column).length > 1);
  const fields = new Map<string, Field>();
  for (const [name, field] of pairs) {
    if (field.kind === 'null' || doubled.includes(name)) continue;
    fields.set(name, field.kind === 'other' ? { kind: 'other', text: '' } : field);
  }
  return { broken: doubled.length > 0, fields };
}

/** Bytes held as Latin-1 read as UTF-8; null when they are not valid UTF-8. */
function decodeUtf8(bytes: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return null;
  }
}
