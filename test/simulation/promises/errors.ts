import { isDeepStrictEqual } from 'node:util';
import type { Receipt } from '../../../lambdas/feed/receipt.ts';
import type { Outcome } from '../outcome.ts';
import { csvLine } from './csv-line.ts';
import { differences } from './differences.ts';
import { objectIn } from './json-line.ts';
import { type Cell, isSaidOf } from './row-words.ts';

/** So many rejected rows are listed. */
const mostListed = 10_000;
/** What shows nothing or turns text around. */
const hidden = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

/** A line of a list of errors, as `row`: of which line of the file, why, and the first cell there; null where none is listed. */
type Listed = {
  readonly row: string;
  readonly line: number;
  readonly column: string;
  readonly code: string;
  readonly sentence: string;
  readonly cell: string | null;
  readonly cells: readonly string[];
  /** A cell that a spreadsheet would take for a formula, there or behind a semicolon; null where there is none. */
  readonly formula: string | null;
};

/** In what the list of rejected rows differs from its receipt, from the truth, and from the lines of the file that it names. */
export function wrongErrors(outcome: Outcome, key: string, receipt: Receipt): readonly string[] {
  const { files, errors, scenario } = outcome;
  const [, ...all] = (errors.get(key) ?? '').trimEnd().split('\r\n');
  const isRejected = receipt.status === 'rejected';
  const others = isRejected ? 0 : Math.max(0, receipt.rejected - mostListed);
  const [rows, last] = others === 0 ? [all, undefined] : [all.slice(0, -1), all.at(-1)];
  if (last !== undefined && last !== `,,,${others} more rejected rows are not listed.,`)
    return [`${key} says of ${others} more errors “${last}”`];
  if (rows.length !== receipt.errors_listed)
    return [`${key} lists ${rows.length} errors, not ${receipt.errors_listed}`];
  const listed = rows.map(listedIn);
  const lines = files.get(key)?.split('\n');
  const isOfItsLine = ({ line, code, cell }: Listed) =>
    lines === undefined || (cell === null ? code === 'ROW_TOO_LONG' : isFrom(lines, line, cell));
  const codesOfProblems = Object.fromEntries(
    receipt.problems.map(({ code }) => [code, code === 'FILE_KEY' ? 1 : receipt.rejected]),
  );
  const codes = Object.entries(receipt.codes).flatMap(([code, count]) => Array<string>(count).fill(code));
  const truth = scenario.truth.rejects?.[key];
  const rejectedCell = (each: Listed) => ({
    ...each,
    cell: cellIn(lines, each),
    day: key.split('/')[1] ?? '',
    by: `${scenario.script.find((file) => file.key === key)?.at}:00Z`,
  });
  const inTruth = (each: Listed) => `${each.line} ${each.code}`;
  return [
    // Each problem of a file that is rejected as a whole rejects all of its rows.
    ...((isRejected ? isDeepStrictEqual(receipt.codes, codesOfProblems) : codes.length === receipt.rejected)
      ? []
      : [`the receipt of ${key} counts ${JSON.stringify(receipt.codes)}`]),
    ...(hidden.test(errors.get(key) ?? '') ? [`${key} lists something that nobody sees`] : []),
    ...(!isRejected && others === 0
      ? differences(
          codes,
          listed.map(({ code }) => code),
          `the list of errors of ${key}`,
        )
      : []),
    ...(truth === undefined ? [] : differences(truth, listed.map(inTruth), `the list of errors of ${key}`)),
    ...(listed.every(({ line }, place) => place === 0 || line > (listed[place - 1]?.line ?? 0))
      ? []
      : [`${key} lists its errors in another order`]),
    ...listed.flatMap(({ line, formula }) =>
      formula === null ? [] : [`${key} lists a formula of line ${line}: ${formula}`],
    ),
    ...listed
      .filter((each) => !isInWords(each, receipt, lines) || !isSaidOf(each.sentence, rejectedCell(each)))
      .map(({ row }) => `${key} does not say what is wrong where: ${row}`),
    ...listed
      .filter((each) => !isOfItsLine(each))
      .map(({ row, line }) => `${key} lists an error of line ${line}, which is not of that line: ${row}`),
  ];
}

/** Whether a cell stands on a line, and on those after it when it has several. */
function isFrom(lines: readonly string[], line: number, cell: string): boolean {
  const last = line - 1 + cell.split('\n').length;
  return lines
    .slice(line - 1, last)
    .join('\n')
    .includes(cell);
}

