import { statSync } from 'node:fs';
import type { PlainRows } from '../../lambdas/feed/plain-rows.ts';
import { readSnapshotBatches } from '../../lambdas/feed/snapshot-batches.ts';
import { medianTwice } from '../../lambdas/scoring/baseline.ts';
import type { Baselines } from './baselines.ts';
import { chunksOf, lineFrom, wholeFile } from './file-part.ts';

const RANGE_BYTES = 16_777_216;
/** Hundredths in a unit, by decimal places. */
const perUnit = [100, 10, 1];

/**
 * Reads earlier scores with the same kernel, and gives the baselines of some accounts after the others; they are gone
 * when it goes on. Threads share the work: each takes the next range of the file, whose number all of them have in `next`.
 */
export async function readHistory(
  path: string,
  next: SharedArrayBuffer,
  take: (baselines: Baselines) => void,
): Promise<void> {
  const bytes = statSync(path).size;
  const whole = wholeFile(path);
  const days = (whole.header ?? []).filter((name) => name !== 'account_id');
  const columns = days.map((name) => ({ name, minimum: '0', maximum: '100' }));
  const numbers = new Int32Array(next);
  for (;;) {
    const from = Atomics.add(numbers, 0, 1) * RANGE_BYTES;
    if (from >= bytes) return;
    const [start, end] = [lineFrom(path, from), lineFrom(path, from + RANGE_BYTES)];
    const part = { ...whole, range: { start, end, firstLine: 1 } };
    for await (const { plain, others } of readSnapshotBatches(chunksOf(path, start, end), part, columns)) {
      if (others.length > 0) throw new Error('a row of the history is broken');
      if (plain !== null) take(baselinesOf(plain, days.length));
    }
  }
}

function baselinesOf(plain: PlainRows, days: number): Baselines {
  const { bytes, idStarts: starts, idEnds: ends, units, places, count } = plain;
  const known = new Int32Array(days);
  const twice = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    let scores = 0;
    for (let slot = row * days; slot < (row + 1) * days; slot++) {
      const number = units[slot] as number;
      if (!Number.isNaN(number)) known[scores++] = number * (perUnit[places[slot] as number] as number);
    }
    twice[row] = medianTwice(known, scores) ?? -1;
  }
  return { bytes, starts, ends, count, twice };
}
