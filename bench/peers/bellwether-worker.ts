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

/* Reads earlier scores from the start on, and joins them with the table of accounts as soon as all of those are in it. */
const port = parentPort as NonNullable<typeof parentPort>;
const { history, result, next } = workerData as Work;
const lines = new ResultLines(openSync(result, 'a'));
const early: Baselines[] = [];
let table: AccountTable | null = null;
await readHistory(history, next, (baselines) => {
  const arrived = arrivedTable();
  if (arrived === null) early.push(copyOf(baselines));
  else joinTo(arrived, baselines, lines);
});
while (arrivedTable() === null) await new Promise((resolve) => setImmediate(resolve));
lines.flush();
port.postMessage({ rows: lines.rows, rescues: lines.rescues } satisfies Written);
port.close();

/** The table once it has come; what was read before is joined with it at once, while the other thread goes on reading. */
function arrivedTable(): AccountTable | null {
  if (table !== null) return table;
  const received = receiveMessageOnPort(port) as { readonly message: Shared } | undefined;
  if (received === undefined) return null;
  table = new AccountTable(received.message);
  for (const baselines of early.splice(0)) joinTo(table, baselines, lines);
  return table;
}
