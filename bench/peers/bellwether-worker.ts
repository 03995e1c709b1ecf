import { openSync } from 'node:fs';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { AccountTable, type Shared } from './account-table.ts';
import { type Baselines, copyOf, joinTo } from './baselines.ts';
import { readHistory } from './history.ts';
import { ResultLines } from './result-lines.ts';

/** What the other thread is told: the files, and where the number of the next range of the history stands. */
export type Work = { readonly history: string; readonly result: string; readonly next: SharedArrayBuffer };
/** What it tells at its end: the lines that it has written. */
export type Written = { readonly rows: number; readonly rescues: number };

/* Reads earlier scores from the start on; it joins them with the table of accounts as soon as all of them are in it. */
const port = parentPort as NonNullable<typeof parentPort>;
const { history, result, next } = workerData as Work;
const lines = new ResultLines(openSync(result, 'a'));
const early: Baselines[] = [];
let table: AccountTable | null = null;
await readHistory(history, next, (baselines) => {
  table ??= arrived();
  if (table === null) early.push(copyOf(baselines));
  else joinTo(table, baselines, lines);
});
while (table === null) {
  await new Promise((resolve) => setImmediate(resolve));
  table = arrived();
}
for (const baselines of early) joinTo(table, baselines, lines);
lines.flush();
port.postMessage({ rows: lines.rows, rescues: lines.rescues } satisfies Written);
port.close();

function arrived(): AccountTable | null {
  const received = receiveMessageOnPort(port) as { readonly message: Shared } | undefined;
  return received === undefined ? null : new AccountTable(received.message);
}
