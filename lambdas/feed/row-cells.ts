import { isUtf8 } from 'node:buffer';
import { csvCells, isUtf8Record, LONG_RECORD_BYTES } from './csv-cells.ts';
import { alone, echo } from './echo.ts';
import { jsonMembers, stringOf } from './json-members.ts';
import type { FeedFormat } from './key.ts';
import type { RowFault } from './problem.ts';
import type { RecordScanner } from './record-scanner.ts';

/** A column that a reader knows. In JSONL a number stands without quotes, a text with them. */
export type KnownColumn = { readonly name: string; readonly type: 'number' | 'text' };

/** A JSON value of another type than its column's, as written. */
export type Misfit = { readonly written: string };

/** The text of a cell; `undefined` is missing: an empty CSV cell, an absent column, JSON `null`. */
export type Cell = string | undefined | Misfit;

/** One record, read by name. */
export type RowCells = {
  readonly line: number;
  /** The known columns in their order; `undefined` where a fault makes them unreadable. */
  readonly cells: readonly Cell[];
  /** All cells as they stand in the file; for JSONL the line as one cell. */
  readonly written: readonly string[];
  /** What is wrong with the shape of the row. */
  readonly fault: RowFault | null;
};

/** Turns records of this format into cells of the known columns. `header` is that of a CSV file, `null` for JSONL. */
export function cellReader(
  format: FeedFormat,
  header: readonly string[] | null,
  columns: readonly KnownColumn[],
): (record: RecordScanner) => RowCells {
  if (format === 'jsonl') return (record) => readJsonRow(record, columns);
  if (header === null) throw new Error('a CSV file cannot be read without its header');
  const places = columns.map(({ name }) => header.indexOf(name));
  return (record) => readCsvRow(record, header.length, places);
}

function readCsvRow(record: RecordScanner, width: number, places: readonly number[]): RowCells {
  const { line } = record;
  if (record.fault === 'too-long') return { line, cells: [], written: [], fault: TOO_LONG };
  const written = csvCells(record);
  if (!isUtf8Record(record)) {
    const readable = written.map((cell) => (cell.includes('\ufffd') ? '' : cell));
    return { line, cells: known(readable, places), written, fault: ENCODING };
  }
  if (record.fault !== null) {
    return { line, cells: known(written.slice(0, -1), places), written, fault: QUOTE };
  }
  const fault = written.length === width ? null : raggedRow(written.length, width);
  return { line, cells: known(written, places), written, fault };
}

function known(written: readonly string[], places: readonly number[]): Cell[] {
  return places.map((place) => written[place] || undefined);
}

function readJsonRow(record: RecordScanner, columns: readonly KnownColumn[]): RowCells {
  const { line, bytes, start, end } = record;
  if (record.fault === 'too-long') return { line, cells: [], written: [], fault: TOO_LONG };
  const text = bytes.toString('utf8', start, end);
  if (!isUtf8(bytes.subarray(start, end))) return { line, cells: [], written: [text], fault: ENCODING };
  const members = isJson(text) ? jsonMembers(text) : undefined;
  if (members === undefined) return { line, cells: [], written: [text], fault: NOT_AN_OBJECT };
  const isLong = text.length > LONG_RECORD_BYTES;
  const cells = columns.map(({ name, type }) => {
    const written = members.values.get(name);
    return jsonCell(isLong && written !== undefined ? alone(written) : written, type);
  });
  const doubled = members.doubled.find((each) => columns.some(({ name }) => name === each));
  const fault = doubled === undefined ? null : doubledName(doubled);
  return { line, cells, written: [text], fault };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function jsonCell(written: string | undefined, type: KnownColumn['type']): Cell {
  if (written === undefined || written === 'null') return undefined;
  const first = written.charCodeAt(0);
  if (first === 0x22) return type === 'text' ? stringOf(written) : { written };
  const isNumber = first === 0x2d || (first >= 0x30 && first <= 0x39);
  return isNumber && type === 'number' ? written : { written };
}

const TOO_LONG: RowFault = {
  code: 'ROW_TOO_LONG',
  column: null,
  rule: 'the row is longer than 1 MiB',
  remedy: 'Look for a quote that is closed far too late, or shorten the row',
};

const ENCODING: RowFault = {
  code: 'ROW_ENCODING',
  column: null,
  rule: 'the row is not valid UTF-8',
  remedy: 'Save the file as UTF-8',
};

const QUOTE: RowFault = {
  code: 'ROW_QUOTE',
  column: null,
  rule: 'a quote stands inside a cell that is not in quotes, or text follows a closing quote',
  remedy: 'Put the whole cell in quotes and double the quotes inside it, like "a 5"" pipe"',
};

const NOT_AN_OBJECT: RowFault = {
  code: 'ROW_JSON',
  column: null,
  rule: 'the line is not one JSON object',
  remedy: 'Write one object per line, like {"account_id":"A-1","nps":40}',
};

function raggedRow(got: number, want: number): RowFault {
  return {
    code: 'ROW_COLUMNS',
    column: null,
    rule: `the row has ${got} ${got === 1 ? 'cell' : 'cells'}, the header has ${want}`,
    remedy: 'Put a cell that contains a comma in quotes, and leave a missing cell empty',
  };
}

function doubledName(name: string): RowFault {
  return {
    code: 'ROW_JSON',
    column: null,
    rule: `the name ${echo(name)} stands twice in the object`,
    remedy: 'Write each name once',
  };
}
