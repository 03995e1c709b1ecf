import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Played, playDays } from './play-days.ts';

/*
 * How long a day of many accounts takes in one process, and how much memory: `npm run bench -- --accounts 100000`.
 * Each way of keeping state has a process of its own; `--state folder` or `--state memory` plays that one only.
 */
const { values } = parseArgs({
  options: { accounts: { type: 'string', default: '100000' }, state: { type: 'string' } },
});
const accounts = Number(values.accounts);

if (values.state === undefined) {
  console.log(`${accounts} accounts, ${cpus().length} cores, Node ${process.version}`);
  for (const state of ['folder', 'memory']) {
    const script = import.meta.filename;
    const args = [...process.execArgv, script, '--accounts', String(accounts), '--state', state];
    const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
  }
} else {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  try {
    console.log(`\nstate in ${values.state}`);
    console.log(row(['', 'seconds', 'cpu', 'rows/s', 'plan', 'score', '(writes)', 'finish', 'tick', 'peak']));
    for await (const day of playDays(accounts, folder, values.state === 'memory')) console.log(lineOf(day));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Phases as shares of the time from the first file read to the last notice sent. */
function lineOf({ name, ms, cpuMs, peakRssMb, phases }: Played): string {
  const share = (part: number) => `${Math.round((100 * part) / ms)} %`;
  const shares =
    phases === null
      ? ['', '', '', '', '', '']
      : [
          String(Math.round((accounts / ms) * 1000)),
          ...[phases.plan, phases.score, phases.history, phases.finish, phases.tick].map(share),
        ];
  return row([
    name,
    (ms / 1000).toFixed(1),
    (cpuMs / 1000).toFixed(1),
    ...shares,
    `${Math.round(peakRssMb)} MB`,
  ]);
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(30) + cells.map((cell) => cell.padStart(9)).join('');
}
