import { visible } from './echo.ts';
import type { Problem, RejectedRow, Warning } from './problem.ts';

/** Our answer to a delivered file. `rows_read = scored + rejected + held`. */
export type Receipt = {
  readonly key: string;
  /** The version of the object that was read; null where the store has no versions. */
  readonly version: string | null;
  readonly kind: 'snapshot' | 'manifest' | 'complaints' | 'accounts' | 'recipients' | 'unknown';
  /** `held`: waits for a manifest or the roster. `repeat`: the same bytes were delivered under another key. */
  readonly status: 'accepted' | 'accepted-with-rejects' | 'held' | 'rejected' | 'repeat';
  readonly rows_read: number;
  /** Accepted rows, even if their index is unknown. */
  readonly scored: number;
  readonly rejected: number;
  readonly held: number;
  /** How many rows or files were refused for which code. */
  readonly codes: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** What the file waits for, or which key it repeats. */
  readonly note?: string;
  /** Rows in the list of errors next to this receipt; at most 10,000. */
  readonly errors_listed: number;
  readonly model_version: string | null;
  readonly decided_at: string;
};

/** The receipt as the data team gets it: the same facts give the same bytes, and nothing in them is hidden. */
export function receiptJson(receipt: Receipt): string {
  const { note, errors_listed, model_version, decided_at, ...facts } = receipt;
  const ordered = {
    key: facts.key,
    version: facts.version,
    kind: facts.kind,
    status: facts.status,
    rows_read: facts.rows_read,
    scored: facts.scored,
    rejected: facts.rejected,
    held: facts.held,
    codes: Object.fromEntries(Object.entries(facts.codes).sort(([a], [b]) => (a < b ? -1 : 1))),
    problems: facts.problems,
    warnings: facts.warnings,
    ...(note === undefined ? {} : { note }),
    errors_listed,
    model_version,
    decided_at,
  };
  const lines = JSON.stringify(ordered, null, 2).split('\n');
  // Inside a JSON text the escapes of `visible` stand for the characters themselves.
  return lines.map((line) => `${visible(line)}\n`).join('');
}

/** So many rejected rows are listed; the last line counts the others. */
export const MOST_LISTED_ERRORS = 10_000;

/** What a spreadsheet takes for the start of a formula, full-width forms included (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/** The same behind a semicolon: where the decimal mark is a comma, spreadsheets cut lines there, quotes or not. */
const SEMICOLON_BEFORE_FORMULA = /;(?=["\s]*[=+\-@＝＋－＠])/g;

const NEEDS_QUOTES = /[",\r\n]/;

/**
 * The list of rejected rows as RFC 4180 CSV: `line,column,code,sentence,cells`, the cells of a row as a JSON array. No
 * cell can start a formula, nothing in it is hidden.
 *
 * @param others rejected rows that are not among `rows`
 */
export function errorsCsv(rows: Iterable<RejectedRow>, others = 0): string {
  const lines = [csvLine(['line', 'column', 'code', 'sentence', 'cells'])];
  let count = 0;
  for (const { line, column, code, sentence, cells } of rows) {
    count += 1;
    if (count > MOST_LISTED_ERRORS) continue;
    const safeCells = JSON.stringify(cells.map(withoutFormula));
    lines.push(csvLine([String(line), column ?? '', code, sentence, safeCells]));
  }
  const more = Math.max(0, count - MOST_LISTED_ERRORS) + others;
  if (more > 0) lines.push(csvLine(['', '', '', `${more} more rejected rows are not listed.`, '']));
  return lines.join('');
}

function withoutFormula(cell: string): string {
  const safe = cell.replace(SEMICOLON_BEFORE_FORMULA, ";'");
  return FORMULA_START.test(safe) ? `'${safe}` : safe;
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(text: string): string {
  const safe = visible(withoutFormula(text));
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
