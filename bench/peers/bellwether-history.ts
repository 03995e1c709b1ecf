import { parentPort, workerData } from 'node:worker_threads';
import type { PlainRows } from '../../lambdas/feed/plain-rows.ts';
import { readSnapshotBatches } from '../../lambdas/feed/snapshot-batches.ts';
import { baselineTwice } from '../../lambdas/scoring/baseline.ts';
import { chunksOf, wholeFile } from './file-part.ts';

/** Baselines of accounts: the ids one after the other, where each ends, and twice the baseline, -1 without one. */
export type Baselines = { readonly ids: Uint8Array; readonly ends: Uint32Array; readonly twice: Int32Array };

/** Room for the ids of a batch: none is longer than the bytes that a kernel takes at once. */
const longestIds = 65_536;
/** Hundredths in a unit, by decimal places. */
const perUnit = [100, 10, 1];

/* Reads the earlier scores of all accounts, with the same kernel, and tells the other thread their baselines. */
const path = workerData as string;
const part = await wholeFile(path);
const days = (part.header ?? []).filter((name) => name !== 'account_id');
const columns = days.map((name) => ({ name, minimum: '0', maximum: '100' }));
for await (const { plain, others } of readSnapshotBatches(chunksOf(path), part, columns)) {
  if (others.length > 0) throw new Error('a row of the history is broken');
  if (plain === null) continue;
  const found = baselinesOf(plain);
  parentPort?.postMessage(found, [found.ids.buffer, found.ends.buffer, found.twice.buffer] as ArrayBuffer[]);
}
parentPort?.postMessage(null);

function baselinesOf({ bytes, idStarts, idEnds, units, places, count }: PlainRows): Baselines {
  const ends = new Uint32Array(count);
  const twice = new Int32Array(count);
  const ids = new Uint8Array(longestIds);
  const window: (number | null)[] = days.map(() => null);
  let end = 0;
  for (let row = 0; row < count; row++) {
    const first = row * days.length;
    for (let day = 0; day < days.length; day++) {
      const number = units[first + day] as number;
      window[day] = Number.isNaN(number) ? null : number * (perUnit[places[first + day] as number] as number);
    }
    twice[row] = baselineTwice(window) ?? -1;
    for (let at = idStarts[row] as number; at < (idEnds[row] as number); at++)
      ids[end++] = bytes[at] as number;
    ends[row] = end;
  }
  return { ids: ids.slice(0, end), ends, twice };
}
