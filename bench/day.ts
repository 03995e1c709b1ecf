import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Played, playDays, states } from './play-days.ts';

/*
 * How long a day of many accounts takes in one process, and how much memory: `npm run bench -- --accounts 100000`.
 * Each way of keeping history has a process of its own: `--state folder` (dynalite, as local mode has it),
 * `--state memory`, or `--state nothing`, a table that takes every write and keeps none; the latter plays only the
 * first day, as does `--days 1`.
 */
const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '100000' },
    days: { type: 'string', default: '3' },
    state: { type: 'string' },
    /** Set for the processes that play. */
    plays: { type: 'boolean', default: false },
  },
});
const accounts = Number(values.accounts);
const asked = states.filter((each) => values.state === undefined || each === values.state);
if (asked.length === 0) throw new Error(`--state ${values.state}: history is kept in ${states.join(', ')}`);
/** V8 takes the memory that it is given: so much as the roster and a day of so many accounts need, in MB. */
const heapMb = 160 + Math.max(0, accounts - 100_000) / 1_000;

if (!values.plays) {
  console.log(`${accounts} accounts, ${cpus().length} cores, Node ${process.version}`);
  for (const each of asked) {
    const heap = each === 'memory' ? [] : [`--max-old-space-size=${heapMb}`, '--max-semi-space-size=4'];
    const args = [...process.execArgv, ...heap, import.meta.filename, ...process.argv.slice(2)];
    const { status } = spawnSync(process.execPath, [...args, '--state', each, '--plays'], {
      stdio: 'inherit',
    });
    process.exitCode ||= status ?? 1;
  }
} else {
  const [state = 'folder'] = asked;
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
  try {
    console.log(`\nhistory in ${state}`);
    console.log(row(['', 'seconds', 'cpu', 'rows/s', 'plan', 'score', '(writes)', 'finish', 'tick', 'peak']));
    const days = state === 'nothing' ? 1 : Number(values.days);
    for await (const day of playDays({ accounts, state, days }, folder)) console.log(lineOf(day));
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
