import { on } from 'node:events';
import { openSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { readSnapshotBatches, type SnapshotBatch } from '../../lambdas/feed/snapshot-batches.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel as model } from '../../lambdas/scoring/default-model.ts';
import type { Work, Written } from './bellwether-worker.ts';
import { chunksOf, usualRowBytes, wholeFile } from './file-part.ts';
import { readHistory } from './history.ts';
import { type Joined, joinParts } from './join-parts.ts';
import { NONE, type Part, PartedAccounts } from './parted-accounts.ts';
import { ResultLines, resultHeader } from './result-lines.ts';
import { report } from './tally.ts';

/*
 * The whole job in two threads. This one scores the snapshot while the other begins with earlier scores; then both go on
 * with those and work out baselines. What is known of accounts is kept in parts by their ids, which both then join: they
 * apply the drop rule and write lines. An account that occurs twice in the snapshot is rejected in all copies.
 */
const [snapshot, history, result] = process.argv.slice(2) as [string, string, string];
writeFileSync(result, resultHeader);
const next = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
const workerData: Work = { history, result, next };
const worker = new Worker(join(import.meta.dirname, 'bellwether-worker.mjs'), { workerData });
/** From the start on, for the worker does not wait. */
const messages: AsyncIterator<readonly unknown[]> = on(worker, 'message');
const heard = async <T>() => (await messages.next()).value[0] as T;

const accounts = new PartedAccounts(statSync(snapshot).size / usualRowBytes);

function addAll({ plain, others }: SnapshotBatch): void {
  for (const outcome of others) {
    if ('rejected' in outcome) continue;
    const bytes = Buffer.from(outcome.row.accountId);
    const { index } = assess(model, outcome.row.values);
    const id = { bytes, starts: Int32Array.of(0), ends: Int32Array.of(bytes.length), count: 1 };
    accounts.add(id, () => index ?? NONE);
  }
  if (plain === null) return;
  plain.score(model);
  const { bytes, idStarts: starts, idEnds: ends, count } = plain;
  accounts.add({ bytes, starts, ends, count }, (row) => plain.indexAt(row) ?? NONE);
}

const part = wholeFile(snapshot);
for await (const batch of readSnapshotBatches(chunksOf(snapshot), part, model.columns)) addAll(batch);
const baselines = await readHistory(history, next.subarray(0, 1));
const joined: Joined = { scored: accounts.parts, baselines: [baselines, await heard<readonly Part[]>()] };
worker.postMessage(joined);
const lines = new ResultLines(openSync(result, 'a'));
joinParts(joined, next.subarray(1), lines);
lines.flush();
const others = await heard<Written>();
report({ rows: lines.rows + others.rows, rescues: lines.rescues + others.rescues });
