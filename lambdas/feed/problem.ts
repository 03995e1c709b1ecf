import { cutCells } from './echo.ts';

/** Why a whole file (or manifest) is refused. `docs/feed.md` has an example of each. */
export type FileCode =
  | 'FILE_KEY'
  | 'FILE_TOO_LARGE'
  | 'FILE_FORMAT'
  | 'FILE_ENCODING'
  | 'FILE_GZIP'
  | 'FILE_EMPTY'
  | 'FILE_HEADER'
  | 'FILE_QUOTE'
  | 'FILE_TRUNCATED'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_FILE_MISSING'
  | 'MANIFEST_MISMATCH'
  | 'NOT_IN_MANIFEST';

/** Why one row is refused. `docs/feed.md` has an example of each. */
export type RowCode =
  | 'ROW_TOO_LONG'
  | 'ROW_ENCODING'
  | 'ROW_QUOTE'
  | 'ROW_COLUMNS'
  | 'ROW_JSON'
  | 'ROW_ID'
  | 'ROW_DATE'
  | 'ROW_NUMBER'
  | 'ROW_RANGE'
  | 'ROW_VALUE'
  | 'ROW_DUPLICATE'
  | 'ROW_CONFLICT';

/** Something that a file is accepted with, but that its data team should look at. */
export type WarningCode = 'UNKNOWN_COLUMN' | 'LOOK_ALIKE_COLUMN';

/** A verdict on a whole file: it is rejected. */
export type Problem = {
  readonly code: FileCode;
  /** What is wrong, where, and what to do. */
  readonly sentence: string;
  /** Physical line of the inflated file, from 1. */
  readonly line?: number;
  readonly column?: string;
  /** The file that a manifest's problem is about. */
  readonly key?: string;
};

export type Warning = { readonly code: WarningCode; readonly sentence: string; readonly column?: string };

/** A row that is not taken, and why. */
export type RejectedRow = {
  /** Physical line of the inflated file on which the row starts, from 1. */
  readonly line: number;
  /** Null when the row as a whole is at fault. */
  readonly column: string | null;
  readonly code: RowCode;
  /** What is wrong, where, and what to do. */
  readonly sentence: string;
  /**
   * The row's `account_id` (of a recipient its `recipient_id`) where it can be read: it counts as delivered, so its other
   * copies go too.
   */
  readonly accountId: string | null;
  /** The row's cells as far as they can be read, shortened; for JSONL the line as one cell. */
  readonly cells: readonly string[];
};

/** What a check finds wrong with a row, before it is known which row. */
export type RowFault = {
  readonly code: RowCode;
  readonly column: string | null;
  /** Says what is wrong, as the middle of a sentence. */
  readonly rule: string;
  /** Says what to do, as a sentence without its full stop. */
  readonly remedy: string;
};

/** A row that passed its checks, or the reason why it did not. */
export type RowOutcome<Row> = { readonly row: Row } | { readonly rejected: RejectedRow };

/** Words the verdict on a file. `rule` starts with a capital; neither ends in a full stop. */
export function fileProblem(
  code: FileCode,
  rule: string,
  remedy: string,
  place: { line?: number; column?: string; key?: string } = {},
): Problem {
  const where = place.line === undefined ? '' : `Line ${place.line}: `;
  return { code, sentence: `${where}${rule}. ${remedy} (${code}).`, ...place };
}

/** A file that holds more than is read of one; `rule` says of what. */
export function tooLarge(rule: string): Problem {
  return fileProblem('FILE_TOO_LARGE', rule, 'Split it into several files, or leave out what is not needed');
}

/** Words the rejection of a row. */
export function rejectRow(
  row: { line: number; accountId: string | null; cells: readonly string[] },
  fault: RowFault,
): RejectedRow {
  const { code, column, rule, remedy } = fault;
  const where = column === null ? `Line ${row.line}` : `Line ${row.line}, column ${column}`;
  return {
    line: row.line,
    column,
    code,
    sentence: `${where}: ${rule}. ${remedy} (${code}).`,
    accountId: row.accountId,
    cells: cutCells(row.cells),
  };
}
