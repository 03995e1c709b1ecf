import { steerableModel } from '../../support/company.ts';
import type { Happening } from '../scenario.ts';
import { allOf } from './write.ts';

/** A model of as many indicators as there are columns, each of which is its column. */
export function columnsModel(columns: readonly string[]): string {
  const { indicators, ...rest } = JSON.parse(steerableModel);
  return JSON.stringify({
    ...rest,
    coverageFloor: 0.2,
    indicators: columns.map((column) => ({ ...indicators[0], name: column, source: { column } })),
    columns: allOf(columns, rest.columns.index),
  });
}

/** A day's one file, in which an account has its index in each of its own columns, unless they even out to it. */
export function columnsFile(
  at: string,
  day: string,
  columns: readonly string[],
  indices: Readonly<Record<string, number | null>>,
  ownOf: (id: string) => readonly string[] = () => columns,
  cellOf: (index: number, column: string, id: string) => number = (index) => index,
): Happening {
  const rows = Object.entries(indices).map(([id, index]) => [
    id,
    ...columns.map((column) =>
      ownOf(id).includes(column) && index !== null ? cellOf(index, column, id) : '',
    ),
  ]);
  const lines = [['account_id', ...columns], ...rows].map((cells) => `${cells.join()}\n`);
  return { at, key: `snapshots/${day}/accounts.csv`, body: lines.join('') };
}
