import type { Instant } from '../cases/case.ts';
import { dateOf } from '../cases/instant.ts';
import { dayOfFile, type FeedKey, isAnswer, parseFeedKey } from '../feed/key.ts';
import type { CaseStore, DayRecords, DayRuns, Digest, FeedObject, FeedStore, Ledger } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { asListed } from './as-listed.ts';
import { type DayTimes, lastScheduled } from './day-times.ts';
import { Failures } from './failures.ts';
import { filesDigest } from './files-digest.ts';
import { needsRun } from './needs-run.ts';
import { refuseKey } from './refuse-key.ts';
import { hasWaiting, takeComplaints } from './take-complaints.ts';
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

/**
 * Where to look for what these keys bring: the day of a snapshot, the folder of anything else; and always for a roster
 * that landed with them, for it takes effect before them, though S3 may tell of it later.
 */
export function prefixesOf(keys: readonly string[]): readonly string[] {
  const brought = keys.filter((key) => !isAnswer(key)).map(prefixOf);
  if (brought.length === 0) return [];
  const prefixes = [...new Set([feedFolders[0], ...brought])].sort();
  // A file that has no place in a folder lies under it all the same: it is to be found once.
  return prefixes.filter((prefix) => !prefixes.some((each) => each !== prefix && prefix.startsWith(each)));
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
 * come twice, late, out of order or never, and make no difference but time. Throws when something could not be
 * taken, after everything else was.
 */
export async function takeIn(
  ports: TakeInPorts,
  times: DayTimes,
  prefixes: readonly string[],
  now: Instant,
): Promise<TakenIn> {
  const objects: FeedObject[] = [];
  for (const prefix of prefixes) {
    objects.push(...(await ports.feed.list(prefix)).filter(isDelivery));
  }
  const taken = await ports.ledger.list('taken');
  const fresh = objects.filter((object) => taken.get(object.key) !== object.etag);
  const failures = new Failures();
  const answered = await takeFiles(ports, fresh, now, failures);
  for (const { key, etag } of fresh) if (answered.includes(key)) await ports.ledger.write('taken', key, etag);
  const due = await daysToRun(ports, times, objects, prefixes, now);
  const started = due.slice(0, daysAtOnce);
  for (const day of started) await failures.of(() => ports.runs.start(day, now), `the run of ${day}`);
  failures.throwAny();
  return { answered, started, hasMore: due.length > started.length };
}

/** Neither an answer of ours nor what a console shows as an empty folder. */
function isDelivery({ key, bytes }: FeedObject): boolean {
  return !isAnswer(key) && !(key.endsWith('/') && bytes === 0);
}

/**
 * Takes everything that is not part of a day: recipients and roster first, then what may have waited for it.
 * Complaints wait when the roster that came with them cannot be taken: it says which of them are grave.
 */
async function takeFiles(
  ports: TakeInPorts,
  objects: readonly FeedObject[],
  now: Instant,
  failures: Failures,
): Promise<readonly string[]> {
  const answered: string[] = [];
  const files = objects.map((object) => ({ key: parseFeedKey(object.key), etag: object.etag }));
  const keys = files.map(({ key }) => key);
  let isRosterTaken = true;
  for (const { key, etag } of files) {
    const isTaken = await failures.of(() => takeFile(ports, key, etag, now), JSON.stringify(key.key));
    if (isTaken === true) answered.push(key.key);
    else if (isTaken === undefined && key.kind === 'accounts') isRosterTaken = false;
  }
  const isNewRoster = keys.some((key) => key.kind === 'accounts');
  const complaints = keys.flatMap((key) => (key.kind === 'complaints' ? [key] : []));
  if (isRosterTaken && (isNewRoster || complaints.length > 0)) {
    const feed = asListed(ports.feed, objects);
    const taken = await failures.of(() => takeComplaints({ ...ports, feed }, complaints, isNewRoster, now));
    answered.push(...(taken ?? []));
    // A roster is taken again until all that waited for it is done.
    const isServed = taken !== undefined || (await failures.of(() => hasWaiting(ports.ledger))) === false;
    if (!isServed) return answered.filter((key) => parseFeedKey(key).kind !== 'accounts');
  }
  return answered;
}

/** Whether it is answered: a file of a day and complaints are answered elsewhere, what is gone by now never. */
async function takeFile(ports: TakeInPorts, key: FeedKey, etag: string, now: Instant): Promise<boolean> {
  if (key.kind === 'recipients')
    return whileItChanges(ports.feed, key, etag, (feed) => takeRecipients({ ...ports, feed }, key, now));
  if (key.kind === 'accounts')
    return whileItChanges(ports.feed, key, etag, (feed) => takeAccounts({ ...ports, feed }, key, now));
  if (key.kind !== 'unknown') return false;
  await refuseKey(ports, key, dateOf(now), now);
  return true;
}

const attempts = 5;

/** Takes a file that is replaced whole until it is the one that lies there: else what somebody took of the next is undone. */
async function whileItChanges(
  feed: FeedStore,
  { key }: FeedKey,
  listed: string,
  take: (feed: FeedStore) => Promise<boolean>,
): Promise<boolean> {
  let before = listed;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const isTaken = await take(asListed(feed, [{ key, etag: before }]));
    const after = (await feed.list(key)).find((object) => object.key === key)?.etag;
    if (after === undefined) return false;
    if (isTaken && after === before) return true;
    before = after;
  }
  throw new Error(`it was replaced ${attempts} times while it was taken`);
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
    const day = dayOfFile(object.key);
    if (day !== null) byDay.set(day, [...(byDay.get(day) ?? []), object]);
  }
  const lastDue = lastScheduled(now, times);
  return [...byDay]
    .filter(([day, files]) => {
      const digest = filesDigest(files, ports.digest);
      return needsRun(records.get(day) ?? null, files, digest, day <= lastDue);
    })
    .map(([day]) => day)
    .sort();
}
