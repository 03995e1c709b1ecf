import { dropTenThousandths, isSharpDrop } from '../../lambdas/scoring/drop.ts';
import { endOf, HEAD_BYTES, NONE, numberAt, type Part, PartIndex } from './parted-accounts.ts';
import type { ResultLines } from './result-lines.ts';

/** Accounts by their ids, in parts: those that were scored, and the baselines that each thread worked out. */
export type Joined = { readonly scored: readonly Part[]; readonly baselines: readonly (readonly Part[])[] };

/** Joins parts and writes what became of their accounts. Threads share the work: each takes the next part in `next`. */
export function joinParts({ scored, baselines }: Joined, next: Int32Array, lines: ResultLines): void {
  const index = new PartIndex();
  for (;;) {
    const part = Atomics.add(next, 0, 1);
    const accounts = scored[part];
    if (accounts === undefined) return;
    index.load(accounts);
    for (const each of baselines) joinTo(index, each[part] as Part, lines);
    writeLeft(accounts, lines);
  }
}

function joinTo(accounts: PartIndex, { memory, end }: Part, lines: ResultLines): void {
  for (let entry = 0; entry < end; ) {
    const from = entry + HEAD_BYTES;
    const to = endOf(memory, entry);
    const index = accounts.take(memory, from, to);
    if (index !== NONE) {
      const twice = numberAt(memory, entry);
      const baseline = twice === NONE ? null : twice;
      const drop = dropTenThousandths(index, baseline);
      lines.add(memory, from, to, index, baseline, drop, isSharpDrop(index, baseline));
    }
    entry = to;
  }
}

/** Those of whom nothing is known from before. */
function writeLeft({ memory, end }: Part, lines: ResultLines): void {
  for (let entry = 0; entry < end; ) {
    const to = endOf(memory, entry);
    const index = numberAt(memory, entry);
    if (index !== NONE) lines.add(memory, entry + HEAD_BYTES, to, index, null, null, false);
    entry = to;
  }
}
