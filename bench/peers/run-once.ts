import { spawnSync } from 'node:child_process';
import type { Contestant } from './contestants.ts';

export type Run = {
  /** From the start of the process to its end. */
  readonly seconds: number;
  /** Processor time of all its threads. */
  readonly cpuSeconds: number;
  readonly peakMib: number;
  /** What it found, as JSON. */
  readonly found: string;
};

/** Runs a contestant in a process of its own; null, with a word why, when it cannot do the task or does not run. */
export function runOnce({ name, environment }: Contestant, args: readonly string[] | null): Run | null {
  if (args === null) return null;
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) {
    console.log(`${name} did not run: ${stderr.match(/^\w*Error: .*$/m)?.[0] ?? `exit code ${status}`}`);
    return null;
  }
  const { found, peakMib, cpuSeconds } = JSON.parse(stdout) as Omit<Run, 'seconds' | 'found'> & {
    found: object;
  };
  return { seconds, cpuSeconds, peakMib, found: JSON.stringify(found) };
}

/** The middle value of one measure over some runs. */
export function median(runs: readonly Run[], measure: 'seconds' | 'cpuSeconds' | 'peakMib'): number {
  const sorted = runs.map((run) => run[measure]).sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
