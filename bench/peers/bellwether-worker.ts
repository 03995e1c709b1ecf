import { once } from 'node:events';
import { openSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { readHistory } from './history.ts';
import { type Joined, joinParts } from './join-parts.ts';
import { ResultLines } from './result-lines.ts';

/** What the other thread is told: the files, and where the numbers of the next range of the history and of the next part stand. */
export type Work = { readonly history: string; readonly result: string; readonly next: Int32Array };
/** What it tells at its end: the lines that it has written. */
export type Written = { readonly rows: number; readonly rescues: number };

/* Works out baselines from the start on, tells them, and joins a share of the parts when all of those are there. */
const port = parentPort as NonNullable<typeof parentPort>;
const { history, result, next } = workerData as Work;
const joined = once(port, 'message') as Promise<[Joined]>;
port.postMessage(await readHistory(history, next.subarray(0, 1)));
const lines = new ResultLines(openSync(result, 'a'));
joinParts((await joined)[0], next.subarray(1), lines);
lines.flush();
port.postMessage({ rows: lines.rows, rescues: lines.rescues } satisfies Written);
port.close();
