import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { PlanPart } from '../lambdas/flows/day-plan.ts';
import * as finish from '../lambdas/handlers/finish.ts';
import * as plan from '../lambdas/handlers/plan.ts';
import * as score from '../lambdas/handlers/score.ts';
import { addDays } from '../lambdas/scoring/calendar.ts';
import type { PutEvent } from '../local/embedded/s3.ts';
import { feedBucket, startWorld, type World } from '../local/world.ts';
import { type CallTimes, watchCalls } from './calls.ts';
import { recipientLines, rosterLines } from './directory-text.ts';
import { type DayOfAccounts, snapshotLines } from './snapshot-text.ts';

/** One delivery and what it took, in milliseconds. */
export type PlayedDay = {
  readonly name: string;
  readonly status: string;
  readonly planMs: number;
  readonly scoreMs: number;
  readonly finishMs: number;
  readonly tickMs: number;
  /** Processor time of all threads: steadier than the clock on a machine that does other work too. */
  readonly cpuMs: number;
  /** While at least one write of history was under way; part of `scoreMs`. */
  readonly historyMs: number;
  readonly calls: ReadonlyMap<string, CallTimes>;
  readonly published: number;
  /** The most memory that the process had so far, in MB of 2^20 bytes. */
  readonly peakRssMb: number;
};

const firstDay = '2026-03-02';
const seed = 20_260_302;
/** Accounts that open a rescue on the third day, and accounts that the correction changes. */
const few = 200;

/** Plays the days of N accounts through the deployed handlers, over embedded services. */
export async function* playDays(
  accounts: number,
  folder: string,
  inMemory: boolean,
): AsyncGenerator<PlayedDay> {
  const clock = { now: Date.parse(`${firstDay}T05:00:00Z`) };
  let published = 0;
  const world = await startWorld({
    folders: inMemory ? null : { feed: join(folder, 'feed'), state: join(folder, 'state') },
    now: () => clock.now,
    model: null,
    linkBaseUrl: 'https://bellwether.example',
    runAt: '06:00',
    onDelivery: () => {
      published += 1;
    },
    onFailure: (error) => {
      throw error;
    },
  });
  const texts = join(folder, 'texts');
  await mkdir(texts, { recursive: true });
  const calls = watchCalls();

  async function deliver(key: string, lines: Iterable<string>): Promise<PutEvent> {
    const path = join(texts, key.replaceAll('/', '-'));
    await pipeline(Readable.from(inChunks(lines)), createWriteStream(path));
    const Body = createReadStream(path);
    await world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: key, Body }));
    return { bucket: feedBucket, key, size: 0, etag: '', versionId: '', at: clock.now };
  }

  async function playDay(name: string, about: DayOfAccounts): Promise<PlayedDay> {
    const day = addDays(firstDay, about.day);
    await deliver(`snapshots/${day}/accounts.csv`, snapshotLines(about));
    clock.now = Math.max(clock.now + 60_000, Date.parse(`${addDays(day, 1)}T06:00:00Z`));
    calls.take();
    published = 0;
    const cpu = process.cpuUsage();
    const start = performance.now();
    const planned = await plan.handler({ day });
    const plannedAt = performance.now();
    for (const part of await readParts(world, planned.plan)) {
      await score.handler({ day, runId: planned.runId, part });
    }
    const scoredAt = performance.now();
    const { status } = await finish.handler({ day, runId: planned.runId });
    const finishedAt = performance.now();
    const seen = calls.take();
    await world.tick();
    const { user, system } = process.cpuUsage(cpu);
    return {
      name,
      status,
      planMs: plannedAt - start,
      scoreMs: scoredAt - plannedAt,
      finishMs: finishedAt - scoredAt,
      tickMs: performance.now() - finishedAt,
      cpuMs: (user + system) / 1000,
      historyMs: seen.get('BatchWriteItem')?.ms ?? 0,
      calls: seen,
      published,
      peakRssMb: process.resourceUsage().maxRSS / 1024,
    };
  }

  try {
    const whole = { seed, accounts, red: few, changed: 0 };
    await world.land([
      await deliver('accounts/accounts.csv', rosterLines(accounts)),
      await deliver('recipients/recipients.csv', recipientLines(accounts)),
    ]);
    yield await playDay('first day', { ...whole, day: 0 });
    yield await playDay('second day', { ...whole, day: 1 });
    yield await playDay(`third day, ${few} rescues`, { ...whole, day: 2 });
    yield await playDay(`third day, ${few} rows corrected`, { ...whole, day: 2, changed: few });
  } finally {
    await world.close();
  }
}

async function readParts(world: World, place: { bucket: string; key: string }): Promise<PlanPart[]> {
  const object = await world.clients.s3.send(new GetObjectCommand({ Bucket: place.bucket, Key: place.key }));
  return JSON.parse((await object.Body?.transformToString()) ?? '[]') as PlanPart[];
}

/** Lines joined to texts of some size, which are written faster. */
function* inChunks(lines: Iterable<string>): Generator<string> {
  let text = '';
  for (const line of lines) {
    text += line;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}
