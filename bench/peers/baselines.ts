import { dropTenThousandths, isSharpDrop } from '../../lambdas/scoring/drop.ts';
import type { AccountTable, Ids } from './account-table.ts';
import type { ResultLines } from './result-lines.ts';

/** Accounts and twice the baseline of each, -1 without one. */
export type Baselines = Ids & { readonly twice: Int32Array };

/** The same, the ids one after the other, in memory of their own. */
export function copyOf({ bytes, starts, ends, count, twice }: Baselines): Baselines {
  let length = 0;
  for (let row = 0; row < count; row++) length += (ends[row] as number) - (starts[row] as number);
  const ids = new Uint8Array(length);
  const copy = { starts: new Int32Array(count), ends: new Int32Array(count) };
  let end = 0;
  for (let row = 0; row < count; row++) {
    copy.starts[row] = end;
    for (let at = starts[row] as number; at < (ends[row] as number); at++) ids[end++] = bytes[at] as number;
    copy.ends[row] = end;
  }
  return { ...copy, bytes: ids, count, twice };
}

/** Takes the indices of accounts out of the table and writes what became of them. */
export function joinTo(table: AccountTable, baselines: Baselines, lines: ResultLines): void {
  const { bytes, starts, ends, count, twice } = baselines;
  const indices = new Int16Array(count);
  table.take(baselines, indices);
  for (let row = 0; row < count; row++) {
    const index = indices[row] as number;
    if (index === -1) continue;
    const baseline = twice[row] === -1 ? null : (twice[row] as number);
    const drop = dropTenThousandths(index, baseline);
    lines.add(
      bytes,
      starts[row] as number,
      ends[row] as number,
      index,
      baseline,
      drop,
      isSharpDrop(index, baseline),
    );
  }
}
