import type { Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import { type FeedKey, parseFeedKey } from '../feed/key.ts';
import type { CaseStore, DayRecords, DayRuns, Digest, FeedObject, FeedStore, Ledger } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { type DayTimes, scheduledRun } from './day-times.ts';
import { filesDigest } from './files-digest.ts';
import { hasManifest, needsRun } from './plan-day.ts';
import { refuseKey } from './refuse-key.ts';
import { takeComplaints } from './take-complaints.ts';
import { type DirectoryPorts, takeAccounts, takeRecipients } from './take-directory.ts';

export type TakeInPorts = DirectoryPorts & {
  readonly feed: FeedStore;
  readonly ledger: Ledger;
  readonly cases: CaseStore;
  readonly days: DayRecords;
  readonly runs: DayRuns;
  readonly digest: Digest;
};

/** The folders of the feed, in the order in which what they hold must take effect. */
export const feedFolders = ['accounts/', 'recipients/', 'snapshots/', 'complaints/'] as const;

/** Where to look for what these keys bring: the day of a snapshot, the folder of anything else. */
export function prefixesOf(keys: readonly string[]): readonly string[] {
  return [...new Set(keys.filter((key) => !key.startsWith('receipts/')).map(prefixOf))].sort();
}

function prefixOf(key: string): string {
  const parsed = parseFeedKey(key);
  if (parsed.kind === 'unknown') return key;
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** Days started at once; the tick at the end of each run starts those that follow. */
const daysAtOnce = 25;

/** What was taken from the feed. */
export type TakenIn = {
  /** Keys answered at once. */
  readonly answered: readonly string[];
  /** Days whose run was started. */
  readonly started: readonly CalendarDay[];
  /** Whether further days wait to be started. */
  readonly hasMore: boolean;
};

/**
 * Takes in whatever lies under these prefixes and was not taken yet, by looking at what is there: events may
 * come twice, late, out of order or never, and make no difference but time.
 */
export async function takeIn(
  ports: TakeInPorts,
  times: DayTimes,
  prefixes: readonly string[],
  now: Instant,
): Promise<TakenIn> {
  const objects: FeedObject[] = [];
  for (const prefix of prefixes) objects.push(...(await ports.feed.list(prefix)));
  const taken = await ports.ledger.list('taken');
  const fresh = objects.filter((object) => taken.get(object.key) !== object.etag);
  const answered = await takeFiles(
    ports,
    fresh.map(({ key }) => parseFeedKey(key)),
    now,
  );
  for (const { key, etag } of fresh) if (answered.includes(key)) await ports.ledger.write('taken', key, etag);
  const due = await daysToRun(ports, times, objects, prefixes, now);
  const started = due.slice(0, daysAtOnce);
  for (const day of started) await ports.runs.start(day, now);
  return { answered, started, hasMore: due.length > started.length };
}

/** Takes everything that is not part of a day: recipients and roster first, then what may have waited for it. */
async function takeFiles(
  ports: TakeInPorts,
  keys: readonly FeedKey[],
  now: Instant,
): Promise<readonly string[]> {
  const answered: string[] = [];
  for (const key of keys) {
    if (key.kind === 'recipients' && (await takeRecipients(ports, key, now))) answered.push(key.key);
    if (key.kind === 'accounts' && (await takeAccounts(ports, key, now))) answered.push(key.key);
    if (key.kind === 'unknown') {
      await refuseKey(ports, key, dateOf(now), now);
      answered.push(key.key);
    }
  }
  const isNewRoster = keys.some((key) => key.kind === 'accounts');
  const complaints = keys.flatMap((key) => (key.kind === 'complaints' ? [key] : []));
  if (isNewRoster || complaints.length > 0) {
    answered.push(...(await takeComplaints(ports, complaints, isNewRoster, now)));
  }
  return answered;
}

/** Days under the prefixes whose files, or whose time, ask for a run, oldest first. */
async function daysToRun(
  ports: TakeInPorts,
  times: DayTimes,
  objects: readonly FeedObject[],
  prefixes: readonly string[],
  now: Instant,
): Promise<readonly CalendarDay[]> {
  const byDay = new Map<CalendarDay, FeedObject[]>();
  const records = new Map((await ports.days.list()).map((record) => [record.day, record]));
  const isLookedAt = (day: CalendarDay) => prefixes.some((prefix) => `snapshots/${day}/`.startsWith(prefix));
  for (const day of records.keys()) if (isLookedAt(day)) byDay.set(day, []);
  for (const object of objects) {
    const day = /^snapshots\/(\d{4}-\d\d-\d\d)\//.exec(object.key)?.[1];
    if (day === undefined || parseFeedKey(`snapshots/${day}/a.csv`).kind !== 'snapshot') continue;
    byDay.set(day, [...(byDay.get(day) ?? []), object]);
  }
  return [...byDay]
    .filter(([day, files]) => {
      const isDue = now >= scheduledRun(day, times);
      const digest = filesDigest(files, ports.digest);
      return needsRun(records.get(day) ?? null, digest, files.length, isDue, hasManifest(files));
    })
    .map(([day]) => day)
    .sort();
}
