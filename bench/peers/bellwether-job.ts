import { on } from 'node:events';
import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readSnapshotBatches, type SnapshotBatch } from '../../lambdas/feed/snapshot-batches.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel as model } from '../../lambdas/scoring/default-model.ts';
import { AccountTable, roomFor } from './account-table.ts';
import { joinTo } from './baselines.ts';
import type { FromHistory, ToHistory } from './bellwether-history.ts';
import { chunksOf, wholeFile } from './file-part.ts';
import { ResultLines, resultHeader } from './result-lines.ts';
import { report } from './tally.ts';

/*
 * The whole job in two threads. One reads earlier scores and works out baselines; the other scores the snapshot into a
 * table of accounts. Then both join with it, apply the drop rule and write lines. An account that occurs twice in the
 * snapshot is rejected in all copies.
 */
const [snapshot, history, result] = process.argv.slice(2) as [string, string, string];
const worker = new Worker(join(import.meta.dirname, 'bellwether-history.mjs'), { workerData: history });
/** From the start on, for the worker does not wait. */
const messages = on(worker, 'message') as AsyncIterable<[FromHistory]>;

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

const part = await wholeFile(snapshot);
for await (const batch of readSnapshotBatches(chunksOf(snapshot), part, model.columns)) addAll(batch);
worker.postMessage(table.shared satisfies ToHistory);

const file = openSync(result, 'w');
const lines = new ResultLines((bytes) => writeSync(file, bytes));
writeSync(file, resultHeader);
let found = { rows: 0, rescues: 0 };
for await (const [message] of messages) {
  if ('lines' in message) writeSync(file, message.lines);
  else if ('twice' in message) joinTo(table, message, lines);
  else {
    found = message;
    break;
  }
}
table.forEachLeft((bytes, from, to, index) => lines.add(bytes, from, to, index, null, null, false));
lines.flush();
closeSync(file);
report({ rows: found.rows + lines.rows, rescues: found.rescues + lines.rescues });
