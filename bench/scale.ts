import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { type Played, playScaleDay } from './scale/play.ts';

/*
 * One day of up to ten million accounts through the deployed bundles, each function in a process of its own:
 * `npm run bench:scale`, or `npm run bench:scale -- --accounts 1000000` for one size. What the day writes is compared with
 * what the rows say it must write; a difference ends the bench with an error. `--folder` is where the files are
 * made meanwhile, some 150 bytes an account.
 */
const { values } = parseArgs({
  options: { accounts: { type: 'string', multiple: true }, folder: { type: 'string' } },
});
const sizes = values.accounts?.map(Number) ?? [100_000, 1_000_000, 10_000_000];

console.log(`${cpus().length} cores, Node ${process.version}; a core's second is a second of processor time`);
const played: Played[] = [];
for (const accounts of sizes) {
  const day = await playScaleDay(accounts, values.folder);
  played.push(day);
  for (const line of linesOf(day)) console.log(line);
}
if (played.length > 1) console.log(`\n${ratioLine(played)}`);

function linesOf({ accounts, rows, phases, largestItem, bytes }: Played): readonly string[] {
  const all = phases.reduce((sum, phase) => sum + phase.cpuMs, 0);
  return [
    `\n${accounts} accounts, ${rows} rows, ${Math.round(bytes / 2 ** 20)} MiB of files`,
    row('', 'calls', 'seconds', 'cpu s', 'share', 'rows/s/core', 'peak MiB'),
    ...phases.map(({ name, invocations, ms, cpuMs, peakMiB }) =>
      row(
        name,
        String(invocations),
        (ms / 1000).toFixed(1),
        (cpuMs / 1000).toFixed(1),
        `${Math.round((100 * cpuMs) / all)} %`,
        String(Math.round((rows / cpuMs) * 1000)),
        String(Math.round(peakMiB)),
      ),
    ),
    `requests: ${requestsIn(phases)}`,
    `cost per row: ${microseconds(all, rows)} µs; largest item ${largestItem} bytes; all writes as expected`,
  ];
}

function requestsIn(phases: Played['phases']): string {
  const all = new Map<string, number>();
  for (const { calls } of phases) {
    for (const [kind, count] of Object.entries(calls)) all.set(kind, (all.get(kind) ?? 0) + count);
  }
  return [...all].map(([kind, count]) => `${kind} ${count}`).join(', ');
}

/** How the cost of a row grows with the number of rows: 1 when it does not. */
function ratioLine(days: readonly Played[]): string {
  const cost = (day: Played) => day.phases.reduce((sum, { cpuMs }) => sum + cpuMs, 0) / day.rows;
  const [first] = days;
  const ratios = days.map((day) => `${day.accounts}: ${(cost(day) / cost(first as Played)).toFixed(2)}`);
  return `cost per row, as a ratio to the smallest day: ${ratios.join(', ')}`;
}

function microseconds(ms: number, rows: number): string {
  return ((ms * 1000) / rows).toFixed(1);
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(8) + cells.map((cell) => cell.padStart(13)).join('');
}
