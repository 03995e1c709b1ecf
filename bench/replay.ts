import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planDeliveries } from '../local/replay/deliveries.ts';
import { playFeed } from '../local/replay/play.ts';
import { writeOut } from '../local/replay/write-out.ts';
import { writeReplayFeed } from './replay-feed.ts';

/*
 * How long `bellwether replay` takes: `npm run bench:replay -- --accounts 2000 --days 120`. The last quarter of the days
 * beside the first says whether a day costs more the more were played before it.
 */
const { values } = parseArgs({
  options: { accounts: { type: 'string', default: '2000' }, days: { type: 'string', default: '120' } },
});
const [accounts, days] = [Number(values.accounts), Number(values.days)];
const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
try {
  const feed = join(folder, 'feed');
  await writeReplayFeed(feed, { accounts, days });
  const deliveries = await planDeliveries(feed);
  const start = performance.now();
  const cpu = process.cpuUsage();
  /** When each delivery was played, in milliseconds since the start. */
  const playedAt: number[] = [];
  const played = await playFeed(
    {
      deliveries,
      actions: [],
      until: null,
      onProgress: (done) => (playedAt[done] = performance.now() - start),
    },
    null,
  );
  const playedMs = performance.now() - start;
  const written = await writeOut(played, join(folder, 'out'));
  const allMs = performance.now() - start;
  await played.world.close();
  const { user, system } = process.cpuUsage(cpu);
  const quarterEnd = (share: number) => playedAt[Math.round(deliveries.length * share)] ?? playedMs;
  const growth = (playedMs - quarterEnd(0.75)) / quarterEnd(0.25);

  console.log(`${days} days of ${accounts} accounts, ${cpus().length} cores, Node ${process.version}`);
  console.log(
    `${written.history} account days, ${written.cases} cases, ${written.notices} notices, ${written.receipts} receipts`,
  );
  const perSecond = Math.round((written.history / allMs) * 1000);
  console.log(
    `${seconds(allMs)} s (processor ${seconds((user + system) / 1000)} s), ${perSecond} account days a second; of it writing the results ${seconds(allMs - playedMs)} s`,
  );
  console.log(`last quarter of the days against the first: ${growth.toFixed(2)}`);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true });
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
