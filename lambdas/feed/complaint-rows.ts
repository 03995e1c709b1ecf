import { type ReadRows, type RowKind, type RowPlace, readWholeFile, type WholeFile } from './whole-file.ts';

/** A customer's complaint, as delivered. */
export type Complaint = RowPlace & {
  readonly complaintId: string;
  readonly accountId: string;
  /** A moment in UTC, ISO 8601 with milliseconds and `Z`; whether it lies in the future is judged elsewhere. */
  readonly reportedAt: string;
  readonly severity: 'low' | 'medium' | 'high' | 'critical';
  /** Empty when there is none; the first 4,000 characters. */
  readonly summary: string;
};

const LONGEST_SUMMARY = 4000;

/** The names that a complaints file may have in its header. */
export const complaintColumns: readonly string[] = [
  'complaint_id',
  'account_id',
  'reported_at',
  'severity',
  'summary',
];

const complaintRow: RowKind<Complaint> = {
  columns: complaintColumns,
  idColumn: 'account_id',
  isUnique: false,
  read: (check, { line, cells }) => ({
    complaintId: check.id('complaint_id'),
    accountId: check.id('account_id'),
    reportedAt: check.instant('reported_at'),
    severity: check.oneOf('severity', ['low', 'medium', 'high', 'critical']),
    summary: check.freeText('summary', LONGEST_SUMMARY),
    line,
    cells,
  }),
};

/** Reads the complaints of a file; a row is rejected for the first of: its shape, then its columns in their order. */
export function readComplaintRows(
  chunks: AsyncIterable<Uint8Array>,
  file: WholeFile,
): Promise<ReadRows<Complaint>> {
  return readWholeFile(chunks, file, complaintRow);
}
