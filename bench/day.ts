import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type PlayedDay, playDays } from './play-days.ts';

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
    console.log(
      row(['', 'seconds', 'cpu', 'rows/s', 'plan', 'score', '(writes)', 'finish', 'tick', 'sent', 'peak']),
    );
    for await (const day of playDays(accounts, folder, values.state === 'memory')) console.log(lineOf(day));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Phases as shares of the time from the first file read to the last notice sent. */
function lineOf(day: PlayedDay): string {
  const ms = day.planMs + day.scoreMs + day.finishMs + day.tickMs;
  const share = (part: number) => `${Math.round((100 * part) / ms)} %`;
  return row([
    day.name,
    (ms / 1000).toFixed(1),
    (day.cpuMs / 1000).toFixed(1),
    String(Math.round((accounts / ms) * 1000)),
    share(day.planMs),
    share(day.scoreMs),
    share(day.historyMs),
    share(day.finishMs),
    share(day.tickMs),
    String(day.published),
    `${Math.round(day.peakRssMb)} MB`,
  ]);
}

function row([name = '', ...cells]: readonly string[]): string {
  return name.padEnd(30) + cells.map((cell) => cell.padStart(9)).join('');
}
