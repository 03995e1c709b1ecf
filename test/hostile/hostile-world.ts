import { PutObjectCommand } from '@aws-sdk/client-s3';
import { parse } from 'csv-parse/sync';
import { afterAll, expect } from 'vitest';
import { setLog } from '../../lambdas/adapters/runtime.ts';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { dateOf, instant } from '../../lambdas/cases/instant.ts';
import { errorsKey, receiptKey } from '../../lambdas/feed/key.ts';
import type { Receipt } from '../../lambdas/feed/receipt.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { PutEvent } from '../../local/embedded/s3.ts';
import type { Delivery } from '../../local/embedded/sns/publish.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { worldInMemory } from '../support/world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const firstDay = '2026-03-01';

/** What lies beside a delivered file afterwards, as text and as read by a CSV reader that is not ours. */
export type Answer = {
  readonly key: string;
  readonly receipt: Receipt;
  readonly receiptText: string;
  readonly errorsText: string;
  /** The lines of the list of rejected rows, its header left out. */
  readonly errors: readonly (readonly string[])[];
};

export type Files = Readonly<Record<string, string | Uint8Array>>;

export type HostileWorld = Awaited<ReturnType<typeof openHostileWorld>>;

/**
 * A company with a roster and recipients that takes in one hostile delivery after the other, each with a business day
 * of its own. With every day lands a good file; the delivery is lawful only when its account is scored. One at a time,
 * because that is how many handlers know; it ends with the test file unless it is told otherwise.
 */
export async function openHostileWorld(atEnd: (close: () => Promise<void>) => void = afterAll) {
  let day: CalendarDay = firstDay;
  let now = Date.parse(`${firstDay}T00:00:00Z`);
  const failures: unknown[] = [];
  const sent: Delivery[] = [];
  const logged: string[] = [];
  const world = await worldInMemory({
    now: () => now,
    model: null,
    onDelivery: (delivery) => sent.push(delivery),
    onFailure: (error) => failures.push(error),
  });
  setLog((line) => logged.push(line));
  atEnd(() => world.close());
  world.setDefaultDesk('desk');
  const stores = wireStores(world.environment);

  async function textAt(key: string): Promise<string | null> {
    const body = await stores.feed.read(key);
    if (body === null) return null;
    const chunks: Uint8Array[] = [];
    for await (const chunk of body.chunks) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }

  async function answerTo(key: string): Promise<Answer> {
    const [receiptText, errorsText] = [await textAt(receiptKey(key)), await textAt(errorsKey(key))];
    if (receiptText === null || errorsText === null)
      throw new Error(`${JSON.stringify(key)} was not answered`);
    const receipt = JSON.parse(receiptText) as Receipt;
    return { key, receipt, receiptText, errorsText, errors: (parse(errorsText) as string[][]).slice(1) };
  }

  /** Puts these files into the feed, untold. */
  async function put(files: Files): Promise<readonly PutEvent[]> {
    const puts: PutEvent[] = [];
    for (const [key, body] of Object.entries(files)) {
      const reply = await world.clients.s3.send(
        new PutObjectCommand({ Bucket: feedBucket, Key: key, Body: body }),
      );
      const etag = (reply.ETag ?? '').replaceAll('"', '');
      puts.push({
        bucket: feedBucket,
        key,
        size: body.length,
        etag,
        versionId: reply.VersionId ?? '',
        at: now,
      });
    }
    return puts;
  }

  /** Lets these files land together; fails when a handler or a run does. */
  async function land(files: Files): Promise<void> {
    await world.land(await put(files));
    await world.tick();
    expect(failures).toEqual([]);
  }

  /** The business day that the next delivery belongs to; its scheduled run is past. */
  function nextDay(): CalendarDay {
    day = addDays(day, 1);
    now = Date.parse(`${day}T06:00:00Z`) + dayMs;
    return day;
  }

  await land({
    'accounts/accounts.csv': rosterFile({ beside: { tier: 'S' } }),
    'recipients/recipients.csv': recipientsFile(people),
  });

  return {
    world,
    stores,
    sent,
    logged,
    nextDay,
    /** The date of the clock. */
    today: () => dateOf(instant(now)),
    put,
    land,
    /** Lets so many hours pass, with a tick at their end. */
    async fastForward(hours: number): Promise<void> {
      now += hours * hourMs;
      await world.tick();
    },
    answerTo,
    /** Delivers files of one day (as `nextDay` gave it) and a good one beside them; the answer to each. */
    async deliver(files: Files): Promise<readonly Answer[]> {
      await land({ ...files, [`snapshots/${day}/beside.csv`]: 'account_id,nps\nbeside,10\n' });
      const beside = await stores.history.findMany(['beside'], day);
      expect([...beside.keys()]).toEqual(['beside']);
      return Promise.all(Object.keys(files).map(answerTo));
    },
    /** Which of these accounts are in the history of the day. */
    async scoredOf(accountIds: readonly string[]): Promise<ReadonlySet<string>> {
      return new Set((await stores.history.findMany(accountIds, day)).keys());
    },
  };
}
