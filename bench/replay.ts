import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { planActions } from '../local/replay/actions.ts';
import { planDeliveries } from '../local/replay/deliveries.ts';
import { playFeed } from '../local/replay/play.ts';
import { writeOut } from '../local/replay/write-out.ts';
import { writeReplayFeed } from './replay-feed.ts';

/*
 * How long `bellwether replay` takes: `npm run bench:replay -- --accounts 2000 --days 120`. The processor time of the last
 * quarter of the days beside the second says whether a day costs more the more were played before it: in the first one
 * hardly anything is open yet.
 */
const { values } = parseArgs({
  options: { accounts: { type: 'string', default: '2000' }, days: { type: 'string', default: '120' } },
});
const [accounts, days] = [Number(values.accounts), Number(values.days)];
const folder = await mkdtemp(join(tmpdir(), 'bellwether-bench-'));
try {
  const feed = join(folder, 'feed');
  await writeReplayFeed(feed, { accounts, days });
  const [deliveries, actions] = [await planDeliveries(feed), await planActions(feed)];
  const start = performance.now();
  const before = process.cpuUsage();
  const processorMs = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  /** Processor time when each delivery was played. */
  const playedAt: number[] = [];
  const onProgress = (done: number) => {
    playedAt[done] = processorMs();
  };
  const played = await playFeed({ deliveries, actions, until: null, onProgress }, null);
  const playedMs = performance.now() - start;
  const written = await writeOut(played, join(folder, 'out'));
  const allMs = performance.now() - start;
  await played.world.close();
  const by = (share: number) => playedAt[Math.round(deliveries.length * share)] ?? 0;
  const growth = (by(1) - by(0.75)) / (by(0.5) - by(0.25));

  console.log(`${days} days of ${accounts} accounts, ${cpus().length} cores, Node ${process.version}`);
  console.log(
    `${written.history} account days, ${written.cases} cases, ${written.notices} notices, ${actions.length} actions, ${written.receipts} receipts`,
  );
  const perSecond = Math.round((written.history / allMs) * 1000);
  console.log(
    `${seconds(allMs)} s (processor ${seconds(processorMs())} s), ${perSecond} account days a second; of it writing the results ${seconds(allMs - playedMs)} s`,
  );
  console.log(`last quarter of the days against the second: ${growth.toFixed(2)}`);
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true });
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
