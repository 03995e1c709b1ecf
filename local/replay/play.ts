import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { chooseDefaultDesk } from '../default-desk.ts';
import type { PutEvent } from '../embedded/s3.ts';
import { feedBucket } from '../places.ts';
import { startWorld, type World } from '../world.ts';
import type { PlannedAction } from './actions.ts';
import { type Delivery, folderOf } from './deliveries.ts';
import { doAction, type RefusedAction } from './do-action.ts';
import { handTicked, isScheduled, scheduledRunAt } from './hand-ticked.ts';

export type Playing = {
  readonly deliveries: readonly Delivery[];
  readonly actions: readonly PlannedAction[];
  /** Milliseconds since 1970; null plays up to the last delivery or action. */
  readonly until: number | null;
  /** Told after each instant: how many deliveries are played. */
  readonly onProgress: (done: number, all: number) => void;
};

export type Stores = ReturnType<typeof wireStores>;

/** A clock that is set by hand; milliseconds since 1970. */
export type HandClock = { now: number };

/** A world that was played to its end, the stores to look into, and what people were refused. */
export type Played = {
  readonly world: World;
  readonly stores: Stores;
  readonly refused: readonly RefusedAction[];
};

/**
 * Plays a feed with a clock of its own. Close the world when you have seen enough.
 *
 * @param folder where the world keeps everything; null keeps it in memory
 */
export async function playFeed(
  playing: Playing,
  model: string | null,
  folder: string | null = null,
): Promise<Played> {
  const clock: HandClock = { now: firstOf(playing) };
  const failures: unknown[] = [];
  const world = await startWorld({
    folders: folder === null ? null : { feed: join(folder, 'feed'), state: join(folder, 'state') },
    now: () => clock.now,
    model,
    linkBaseUrl: 'https://bellwether.example',
    runAt: scheduledRunAt,
    onDelivery: () => {},
    onFailure: (error) => failures.push(error),
  });
  const stores = wireStores(world.environment);
  try {
    const refused = await play(world, stores, clock, playing);
    if (failures.length > 0) throw failures[0];
    return { world, stores, refused };
  } catch (error) {
    await world.close();
    throw error;
  }
}

/** The instant of the first delivery or action. */
export function firstOf({ deliveries, actions }: Pick<Playing, 'deliveries' | 'actions'>): number {
  return Math.min(...[deliveries[0], actions[0]].flatMap((each) => each?.at ?? []));
}

/** The instant of the last delivery or action. */
export function lastOf({ deliveries, actions }: Pick<Playing, 'deliveries' | 'actions'>): number {
  return Math.max(...[deliveries.at(-1), actions.at(-1)].flatMap((each) => each?.at ?? []));
}

/**
 * Plays deliveries and what people did through the deployed handlers, moving the clock from instant to instant
 * at which anything happens or is due. At one instant: roster and recipients, snapshots and their schedule,
 * complaints, people's actions, then one tick.
 *
 * @returns the actions that were refused
 */
export async function play(
  world: World,
  stores: Stores,
  clock: HandClock,
  playing: Playing,
): Promise<readonly RefusedAction[]> {
  const last = playing.until ?? lastOf(playing);
  const ticked = handTicked(world, stores.cases);
  const deliveries = queueOf(playing.deliveries);
  const actions = queueOf(playing.actions);
  const refused: RefusedAction[] = [];
  while (clock.now <= last) {
    await land(world, stores, deliveries.takenBy(clock.now), clock.now);
    for (const action of actions.takenBy(clock.now)) {
      const refusal = await doAction(world, stores, action, new Date(clock.now).toISOString());
      if (refusal !== null) refused.push(refusal);
    }
    await ticked.tick(clock.now);
    playing.onProgress(deliveries.taken(), playing.deliveries.length);
    clock.now = Math.min(await ticked.next(clock.now), deliveries.nextAt(), actions.nextAt());
  }
  return refused;
}

/** What lies ahead, in order of time. */
function queueOf<T extends { readonly at: number }>(all: readonly T[]) {
  let taken = 0;
  return {
    taken: () => taken,
    nextAt: () => all[taken]?.at ?? Number.POSITIVE_INFINITY,
    takenBy(now: number): readonly T[] {
      const from = taken;
      while ((all[taken]?.at ?? Number.POSITIVE_INFINITY) <= now) taken += 1;
      return all.slice(from, taken);
    },
  };
}

/** Lets files land in the order in which those of one instant take effect, and the schedule fire between them. */
async function land(world: World, stores: Stores, arriving: readonly Delivery[], now: number): Promise<void> {
  const landed = async (isMeant: (folder: string) => boolean) => {
    const puts: PutEvent[] = [];
    for (const each of arriving) if (isMeant(folderOf(each.key))) puts.push(await put(world, each, now));
    if (puts.length > 0) await world.land(puts);
  };
  await landed(isList);
  if (arriving.some(({ key }) => folderOf(key) === 'recipients')) {
    await chooseDefaultDesk(world, stores.directory);
  }
  await landed((folder) => folder === 'snapshots');
  if (isScheduled(now)) await world.runScheduledDay();
  await landed((folder) => !isList(folder) && folder !== 'snapshots');
}

const isList = (folder: string) => folder === 'accounts' || folder === 'recipients';

async function put(world: World, delivery: Delivery, now: number): Promise<PutEvent> {
  const body = await readFile(delivery.path);
  const reply = await world.clients.s3.send(
    new PutObjectCommand({ Bucket: feedBucket, Key: delivery.key, Body: body }),
  );
  return {
    bucket: feedBucket,
    key: delivery.key,
    size: body.length,
    etag: (reply.ETag ?? '').replaceAll('"', ''),
    versionId: reply.VersionId ?? '',
    at: now,
  };
}
