import type { Receipt } from '../../../lambdas/feed/receipt.ts';
import type { Outcome } from '../outcome.ts';
import { differences } from './differences.ts';

/** So many rejected rows are listed. */
const mostListed = 10_000;

/** A line of a list of errors, as `row`: of which line of the file, why, and the first cell there; null where none is listed. */
type Listed = {
  readonly row: string;
  readonly line: number;
  readonly code: string;
  readonly cell: string | null;
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
    lines === undefined || (cell === null ? code === 'ROW_TOO_LONG' : lines[line - 1]?.includes(cell));
  const codes = Object.entries(receipt.codes).flatMap(([code, count]) => Array<string>(count).fill(code));
  const truth = scenario.truth.rejects?.[key];
  const inTruth = (each: Listed) => `${each.line} ${each.code}`;
  return [
    // A file that is rejected as a whole has the codes of its problems as well.
    ...((isRejected ? codes.length >= receipt.rejected : codes.length === receipt.rejected)
      ? []
      : [`the receipt of ${key} has ${codes.length} codes`]),
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
      .filter((each) => !isOfItsLine(each))
      .map(({ row, line }) => `${key} lists an error of line ${line}, which is not of that line: ${row}`),
  ];
}

function listedIn(row: string): Listed {
  const [, line, code = '', cells = '[]'] = /^(\d+),\w*,(\w+),.*,"?(\[.*\])"?$/.exec(row) ?? [];
  const all = JSON.parse(cells.replaceAll('""', '"')) as readonly string[];
  const formula = all.find((each) => /(^|;)[=+\-@]/.test(each)) ?? null;
  // What would be a formula has a mark before it.
  const [cell = null] = all.map((each) => each.replaceAll(/(^|;)'(?=[=+\-@])/g, '$1'));
  return { row, line: Number(line), code, cell, formula };
}
