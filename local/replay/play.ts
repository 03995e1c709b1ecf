import { readFile } from 'node:fs/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import type { PutEvent } from '../embedded/s3.ts';
import { feedBucket, startWorld, type World } from '../world.ts';
import type { Delivery } from './deliveries.ts';

export type Playing = {
  readonly deliveries: readonly Delivery[];
  /** Milliseconds since 1970; null plays up to the last delivery. */
  readonly until: number | null;
  /** Text of a model file. */
  readonly model: string | null;
  /** Told after each instant: how far the deliveries are played. */
  readonly onProgress: (done: number, all: number) => void;
};

/** A world that was played to its end, and the stores to look into. */
export type Played = {
  readonly world: World;
  readonly stores: ReturnType<typeof wireStores>;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Hours of every day, UTC, at which something may be due: the scheduled run, the executives, the deadline. */
const dailyHours = [6, 7, 12];

/**
 * Plays deliveries through the deployed handlers with a virtual clock. At one instant: files land, then the
 * schedule, then one tick. Close the world when you have seen enough.
 */
export async function play(playing: Playing): Promise<Played> {
  const { deliveries } = playing;
  let now = deliveries[0]?.at ?? 0;
  let failure: unknown = null;
  const world = await startWorld({
    folders: null,
    now: () => now,
    model: playing.model,
    linkBaseUrl: 'https://bellwether.example',
    onDelivery: () => {},
    onFailure: (error) => {
      failure ??= error;
    },
  });
  const environment = process.env as Record<
    'FEED_BUCKET' | 'WORK_BUCKET' | 'HISTORY_TABLE' | 'CASES_TABLE',
    string
  >;
  const stores = wireStores(environment);
  const last = playing.until ?? deliveries.at(-1)?.at ?? now;
  let next = 0;
  while (now <= last) {
    const puts: PutEvent[] = [];
    for (; next < deliveries.length && (deliveries[next] as Delivery).at <= now; next += 1) {
      puts.push(await put(world, deliveries[next] as Delivery, now));
    }
    if (puts.length > 0) await world.land(puts);
    if (puts.some((each) => each.key.startsWith('recipients/'))) await chooseDesk(world, stores);
    if (now % (24 * hourMs) === 6 * hourMs) await world.runScheduledDay();
    await world.tick();
    if (failure !== null) throw failure;
    playing.onProgress(next, deliveries.length);
    const owed = Date.parse((await stores.cases.nextDueAt()) ?? '');
    const later = [
      nextDaily(now),
      deliveries[next]?.at ?? Number.POSITIVE_INFINITY,
      // What is owed but had to wait for its person's next minute.
      Number.isNaN(owed) ? Number.POSITIVE_INFINITY : Math.max(owed, now + minuteMs),
    ];
    now = Math.min(...later);
  }
  return { world, stores };
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

/** In a replay the default desk is the first member of the data team, by id. */
async function chooseDesk(world: World, stores: Played['stores']): Promise<void> {
  const recipients = [...(await stores.directory.recipients()).values()];
  const first = recipients
    .filter((each) => each.role === 'data_team')
    .map((each) => each.recipientId)
    .sort()[0];
  if (first !== undefined) world.setDefaultDesk(first);
}
