import { readableId } from './account-id.ts';
import { CellCheck } from './cell-check.ts';
import { type IdentifiedRow, withoutDuplicates } from './duplicate.ts';
import { cutCells } from './echo.ts';
import { type RejectedRow, type RowOutcome, rejectRow } from './problem.ts';
import { type FilePart, readBatches } from './row-batches.ts';

/** All rows of a small file: every row is in one of the two. */
export type ReadRows<Row> = { readonly rows: readonly Row[]; readonly rejected: readonly RejectedRow[] };

/** A small file, read whole. */
export type WholeFile = Omit<FilePart, 'range'>;

/** Where a row stands, and its cells as they stand there, shortened. */
export type RowPlace = { readonly line: number; readonly cells: readonly string[] };

/** What the rows of a small file are: its columns, all of them text, and how one row is read. */
export type RowKind<Row> = {
  readonly columns: readonly string[];
  readonly read: (check: CellCheck, at: RowPlace) => Row;
  /** The column with the id of a rejected row. */
  readonly idColumn: string;
  /** Whether an id may stand only once in the file; where it may not, copies are judged elsewhere. */
  readonly isUnique: boolean;
};

/** Reads all rows of a small file that `inspectFile` found without problems. */
export async function readWholeFile<Row>(
  chunks: AsyncIterable<Uint8Array>,
  file: WholeFile,
  { columns, idColumn, isUnique, read }: RowKind<Row>,
): Promise<ReadRows<Row>> {
  const idPlace = columns.indexOf(idColumn);
  const known = columns.map((name) => ({ name, type: 'text' as const }));
  const found: IdentifiedRow<Row>[] = [];
  const batches = readBatches(
    chunks,
    { ...file, range: 'whole' },
    known,
    ({ line, cells, written, fault }) => {
      const check = new CellCheck(columns, cells, fault);
      // Every row may turn out to be a copy, so its cells are kept; shortened, as they will be listed.
      const where = { line, accountId: readableId(cells[idPlace]), cells: cutCells(written) };
      const row = read(check, where);
      return {
        ...where,
        outcome: check.fault === null ? { row } : { rejected: rejectRow(where, check.fault) },
      };
    },
  );
  for await (const batch of batches) found.push(...batch);
  return divided(isUnique ? withoutDuplicates(found, idColumn) : found.map(({ outcome }) => outcome));
}

function divided<Row>(outcomes: readonly RowOutcome<Row>[]): ReadRows<Row> {
  return {
    rows: outcomes.flatMap((outcome) => ('row' in outcome ? [outcome.row] : [])),
    rejected: outcomes.flatMap((outcome) => ('rejected' in outcome ? [outcome.rejected] : [])),
  };
}
