import { csvText } from '../../examples/ledger/csv-text.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import { type ColumnTexts, sampleColumns } from './account-life.ts';

/** One row of a snapshot as it is delivered. */
export type SnapshotRow = { readonly account_id: string; readonly as_of: CalendarDay } & ColumnTexts;

/** The rows as CSV with every column of the model. */
export function snapshotCsv(rows: readonly SnapshotRow[]): string {
  return csvText(['account_id', 'as_of', ...sampleColumns], rows);
}

/** The rows as JSON lines: numbers are JSON numbers as written in the CSV, missing ones `null`. */
export function snapshotJsonl(rows: readonly SnapshotRow[]): string {
  return rows.map((row) => `${snapshotJson(row)}\n`).join('');
}

function snapshotJson(row: SnapshotRow): string {
  const ids = `"account_id":${JSON.stringify(row.account_id)},"as_of":${JSON.stringify(row.as_of)}`;
  return `{${[ids, ...sampleColumns.map((column) => `"${column}":${row[column] ?? 'null'}`)].join(',')}}`;
}
