import type { CalendarDay } from '../scoring/calendar.ts';
import type { Column } from '../scoring/model.ts';
import { idFault, readableId } from './account-id.ts';
import { echo } from './echo.ts';
import { type NumberCheck, numberCheck } from './number-cell.ts';
import { type RowFault, type RowOutcome, rejectRow } from './problem.ts';
import type { Cell, KnownColumn, RowCells } from './row-cells.ts';

/** One account on one business day, as delivered. */
export type SnapshotRow = {
  readonly line: number;
  readonly accountId: string;
  /** The model's columns that are present, numbers as written; a missing one has no entry. */
  readonly values: ReadonlyMap<string, string>;
};

const FIXED_COLUMNS = [
  { name: 'account_id', type: 'text' },
  { name: 'as_of', type: 'text' },
] as const satisfies readonly KnownColumn[];

/** The columns that a snapshot reader knows, in the order in which it takes their cells. */
export function knownColumns(columns: readonly Column[]): readonly KnownColumn[] {
  return [...FIXED_COLUMNS, ...columns.map(({ name }) => ({ name, type: 'number' as const }))];
}

/** The names that a snapshot file may have in its header, the id first. */
export function snapshotColumns(columns: readonly Column[]): readonly string[] {
  return knownColumns(columns).map(({ name }) => name);
}

/**
 * Reads one row strictly. It is rejected for the first of: its shape, its id, its date, then its numbers in the order of
 * the model's columns. Whether an account occurs twice is the caller's to see, who knows all files of the day.
 */
export function snapshotRowReader(
  columns: readonly Column[],
  day: CalendarDay,
): (row: RowCells) => RowOutcome<SnapshotRow> {
  const names = columns.map(({ name }) => name);
  const checks = columns.map(numberCheck);

  return (row) => {
    const { line, cells } = row;
    const found = row.fault ?? idFault(cells[0], 'account_id') ?? dateFault(cells[1], day);
    if (found !== null) return rejection(row, found);

    const values = new Map<string, string>();
    for (let place = 0; place < names.length; place++) {
      const cell = cells[FIXED_COLUMNS.length + place];
      if (cell === undefined) continue;
      const fault = (checks[place] as NumberCheck)(cell);
      if (fault !== null) return rejection(row, fault);
      values.set(names[place] as string, cell as string);
    }
    return { row: { line, accountId: cells[0] as string, values } };
  };
}

function rejection({ line, cells, written }: RowCells, fault: RowFault): RowOutcome<SnapshotRow> {
  return { rejected: rejectRow({ line, accountId: readableId(cells[0]), cells: written }, fault) };
}

function dateFault(cell: Cell, day: CalendarDay): RowFault | null {
  if (cell === undefined || cell === day) return null;
  return {
    code: 'ROW_DATE',
    column: 'as_of',
    rule: `${echo(typeof cell === 'string' ? cell : cell.written)} is not the day of the folder`,
    remedy: `Write ${day}, or move the row to the folder of its day`,
  };
}
