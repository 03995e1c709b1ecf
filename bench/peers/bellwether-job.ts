import { on } from 'node:events';
import { statSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AccountNumbers } from '../../lambdas/feed/account-numbers.ts';
import { readSnapshotBatches, type SnapshotBatch } from '../../lambdas/feed/snapshot-batches.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel as model } from '../../lambdas/scoring/default-model.ts';
import { dropTenThousandths, isSharpDrop } from '../../lambdas/scoring/drop.ts';
import type { Baselines } from './bellwether-history.ts';
import { chunksOf, wholeFile } from './file-part.ts';
import { ResultFile } from './result-file.ts';
import { report } from './tally.ts';

/*
 * The whole job in two threads: one reads earlier scores and works out baselines, the other scores the snapshot, joins
 * both by account, applies the drop rule and writes the result. An account that occurs twice is rejected in all copies.
 */
const [snapshot, history, result] = process.argv.slice(2) as [string, string, string];
const worker = new Worker(joinPath(import.meta.dirname, 'bellwether-history.mjs'), { workerData: history });

/** Rows are rarely shorter. */
const usualRowBytes = 128;
const accounts = new AccountNumbers(1, Math.ceil(statSync(snapshot).size / usualRowBytes));
/** By account: its index; below 0 when it is unknown, doubled, or written already. */
let indices = new Int16Array(65_536);
const unknown = -1;
const doubled = -2;
const written = -3;

function note(bytes: Uint8Array, from: number, to: number, index: number | null): void {
  const before = accounts.count;
  const number = accounts.numberIn(bytes, from, to);
  if (number === indices.length) {
    const larger = new Int16Array(Math.ceil(indices.length * 1.5));
    larger.set(indices);
    indices = larger;
  }
  indices[number] = number < before ? doubled : (index ?? unknown);
}

function noteAll({ plain, others }: SnapshotBatch): void {
  for (const outcome of others) {
    if ('rejected' in outcome) continue;
    const id = Buffer.from(outcome.row.accountId);
    note(id, 0, id.length, assess(model, outcome.row.values).index);
  }
  if (plain === null) return;
  plain.score(model);
  const { bytes, idStarts, idEnds, count } = plain;
  for (let row = 0; row < count; row++) {
    note(bytes, idStarts[row] as number, idEnds[row] as number, plain.indexAt(row));
  }
}

function join({ ids, ends, twice }: Baselines): void {
  let from = 0;
  for (let row = 0; row < ends.length; row++) {
    const to = ends[row] as number;
    const number = accounts.findIn(ids, from, to);
    const index = number === -1 ? written : (indices[number] as number);
    if (index >= 0) {
      const baseline = twice[row] === -1 ? null : (twice[row] as number);
      const drop = dropTenThousandths(index, baseline);
      file.write(ids, from, to, index, baseline, drop, isSharpDrop(index, baseline));
      indices[number] = written;
    }
    from = to;
  }
}

const part = await wholeFile(snapshot);
for await (const batch of readSnapshotBatches(chunksOf(snapshot), part, model.columns)) noteAll(batch);
const file = new ResultFile(result);
for await (const [found] of on(worker, 'message')) {
  if (found === null) break;
  join(found as Baselines);
}
accounts.forEach((number, bytes, from, to) => {
  const index = indices[number] as number;
  if (index >= 0) file.write(bytes, from, to, index, null, null, false);
});
file.close();
report({ rows: file.rows, rescues: file.rescues });
