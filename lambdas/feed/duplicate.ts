import { echo } from './echo.ts';
import { type RejectedRow, type RowOutcome, rejectRow } from './problem.ts';

/** Rejects one copy of a snapshot row whose account occurs more than once on that day, in whatever files. */
export function duplicateRow(line: number, accountId: string): RejectedRow {
  return reject({ line, accountId, cells: [accountId] }, 'account_id', accountId, 'on this day');
}

/** A row of a file that is replaced whole; `accountId` is the id that must be its own, where it can be read. */
export type IdentifiedRow<Row> = {
  readonly line: number;
  readonly accountId: string | null;
  readonly cells: readonly string[];
  readonly outcome: RowOutcome<Row>;
};

/** Turns every copy of an id that is doubled within a file into a rejection; a broken row keeps its own reason. */
export function withoutDuplicates<Row>(
  rows: readonly IdentifiedRow<Row>[],
  column: string,
): readonly RowOutcome<Row>[] {
  const copies = new Map<string, number>();
  for (const { accountId } of rows)
    if (accountId !== null) copies.set(accountId, (copies.get(accountId) ?? 0) + 1);
  return rows.map((row) => {
    const { accountId, outcome } = row;
    const isDoubled = accountId !== null && copies.get(accountId) !== 1;
    return isDoubled && 'row' in outcome
      ? { rejected: reject(row, column, accountId, 'in this file') }
      : outcome;
  });
}

function reject(
  row: { readonly line: number; readonly accountId: string | null; readonly cells: readonly string[] },
  column: string,
  id: string,
  where: string,
): RejectedRow {
  return rejectRow(row, {
    code: 'ROW_DUPLICATE',
    column,
    rule: `${echo(id)} occurs more than once ${where}`,
    remedy: 'Keep one row; all copies are rejected, because nobody can say which is right',
  });
}
