import { join } from 'node:path';
import { columnsOf, type Shape } from './files.ts';

/** The files of one run; `bundles` is the folder with our own programs. */
export type Files = {
  readonly shape: Shape;
  readonly snapshot: string;
  readonly history: string;
  readonly bundles: string;
};

/** `score`: parse, check and score. `job`: also join with 30 earlier scores, apply the drop rule, write the result. */
export type Task = 'score' | 'job';

export type Contestant = {
  readonly name: string;
  /** Arguments of Node for a task, null when it cannot do it. */
  readonly arguments: (task: Task, files: Files, result: string) => readonly string[] | null;
  readonly environment?: Readonly<Record<string, string>>;
  /** Runs once, because it is many times slower than the others. */
  readonly isSlow?: true;
};

const peer = (name: string) => join(import.meta.dirname, name);
const inputsOf = (task: Task, { snapshot, history }: Files, result: string) =>
  task === 'score' ? [snapshot] : [snapshot, history, result];
const columns = ({ shape }: Files) => columnsOf(shape).join(',');

/** One program of node that takes the columns first. */
function program(script: string, first: readonly string[]): Contestant['arguments'] {
  return (task, files, result) => [peer(script), ...first, columns(files), ...inputsOf(task, files, result)];
}

/** A program that reads CSV only. */
function csvProgram(script: string): Contestant['arguments'] {
  return (task, files, result) =>
    files.shape === 'jsonl' ? null : [peer(script), ...inputsOf(task, files, result)];
}

export const ours: Contestant = {
  name: 'Bellwether',
  arguments: (task, files, result) => [
    // Both cores are taken then: whoever compiles beside them only comes later.
    ...(task === 'job' ? ['--no-concurrent-recompilation'] : []),
    join(files.bundles, `bellwether-${task}.mjs`),
    ...inputsOf(task, files, result),
  ],
};

export const peers: readonly Contestant[] = [
  { name: 'DuckDB, 1 thread', arguments: program('duckdb.mjs', ['1']) },
  { name: 'DuckDB, 2 threads', arguments: program('duckdb.mjs', ['2']) },
  {
    name: 'polars, 1 thread',
    arguments: program('polars.mjs', []),
    environment: { POLARS_MAX_THREADS: '1' },
  },
  {
    name: 'polars, 2 threads',
    arguments: program('polars.mjs', []),
    environment: { POLARS_MAX_THREADS: '2' },
  },
  { name: 'csv-parse and zod', arguments: csvProgram('csv-parse.mjs'), isSlow: true },
  { name: 'better-sqlite3', arguments: csvProgram('better-sqlite3.mjs'), isSlow: true },
];

/** Reads the bytes of the snapshot and nothing else. */
export const reader: Contestant = {
  name: 'Node reads the bytes',
  arguments: (task, { snapshot }) => (task === 'score' ? [peer('read.mjs'), snapshot] : null),
};
