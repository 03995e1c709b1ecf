import { clock } from '../lambdas/adapters/runtime.ts';
import { dateOf } from '../lambdas/cases/instant.ts';
import { answerLine } from './answer-line.ts';
import { chooseDefaultDesk } from './default-desk.ts';
import type { PutEvent } from './embedded/s3.ts';
import { feedBucket } from './places.ts';
import type { Stores } from './replay/play.ts';
import type { World } from './world.ts';

/** How often the clock is looked at, and how long dropped files are collected before they are taken in. */
const tickMs = 20_000;
const collectMs = 700;

export type Keeping = { readonly close: () => Promise<void> };

/** Takes in what a person drops into the folder, and ticks; one thing after another. */
export async function keepWatch(
  world: World,
  stores: Stores,
  say: (line: string) => void,
  complain: (error: unknown) => void,
  /** Told after files were taken in. */
  onTaken: () => Promise<void>,
): Promise<Keeping> {
  let work: Promise<void> = Promise.resolve();
  const then = (step: () => Promise<void>) => {
    work = work.then(step).catch(complain);
    return work;
  };

  let dropped: PutEvent[] = [];
  let collecting: NodeJS.Timeout | null = null;
  const takeIn = async () => {
    const puts = dropped;
    dropped = [];
    collecting = null;
    await world.land(puts);
    if (puts.some((put) => put.key.startsWith('recipients/')))
      await chooseDefaultDesk(world, stores.directory);
    await world.tick();
    for (const { key } of puts) say(await answerLine('feed', key));
    await onTaken();
  };
  const watch = world.services.s3.watchFolder(
    feedBucket,
    (put) => {
      if (put.key.startsWith('receipts/')) return;
      dropped.push(put);
      collecting ??= setTimeout(() => then(takeIn), collectMs);
    },
    complain,
  );
  let checkedOn = '';
  const look = async () => {
    await world.tick();
    const today = dateOf(clock.now());
    if (today === checkedOn) return;
    checkedOn = today;
    await world.checkReach();
  };
  await then(look);
  const ticking = setInterval(() => then(look), tickMs);

  return {
    async close() {
      clearInterval(ticking);
      if (collecting !== null) clearTimeout(collecting);
      await watch.close();
      await work;
    },
  };
}
