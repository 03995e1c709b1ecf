import type { RejectedRow } from '../feed/problem.ts';
import { MOST_LISTED_ERRORS } from '../feed/receipt.ts';

/** The rejected rows of one file. */
export type Rejections = {
  readonly count: number;
  /** How often each code occurs. */
  readonly codes: Readonly<Record<string, number>>;
  /** The first of them in order of lines, as many as a list of errors has room for. */
  readonly first: readonly RejectedRow[];
};

export type Rejecting = {
  add(row: RejectedRow): void;
  end(): Rejections;
};

export const noRejections: Rejections = { count: 0, codes: {}, first: [] };

/** Counts rejected rows, which come in any order, and keeps the first of those that are asked for. */
export function startRejecting(isKept: (row: RejectedRow) => boolean = () => true): Rejecting {
  const codes: Record<string, number> = {};
  let count = 0;
  let first: RejectedRow[] = [];

  function firstInOrder(): RejectedRow[] {
    return first.sort((a, b) => a.line - b.line).slice(0, MOST_LISTED_ERRORS);
  }

  return {
    add(row) {
      count += 1;
      codes[row.code] = (codes[row.code] ?? 0) + 1;
      if (!isKept(row)) return;
      first.push(row);
      if (first.length >= 2 * MOST_LISTED_ERRORS) first = firstInOrder();
    },
    end: () => ({ count, codes, first: firstInOrder() }),
  };
}

/** The rejections of a file that was read whole. */
export function rejectionsOf(rows: readonly RejectedRow[]): Rejections {
  const rejecting = startRejecting();
  for (const row of rows) rejecting.add(row);
  return rejecting.end();
}