/** The columns in which a row is wrong; what is wrong with a row as a whole is in none. */
const columnsOfCode: Readonly<Record<string, RegExp>> = {
  ROW_ID: /^(account_id|complaint_id|recipient_id|owner|\w+_lead|executive_sponsor|manager)$/,
  ROW_DATE: /^(as_of|reported_at)$/,
  ROW_NUMBER: /./,
  ROW_RANGE: /./,
  ROW_VALUE: /./,
  ROW_DUPLICATE: /^(account_id|recipient_id)$/,
  ROW_CONFLICT: /^complaint_id$/,
};

/** Whether it is said in which line and column a row is wrong, and what stands there, and the cells are those of the row. */
function isInWords(
  { line, column, code, sentence, cells }: Listed,
  { kind }: Receipt,
  lines: readonly string[] | undefined,
): boolean {
  const where = column === '' ? `Line ${line}: ` : `Line ${line}, column ${column}: `;
  const isPlaced = sentence.startsWith(where) && sentence.endsWith(` (${code}).`);
  const isOfCode = (columnsOfCode[code] ?? /^$/).test(column);
  const among = kind === 'snapshot' ? 'on this day' : 'in this file';
  if (code === 'ROW_DUPLICATE' && !sentence.includes(`more than once ${among}`)) return false;
  const { text, cellOf } = csvLine(lines, line);
  // Cells in quotes, what is cut and what nobody sees are not looked at.
  if (text.startsWith('{')) return isPlaced && isOfCode && isMemberShown(text, column, code, sentence);
  if (/["\ufffd]/.test(text) || hidden.test(text) || text.length > 200 || text === '')
    return isPlaced && isOfCode;
  const isDoubled = kind === 'snapshot' && code === 'ROW_DUPLICATE';
  const isWhole = isDoubled || cells.join() === text;
  const cell = cellOf(column);
  const isShown = !/NUMBER|RANGE|VALUE/.test(code) || cell.length > 40 || sentence.includes(`\`${cell}\` is`);
  const isOfItsSide =
    code !== 'ROW_RANGE' || sentence.includes(`is ${Number(cell) <= 0 ? 'below' : 'above'}`);
  return isPlaced && isOfCode && isWhole && isShown && isOfItsSide;
}

/** Whether a sentence names what an object has under the name that is wrong, as it is written there. */
function isMemberShown(object: string, name: string, code: string, sentence: string): boolean {
  const [, written = ''] = new RegExp(`"${name}":("[^"]*"|[^,}]*)`).exec(object) ?? [];
  return !/NUMBER|RANGE|DATE/.test(code) || written.length > 40 || sentence.includes(`\`${written}\` is`);
}

/** What a row has in a column, as far as can be told without its reader; in no column the row itself. */
function cellIn(lines: readonly string[] | undefined, { line, column, code }: Listed): Cell {
  const { text, cellOf } = csvLine(lines, line);
  if (/^\s*[{[]/.test(text)) {
    const object = objectIn(text);
    if (object === null || column === '') return { is: object };
    const value = object[column];
    // What stands in quotes is no number.
    if (code === 'ROW_NUMBER') return { is: typeof value === 'number' ? String(value) : [value] };
    return { is: value };
  }
  const isPlain = text !== '' && !/["\ufffd]/.test(text) && column !== '';
  return isPlain ? { is: cellOf(column) } : 'unread';
}

function listedIn(row: string): Listed {
  const [, line, column = '', code = '', words = '', cells = '[]'] =
    /^(\d+),(\w*),(\w+),(.*),"?(\[.*\])"?$/.exec(row) ?? [];
  const all = cellsIn(cells.replaceAll('""', '"'));
  const formula = all.find((each) => /(^|;["\s]*)[=+\-@＝＋－＠]|^[\t\r\n]/.test(each)) ?? null;
  // What would be a formula has a mark before it.
  const plain = all.map((each) => each.replaceAll(/(^|;)'(?=["\s]*[=+\-@＝＋－＠])|^'(?=[\t\r\n])/g, '$1'));
  const [cell = null] = plain;
  const sentence = words.replaceAll('""', '"').replace(/^"(.*)"$/, '$1');
  return { row, line: Number(line), column, code, sentence, cell, cells: plain, formula };
}

/** What is no JSON has no cells. */
function cellsIn(text: string): readonly string[] {
  try {
    return JSON.parse(text) as readonly string[];
  } catch {
    return [];
  }
}
