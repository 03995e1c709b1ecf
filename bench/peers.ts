import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Contestant, type Files, ours, peers, reader, type Task } from './peers/contestants.ts';
import { type Shape, shapes, writeHistory, writeSnapshot } from './peers/files.ts';
import { median, type Run, runOnce } from './peers/run-once.ts';

/*
 * Bellwether beside others, on the same files and with the same result, each in a process of its own and in turns:
 * `npm run bench:peers -- --rows 1000000 --shape plain`. Install them first: `npm ci --prefix bench/peers`.
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    shape: { type: 'string', default: 'plain' },
    rounds: { type: 'string', default: '5' },
  },
});
const rows = Number(values.rows);
const rounds = Number(values.rounds);
const shape = shapes.find((each) => each === values.shape);
if (shape === undefined) throw new Error(`--shape is one of ${shapes.join(', ')}`);
const isInstalled = existsSync(join(import.meta.dirname, 'peers/node_modules'));

/** The most that our time may be of theirs; what does not bind is left out. */
const targets: Readonly<Record<Task, Readonly<Record<string, number>>>> = {
  score: {
    'DuckDB, 1 thread': shape === 'jsonl' ? 0.55 : 0.4,
    'polars, 2 threads': 1,
    'Node reads the bytes': 6,
  },
  job: { 'DuckDB, 2 threads': 0.42, 'polars, 2 threads': 0.7 },
};

const folder = await mkdtemp(join(tmpdir(), 'bellwether-peers-'));
try {
  const files = await prepared(shape);
  console.log(
    `${rows} rows of ${shape}, ${Math.round((await stat(files.snapshot)).size / 1e6)} MB; Node ${process.version}, ` +
      `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB; medians of ${rounds}`,
  );
  if (!isInstalled) console.log('The peers are not there. Install them: npm ci --prefix bench/peers');
  const others = isInstalled ? peers : [];
  for (const task of ['score', 'job'] as const) await compete(task, [ours, reader, ...others], files);
} finally {
  await rm(folder, { recursive: true });
}

async function prepared(shape: Shape): Promise<Files> {
  const ending = shape === 'jsonl' ? 'jsonl' : shape === 'gzip' ? 'csv.gz' : 'csv';
  const files = {
    shape,
    snapshot: join(folder, `snapshot.${ending}`),
    history: join(folder, 'history.csv'),
    bundles: folder,
  };
  await writeSnapshot(files.snapshot, rows, shape);
  await writeHistory(files.history, rows);
  const programs = ['bellwether-score', 'bellwether-job', 'bellwether-worker'];
  await build({
    entryPoints: programs.map((name) => join(import.meta.dirname, 'peers', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  return files;
}

async function compete(task: Task, contestants: readonly Contestant[], files: Files): Promise<void> {
  const resultOf = (place: number) => join(folder, `result-${place}.csv`);
  const runs = contestants.map((): Run[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [place, contestant] of contestants.entries()) {
      if (contestant.isSlow && round > 0) continue;
      const run = runOnce(contestant, contestant.arguments(task, files, resultOf(place)));
      if (run !== null) runs[place]?.push(run);
    }
  }
  console.log(
    task === 'score' ? '\nparse, check and score' : '\nthe whole job: join, drop rule, result file',
  );
  console.log(line('', ['seconds', 'cpu s', 'peak MiB', 'ours/it', 'target', 'result']));
  const ourTime = median(runs[0] ?? [], 'seconds');
  const expected = task === 'score' ? runs[0]?.[0]?.found : await linesOf(resultOf(0));
  for (const [place, { name }] of contestants.entries()) {
    const own = runs[place] ?? [];
    if (own.length === 0) continue;
    const seconds = median(own, 'seconds');
    const found = task === 'score' ? own[0]?.found : await linesOf(resultOf(place));
    const verdict = name === reader.name ? '' : found === expected ? 'the same' : 'DIFFERENT';
    if (verdict === 'DIFFERENT') process.exitCode = 1;
    const target = targets[task][name];
    console.log(
      line(name, [
        seconds.toFixed(2),
        median(own, 'cpuSeconds').toFixed(2),
        String(median(own, 'peakMib')),
        (ourTime / seconds).toFixed(2),
        target === undefined ? '' : `≤ ${target}`,
        verdict,
      ]),
    );
  }
}

/** A result file with its lines in order, so that files with the same lines are equal. */
async function linesOf(path: string): Promise<string> {
  return (await readFile(path, 'utf8')).split('\n').sort().join('\n');
}

function line(name: string, cells: readonly string[]): string {
  return name.padEnd(22) + cells.map((cell) => cell.padStart(11)).join('');
}
