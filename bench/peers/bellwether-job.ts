import { once } from 'node:events';
import { openSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readSnapshotBatches, type SnapshotBatch } from '../../lambdas/feed/snapshot-batches.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel as model } from '../../lambdas/scoring/default-model.ts';
import { AccountTable, roomFor } from './account-table.ts';
import { joinTo } from './baselines.ts';
import type { Work, Written } from './bellwether-worker.ts';
import { chunksOf, wholeFile } from './file-part.ts';
import { readHistory } from './history.ts';
import { ResultLines, resultHeader } from './result-lines.ts';
import { report } from './tally.ts';

/*
 * The whole job in two threads. This one scores the snapshot into a table of accounts while the other begins with earlier
 * scores; then both go on with those, work out baselines, join them with the table, apply the drop rule and write lines.
 * An account that occurs twice in the snapshot is rejected in all copies.
 */
const [snapshot, history, result] = process.argv.slice(2) as [string, string, string];
writeFileSync(result, resultHeader);
const next = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
const workerData: Work = { history, result, next };
const worker = new Worker(join(import.meta.dirname, 'bellwether-worker.mjs'), { workerData });
/** From the start on, for the worker does not wait. */
const written = once(worker, 'message') as Promise<[Written]>;

/** Rows are rarely shorter. */
const usualRowBytes = 128;
const table = new AccountTable(roomFor(Math.ceil(statSync(snapshot).size / usualRowBytes)));

function addAll({ plain, others }: SnapshotBatch): void {
  for (const outcome of others) {
    if ('rejected' in outcome) continue;
    const bytes = Buffer.from(outcome.row.accountId);
    const { index } = assess(model, outcome.row.values);
    table.add({ bytes, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length), count: 1 }, () => index);
  }
  if (plain === null) return;
  plain.score(model);
  const { bytes, idStarts: starts, idEnds: ends, count } = plain;
  table.add({ bytes, starts, ends, count }, (row) => plain.indexAt(row));
}

const part = wholeFile(snapshot);
for await (const batch of readSnapshotBatches(chunksOf(snapshot), part, model.columns)) addAll(batch);
worker.postMessage(table.shared);

const lines = new ResultLines(openSync(result, 'a'));
await readHistory(history, next, (baselines) => joinTo(table, baselines, lines));
const [others] = await written;
table.forEachLeft((bytes, from, to, index) => lines.add(bytes, from, to, index, null, null, false));
lines.flush();
report({ rows: lines.rows + others.rows, rescues: lines.rescues + others.rescues });
