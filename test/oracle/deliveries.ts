import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Instant, scheduledRun } from './calendar.ts';
import { lastReportedAt } from './complaints.ts';
import { snapshotKey } from './decided-day.ts';

/** One file that lands under a key at an instant. */
export interface Delivery {
  readonly at: Instant;
  readonly key: string;
  readonly bytes: Buffer;
}

/** What is delivered, in order of time; as `deliveries.jsonl` says, else at the contract's default times. */
export function deliveriesOf(feed: string): Delivery[] {
  const list = [join(feed, 'deliveries.jsonl'), join(dirname(feed), 'deliveries.jsonl')].find(existsSync);
  const deliveries = list === undefined ? atDefaultTimes(feed) : asListed(feed, list);
  return deliveries.sort((a, b) => a.at - b.at);
}

function asListed(feed: string, list: string): Delivery[] {
  const lines = readFileSync(list, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) => {
    const { at, key, file } = JSON.parse(line) as { at: string; key: string; file: string };
    return { at: Date.parse(at), key, bytes: readFileSync(join(feed, file)) };
  });
}

function atDefaultTimes(feed: string): Delivery[] {
  const keys = readdirSync(feed, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(feed.length + 1))
    .sort();
  const timed: Delivery[] = [];
  for (const key of keys) {
    const bytes = readFileSync(join(feed, key));
    const snapshot = snapshotKey(key);
    if (snapshot !== null) timed.push({ at: scheduledRun(snapshot.day), key, bytes });
    if (key.startsWith('complaints/')) {
      const at = lastReportedAt(key, bytes);
      if (at !== null) timed.push({ at, key, bytes });
    }
  }
  const first = Math.min(...timed.map(({ at }) => at));
  const lists = keys.filter((key) => key === rosterKey || key === recipientsKey);
  return [...lists.map((key) => ({ at: first, key, bytes: readFileSync(join(feed, key)) })), ...timed];
}

/** Where the roster lies. */
export const rosterKey = 'accounts/accounts.csv';
/** Where the recipients lie. */
export const recipientsKey = 'recipients/recipients.csv';
