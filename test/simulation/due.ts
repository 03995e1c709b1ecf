import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { casesTable } from '../../local/places.ts';

/** The first instant at which the tables say that something is due, which may be past; never, when nothing is. */
export function nextDueIn(tables: Tables): number {
  const due = tables.get(casesTable)?.indexes.get('due')?.shelf;
  const times = (due?.partitions() ?? []).flatMap((shard) => due?.inOrder(shard)[0]?.sort ?? []);
  return Math.min(...times.map((time) => Date.parse(time)), Number.POSITIVE_INFINITY);
}
