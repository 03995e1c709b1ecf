import type { Day } from './calendar.ts';
import { type Field, type ReadFile, readFeedFile } from './feed-file.ts';
import { identifierIn } from './identifiers.ts';
import { columnsOf, type Model, rangeOf } from './model.ts';
import { compare, parseDecimal, type Rational } from './numbers.ts';
import type { Values } from './score.ts';

/** A row of a snapshot: the account where one can be read, the values unless the row is rejected in itself. */
interface SnapshotRow {
  readonly account: string | null;
  readonly values: Values | null;
}

/** A snapshot file as read, before the other files of its day are looked at. */
export interface Snapshot {
  readonly bytes: Buffer;
  readonly problem: ReadFile['problem'];
  readonly cut: boolean;
  readonly rows: readonly SnapshotRow[];
}

/** Reads one snapshot file of the day under the model. */
export function readSnapshot(key: string, bytes: Buffer, day: Day, model: Model): Snapshot {
  const columns = columnsOf(model);
  const { problem, cut, rows } = readFeedFile(key, bytes, 'account_id', ['as_of', ...columns]);
  const checked = rows.map((row): SnapshotRow => {
    const account = identifierIn(row, 'account_id');
    const asOf = row.fields.get('as_of');
    const wrongDay = asOf !== undefined && (asOf.text !== day || asOf.kind === 'number');
    if (row.broken || account === null || wrongDay) return { account, values: null };
    return { account, values: valuesOf(row.fields, columns) };
  });
  return { bytes, problem, cut, rows: checked };
}

function valuesOf(fields: ReadonlyMap<string, Field>, columns: readonly string[]): Values | null {
  const values = new Map<string, Rational>();
  for (const column of columns) {
    const field = fields.get(column);
    if (field === undefined) continue;
    const value = field.kind === 'cell' || field.kind === 'number' ? parseDecimal(field.text) : null;
    if (value === null || !inRange(value, column)) return null;
    values.set(column, value);
  }
  return values;
}

function inRange(value: Rational, column: string): boolean {
  const [low, high] = rangeOf(column);
  return (low === null || compare(value, low) >= 0) && (high === null || compare(value, high) <= 0);
}
