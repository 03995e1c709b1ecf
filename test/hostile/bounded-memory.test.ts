import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const heapMb = 24;

/** What `bounded-reading.ts` prints about a file. */
type Reading = {
  readonly name: string;
  readonly rows: number;
  readonly read: number;
  readonly codes: string[];
};

test('the worst files are read in a heap that is smaller than any of them', () => {
  const script = `${import.meta.dirname}/bounded-reading.ts`;
  const heap = `--max-old-space-size=${heapMb}`;

  const { status, stdout, stderr } = spawnSync(process.execPath, [heap, '--import', 'tsx', script], {
    encoding: 'utf8',
  });

  expect([status, stderr]).toEqual([0, '']);
  const readings = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Reading);
  expect(readings.length).toBeGreaterThan(10);
  for (const { name, rows, read, codes } of readings) {
    expect([name, read]).toEqual([name, codes.length === 0 ? rows : 0]);
  }
}, 120_000);
