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
import { feedBucket } from '../local/places.ts';
import { startWorld, type World } from '../local/world.ts';
import { recipientLines, rosterLines } from './directory-text.ts';
import { watchHistory } from './history-calls.ts';
import { type DayOfAccounts, snapshotLines } from './snapshot-text.ts';

/** One delivery and what it took, in milliseconds. */
export type Played = {
  readonly name: string;
  readonly ms: number;
  /** Processor time of all threads: steadier than the clock on a machine that does other work too. */
  readonly cpuMs: number;
  /** The most memory that the process had meanwhile, looked at every 20 ms, in MB of 2^20 bytes. */
  readonly peakRssMb: number;
  /** Null for a delivery that is no day. */
  readonly phases: {
    readonly plan: number;
    readonly score: number;
    /** While at least one write of history was under way; part of `score`. */
    readonly history: number;
    readonly finish: number;
    readonly tick: number;
  } | null;
};

const firstDay = '2026-03-02';
const seed = 20_260_302;
/** Accounts that open a rescue on the third day, and accounts that the correction changes. */
const few = 200;
/** A roster with more rows is refused; the accounts beyond it are scored like all others. */
const mostOnRoster = 500_000;

/** Where history goes: to dynalite in a folder, to tables in memory, or nowhere. */
export const states = ['folder', 'memory', 'nothing'] as const;

export type DaysOfAccounts = {
  readonly accounts: number;
  readonly state: (typeof states)[number];
  /** 1 to 3; a third day is corrected afterwards. */
  readonly days: number;
};

/** Plays days of many accounts through the deployed handlers, over embedded services. */
export async function* playDays(
  { accounts, state, days }: DaysOfAccounts,
  folder: string,
): AsyncGenerator<Played> {
  const clock = { now: Date.parse(`${firstDay}T05:00:00Z`) };
  const world = await startWorld({
    folders: state === 'memory' ? null : { feed: join(folder, 'feed'), state: join(folder, 'state') },
    now: () => clock.now,
    model: null,
    linkBaseUrl: 'https://bellwether.example',
    runAt: '06:00',
    onDelivery: () => {},
    onFailure: (error) => {
      throw error;
    },
  });
  const texts = join(folder, 'texts');
  await mkdir(texts, { recursive: true });
  const history = watchHistory(world, state === 'nothing' ? 'nothing' : 'own');

  async function deliver(key: string, lines: Iterable<string>): Promise<PutEvent> {
    const path = join(texts, key.replaceAll('/', '-'));
    await pipeline(Readable.from(inChunks(lines)), createWriteStream(path));
    const Body = createReadStream(path);
    await world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key: key, Body }));
    return { bucket: feedBucket, key, size: 0, etag: '', versionId: '', at: clock.now };
  }

  async function played(name: string, play: () => Promise<Played['phases']>): Promise<Played> {
    let peakRss = 0;
    const looking = setInterval(() => {
      peakRss = Math.max(peakRss, process.memoryUsage.rss());
    }, 20);
    const cpu = process.cpuUsage();
    const start = performance.now();
    const phases = await play();
    const ms = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    clearInterval(looking);
    // Where nothing is waited for, no timer comes in between.
    peakRss = Math.max(peakRss, process.memoryUsage.rss());
    return { name, ms, cpuMs: (user + system) / 1000, peakRssMb: peakRss / 2 ** 20, phases };
  }

  async function deliverDay(about: DayOfAccounts): Promise<string> {
    const day = addDays(firstDay, about.day);
    await deliver(`snapshots/${day}/accounts.csv`, snapshotLines(about));
    clock.now = Math.max(clock.now + 60_000, Date.parse(`${addDays(day, 1)}T06:00:00Z`));
    return day;
  }

  const execution = 'bench';

  async function run(day: string): Promise<Played['phases']> {
    history.take();
    const start = performance.now();
    const planned = await plan.handler({ request: { day }, execution });
    const plannedAt = performance.now();
    for (const part of await readParts(world, planned.plan)) {
      await score.handler({ day, runId: planned.runId, execution, part });
    }
    const scoredAt = performance.now();
    await finish.handler({ day, runId: planned.runId, execution });
    const finishedAt = performance.now();
    await world.tick();
    return {
      plan: plannedAt - start,
      score: scoredAt - plannedAt,
      history: history.take(),
      finish: finishedAt - scoredAt,
      tick: performance.now() - finishedAt,
    };
  }

  async function playDay(name: string, about: DayOfAccounts): Promise<Played> {
    const day = await deliverDay(about);
    return played(name, () => run(day));
  }

  try {
    const directory = [
      await deliver(
        'accounts/accounts.csv',
        rosterLines(Math.min(accounts, mostOnRoster), () => 'C'),
      ),
      await deliver('recipients/recipients.csv', recipientLines(accounts)),
    ];
    yield await played('roster and recipients', async () => {
      await world.land(directory);
      return null;
    });
    const whole = { seed, accounts, isRed: (number: number) => number < few, changed: 0 };
    yield await playDay('first day', { ...whole, day: 0 });
    if (days > 1) yield await playDay('second day', { ...whole, day: 1 });
    if (days < 3) return;
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
