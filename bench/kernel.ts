import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedFormat } from '../lambdas/feed/key.ts';
import { PlainRows } from '../lambdas/feed/plain-rows.ts';
import { RecordScanner } from '../lambdas/feed/record-scanner.ts';
import { RowKernel } from '../lambdas/feed/row-kernel.ts';
import { defaultModel as model } from '../lambdas/scoring/default-model.ts';
import { day } from './peers/file-part.ts';
import { type Shape, writeSnapshot } from './peers/files.ts';

/*
 * Nanoseconds that the kernel takes to take rows in, to read and to score them: `npm run bench:kernel`. Windows are done
 * many times over, and of each the fastest counts, which other work on the machine hardly changes; a first time takes
 * longer, because the processor has not seen its numbers yet.
 */
const fileRows = 6_000;
const rounds = 300;
const windowBytes = 65_000;

const folder = await mkdtemp(join(tmpdir(), 'bellwether-kernel-'));
try {
  console.log(`Node ${process.version}, nanoseconds a row`);
  console.log(row('', ['taken in', 'read', 'scored']));
  for (const shape of ['plain', 'quoted', 'wide', 'jsonl'] as const) await measure(shape);
} finally {
  await rm(folder, { recursive: true });
}

async function measure(shape: Shape): Promise<void> {
  const format: FeedFormat = shape === 'jsonl' ? 'jsonl' : 'csv';
  const path = join(folder, `snapshot.${format}`);
  await writeSnapshot(path, fileRows, shape);
  const bytes = await readFile(path);
  const headerEnd = format === 'csv' ? bytes.indexOf('\n') + 1 : 0;
  const header = format === 'csv' ? bytes.toString('utf8', 0, headerEnd).trim().split(',') : null;
  const kernel = RowKernel.start({ format, header, columns: model.columns, day });
  if (kernel === null) throw new Error('the built-in model has room in the kernel');
  const plain = new PlainRows(kernel, model.columns);

  let rows = 0;
  const sums = [0, 0, 0];
  for (let from = headerEnd; from < bytes.length; from += kernel.position) {
    const window = bytes.subarray(from, from + windowBytes);
    const fastest = [Infinity, Infinity, Infinity];
    for (let round = 0; round < rounds; round++) {
      const times = timesOf(kernel, plain, window, format);
      for (const [step, time] of times.entries()) fastest[step] = Math.min(fastest[step] ?? 0, time);
    }
    rows += plain.count;
    for (const [step, time] of fastest.entries()) sums[step] = (sums[step] ?? 0) + time;
  }
  console.log(
    row(
      shape,
      sums.map((sum) => ((sum * 1e6) / rows).toFixed(0)),
    ),
  );
}

/** Milliseconds of taking the whole lines of a window in, of reading and of scoring them. */
function timesOf(
  kernel: RowKernel,
  plain: PlainRows,
  window: Buffer,
  format: FeedFormat,
): readonly [number, number, number] {
  const scanner = new RecordScanner(format, 1, false);
  scanner.push(window);
  const start = performance.now();
  kernel.load(scanner.bytes, scanner.nextStart, 1);
  const taken = performance.now();
  kernel.readWindow(scanner, () => {
    if (format === 'jsonl') kernel.learn(scanner.bytes.toString('utf8', scanner.start, scanner.end));
  });
  const read = performance.now();
  plain.score(model);
  return [taken - start, read - taken, performance.now() - read];
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(8) + cells.map((cell) => cell.padStart(12)).join('');
}
