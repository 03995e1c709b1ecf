import { addDays } from '../../lambdas/scoring/calendar.ts';
import { type SnapshotRow, snapshotCsv, snapshotJsonl } from './snapshot-file.ts';

/** A way to break a row, refused for a reason of its own: the lines that take the row's place. */
type Break = (row: SnapshotRow) => readonly (string | Buffer)[];

const csvBreaks: readonly Break[] = [
  (row) => [csvLine({ ...row, spend_90d: '12,500.00' })],
  (row) => [csvLine({ ...row, nps: '140' })],
  (row) => [csvLine(row), csvLine({ ...row, days_past_due: '1' })],
  (row) => [csvLine({ ...row, as_of: addDays(row.as_of, -1) })],
  (row) => [csvLine({ ...row, account_id: '' })],
  (row) => [csvLine({ ...row, account_id: `${row.account_id}\u200b` })],
  (row) => [csvLine(row).split(',').slice(0, 9).join(',')],
  (row) => [`${csvLine(row)},typed one cell too many`],
  (row) => [`${csvLine(row)}" or so`.replace(',', ',"')],
  (row) => [Buffer.from(`${csvLine(row)} \u00a3`, 'latin1')],
];

const jsonlBreaks: readonly Break[] = [
  (row) => [
    snapshotJsonl([row])
      .trimEnd()
      .replace(/("transactions_30d":)(\d+)/, '$1"$2"'),
  ],
  (row) => [snapshotJsonl([row]).slice(0, 80)],
  (row) => [
    snapshotJsonl([row])
      .trimEnd()
      .replace(/("account_id":)"[^"]*"/, '$1null'),
  ],
  (row) => [
    snapshotJsonl([row])
      .trimEnd()
      .replace(/("days_past_due":)\d+/, '$1-3'),
  ],
];

/** How many rows the broken files take. */
export const BROKEN_ROWS = { csv: csvBreaks.length, jsonl: jsonlBreaks.length } as const;

/** A CSV in which every row is broken; takes as many rows as there are ways. */
export function brokenCsv(rows: readonly SnapshotRow[]): Buffer {
  return Buffer.concat([Buffer.from(snapshotCsv([])), broken(rows, csvBreaks)]);
}

/** JSON lines of which every one is broken; takes as many rows as there are ways. */
export function brokenJsonl(rows: readonly SnapshotRow[]): Buffer {
  return broken(rows, jsonlBreaks);
}

function broken(rows: readonly SnapshotRow[], breaks: readonly Break[]): Buffer {
  const lines = breaks.flatMap((breakRow, place) => breakRow(rows[place] as SnapshotRow));
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
}

function csvLine(row: SnapshotRow): string {
  return snapshotCsv([row]).slice(snapshotCsv([]).length, -1);
}
