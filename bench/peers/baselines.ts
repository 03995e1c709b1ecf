import { dropTenThousandths, isSharpDrop } from '../../lambdas/scoring/drop.ts';
import type { AccountTable, Ids } from './account-table.ts';
import type { ResultLines } from './result-lines.ts';

/** Accounts and twice the baseline of each, -1 without one. */
export type Baselines = Ids & { readonly twice: Int32Array };

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
