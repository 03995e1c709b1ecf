import { readFile } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { chooseDefaultDesk } from '../default-desk.ts';
import type { PutEvent } from '../embedded/s3.ts';
import { feedBucket, startWorld, type World } from '../world.ts';
import type { Delivery } from './deliveries.ts';

export type Playing = {
  readonly deliveries: readonly Delivery[];
  /** Milliseconds since 1970; null plays up to the last delivery. */
  readonly until: number | null;
  /** Told after each instant: how many deliveries are played. */
  readonly onProgress: (done: number, all: number) => void;
};

export type Stores = ReturnType<typeof wireStores>;

/** A clock that is set by hand; milliseconds since 1970. */
export type HandClock = { now: number };

/** A world that was played to its end, and the stores to look into. */
export type Played = { readonly world: World; readonly stores: Stores };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Hours of every day, UTC, at which something may be due: the scheduled run, the executives, the deadline. */
const dailyHours = [6, 7, 12];
const scheduledHour = 6;

/** Plays a feed in memory, with a clock of its own. Close the world when you have seen enough. */
export async function playFeed(playing: Playing, model: string | null): Promise<Played> {
  const clock: HandClock = { now: playing.deliveries[0]?.at ?? 0 };
  const failures: unknown[] = [];
  const world = await startWorld({
    folders: null,
    now: () => clock.now,
    model,
    linkBaseUrl: 'https://bellwether.example',
    runAt: `0${scheduledHour}:00`,
    onDelivery: () => {},
    onFailure: (error) => failures.push(error),
  });
  const stores = wireStores(world.environment);
  try {
    await play(world, stores, clock, playing);
    if (failures.length > 0) throw failures[0];
  } catch (error) {
    await world.close();
    throw error;
  }
  return { world, stores };
}

/**
 * Plays deliveries through the deployed handlers, moving the clock from instant to instant at which anything
 * happens or is due. At one instant: files land, then the schedule, then one tick.
 */
export async function play(world: World, stores: Stores, clock: HandClock, playing: Playing): Promise<void> {
  const { deliveries } = playing;
  const last = playing.until ?? deliveries.at(-1)?.at ?? clock.now;
  let next = 0;
  while (clock.now <= last) {
    const puts: PutEvent[] = [];
    for (let each = deliveries[next]; each !== undefined && each.at <= clock.now; each = deliveries[next]) {
      puts.push(await put(world, each, clock.now));
      next += 1;
    }
    if (puts.length > 0) await world.land(puts);
    if (puts.some((each) => each.key.startsWith('recipients/')))
      await chooseDefaultDesk(world, stores.directory);
    if (clock.now % (24 * hourMs) === scheduledHour * hourMs) await world.runScheduledDay();
    await world.tick();
    playing.onProgress(next, deliveries.length);
    const owed = await stores.cases.nextDueAt();
    clock.now = Math.min(
      nextDaily(clock.now),
      deliveries[next]?.at ?? Number.POSITIVE_INFINITY,
      // What is owed but had to wait for its person's next minute.
      owed === null ? Number.POSITIVE_INFINITY : Math.max(Date.parse(owed), clock.now + minuteMs),
    );
  }
}

function nextDaily(now: number): number {
  const midnight = now - (now % (24 * hourMs));
  const hours = [...dailyHours, ...dailyHours.map((hour) => hour + 24)];
  return hours.map((hour) => midnight + hour * hourMs).find((at) => at > now) ?? now + 24 * hourMs;
}

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
