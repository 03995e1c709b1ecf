import { statSync } from 'node:fs';
import type { PlainRows } from '../../lambdas/feed/plain-rows.ts';
import { readSnapshotBatches } from '../../lambdas/feed/snapshot-batches.ts';
import { medianTwice } from '../../lambdas/scoring/baseline.ts';
import { sharedChunksOf, usualRowBytes, wholeFile } from './file-part.ts';
import { NONE, type Part, PartedAccounts } from './parted-accounts.ts';

/** Hundredths in a unit, by decimal places. */
const perUnit = Int32Array.of(100, 10, 1);

/**
 * Reads earlier scores with the same kernel, and gives twice the baseline of each account, in parts by their ids. Threads
 * share the work: each takes the next range of the file, whose number all of them have in `next`.
 */
export async function readHistory(path: string, next: Int32Array): Promise<readonly Part[]> {
  const accounts = new PartedAccounts(statSync(path).size / usualRowBytes);
  const whole = wholeFile(path);
  const days = (whole.header ?? []).filter((name) => name !== 'account_id');
  const columns = days.map((name) => ({ name, minimum: '0', maximum: '100' }));
  const part = { ...whole, range: { start: 1, end: Infinity, firstLine: 2 } };
  for await (const { plain, others } of readSnapshotBatches(sharedChunksOf(path, next), part, columns)) {
    if (others.length > 0) throw new Error('a row of the history is broken');
    if (plain !== null) addBaselines(accounts, plain, days.length);
  }
  return accounts.parts;
}

function addBaselines(accounts: PartedAccounts, plain: PlainRows, days: number): void {
  const { bytes, idStarts: starts, idEnds: ends, units, places, count } = plain;
  const known = new Int32Array(days);
  accounts.add({ bytes, starts, ends, count }, (row) => {
    let scores = 0;
    for (let slot = row * days; slot < (row + 1) * days; slot++) {
      const number = units[slot] as number;
      if (!Number.isNaN(number))
        known[scores++] = Math.imul(number, perUnit[places[slot] as number] as number);
    }
    return medianTwice(known, scores) ?? NONE;
  });
}
