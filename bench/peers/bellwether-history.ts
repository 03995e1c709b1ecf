import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { PlainRows } from '../../lambdas/feed/plain-rows.ts';
import { readSnapshotBatches } from '../../lambdas/feed/snapshot-batches.ts';
import { medianTwice } from '../../lambdas/scoring/baseline.ts';
import { AccountTable, type Shared } from './account-table.ts';
import { type Baselines, joinTo } from './baselines.ts';
import { chunksOf, wholeFile } from './file-part.ts';
import { ResultLines } from './result-lines.ts';

/** The table of accounts, when all of them are in it. */
export type ToHistory = Shared;
/** Every other batch of baselines, lines of the result, and at last how many lines those were. */
export type FromHistory =
  | Baselines
  | { readonly lines: Uint8Array }
  | { readonly rows: number; readonly rescues: number };

/** Hundredths in a unit, by decimal places. */
const perUnit = [100, 10, 1];

/* Reads the earlier scores of all accounts, with the same kernel, and joins half of the baselines. */
const port = parentPort as NonNullable<typeof parentPort>;
const path = workerData as string;
const arrived = once(port, 'message');
const part = await wholeFile(path);
const days = (part.header ?? []).filter((name) => name !== 'account_id');
const columns = days.map((name) => ({ name, minimum: '0', maximum: '100' }));
/** The known scores of one account. */
const known = new Int32Array(days.length);
/** Room for the ids of a batch: none is longer than the bytes that a kernel takes at once. */
const ids = new Uint8Array(65_536);
const own: Baselines[] = [];
let isOwn = false;
for await (const { plain, others } of readSnapshotBatches(chunksOf(path), part, columns)) {
  if (others.length > 0) throw new Error('a row of the history is broken');
  if (plain === null) continue;
  const baselines = baselinesOf(plain);
  if (isOwn) own.push(baselines);
  else send(baselines, [baselines.bytes, baselines.starts, baselines.ends, baselines.twice]);
  isOwn = !isOwn;
}

const [shared] = (await arrived) as [ToHistory];
const table = new AccountTable(shared);
const lines = new ResultLines((bytes) => {
  const copy = Uint8Array.from(bytes);
  send({ lines: copy }, [copy]);
});
for (const baselines of own) joinTo(table, baselines, lines);
lines.flush();
send({ rows: lines.rows, rescues: lines.rescues }, []);

function send(message: FromHistory, arrays: readonly { readonly buffer: ArrayBufferLike }[]): void {
  port.postMessage(message, arrays.map(({ buffer }) => buffer) as ArrayBuffer[]);
}

/** The ids copied out of the kernel's memory, one after the other, and twice the baselines. */
function baselinesOf({ bytes, idStarts, idEnds, units, places, count }: PlainRows): Baselines {
  const starts = new Int32Array(count);
  const ends = new Int32Array(count);
  const twice = new Int32Array(count);
  let end = 0;
  for (let row = 0; row < count; row++) {
    starts[row] = end;
    for (let at = idStarts[row] as number; at < (idEnds[row] as number); at++)
      ids[end++] = bytes[at] as number;
    ends[row] = end;
    let scores = 0;
    for (let slot = row * days.length; slot < (row + 1) * days.length; slot++) {
      const number = units[slot] as number;
      if (!Number.isNaN(number)) known[scores++] = number * (perUnit[places[slot] as number] as number);
    }
    twice[row] = medianTwice(known, scores) ?? -1;
  }
  return { bytes: ids.slice(0, end), starts, ends, count, twice };
}
