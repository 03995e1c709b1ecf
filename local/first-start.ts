import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type CalendarDay } from '../lambdas/scoring/calendar.ts';
import { progressOf } from './progress.ts';
import { planActions } from './replay/actions.ts';
import { planDeliveries } from './replay/deliveries.ts';
import { firstOf, type HandClock, play, type Stores } from './replay/play.ts';
import { writeSampleCompany } from './sample-company/write-sample-company.ts';
import type { World } from './world.ts';

const sampleSeed = 2026;

/** Whether the drop folder holds nothing yet, or only what an interrupted first start put there. */
export async function needsSample(feed: string, state: string): Promise<boolean> {
  if (existsSync(markOf(state))) return false;
  if (existsSync(join(state, 'sample'))) return true;
  // What is hidden is ours, or the file manager's.
  return !existsSync(feed) || (await readdir(feed)).every((name) => name.startsWith('.'));
}

/** Writes the sample company, ending yesterday, and plays its 120 days through the handlers. */
export async function playSample(
  world: World,
  stores: Stores,
  clock: HandClock,
  state: string,
  today: CalendarDay,
) {
  const folder = join(state, 'sample');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const summary = await writeSampleCompany({ folder, until: addDays(today, -1), seed: sampleSeed });
  const until = clock.now;
  // Before 06:00 UTC yesterday's files are early.
  const deliveries = (await planDeliveries(folder)).map((each) => ({
    ...each,
    at: Math.min(each.at, until),
  }));
  const actions = await planActions(folder);
  clock.now = firstOf({ deliveries, actions });
  const progress = progressOf(`Playing ${summary.accounts} accounts`);
  await play(world, stores, clock, { deliveries, actions, until, onProgress: progress.show });
  progress.end();
  await writeFile(markOf(state), `${summary.firstDay} ${summary.lastDay}\n`);
  return summary;
}

function markOf(state: string): string {
  return join(state, 'sample-played');
}
