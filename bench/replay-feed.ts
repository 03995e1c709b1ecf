import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addDays, type CalendarDay } from '../lambdas/scoring/calendar.ts';
import { randomStream } from '../local/sample-company/random.ts';
import { recipientLines, rosterLines } from './directory-text.ts';
import { channelActions, fallActions } from './replay-actions.ts';
import { accountId, snapshotLines } from './snapshot-text.ts';

export type ReplayFeed = { readonly accounts: number; readonly days: number };

const firstDay: CalendarDay = '2026-01-05';
const seed = 20_260_105;
/** An account falls once in so many days, and stays down for 5 to 40. */
const daysBetweenFalls = 400;
/** One account in so many complains on a day. */
const accountsPerComplaint = 1_000;

/** Writes a feed folder in which accounts fall, complain and recover, and people act; the same numbers give the same bytes. */
export async function writeReplayFeed(folder: string, { accounts, days }: ReplayFeed): Promise<void> {
  const write = async (key: string, lines: Iterable<string>) => {
    await mkdir(dirname(join(folder, key)), { recursive: true });
    await writeFile(join(folder, key), [...lines].join(''));
  };
  await write('accounts/accounts.csv', rosterLines(accounts, tierOf));
  await write('recipients/recipients.csv', recipientLines(accounts));
  const falls = Array.from({ length: accounts }, (_, number) => fallsOf(number, days));
  const actions = falls.flatMap((own, number) =>
    own.flatMap(([from]) => [...fallActions({ number, on: addDays(firstDay, from) })]),
  );
  for (let day = 0; day < days; day += 1) {
    const isRed = (number: number) => falls[number]?.some(([from, to]) => from <= day && day < to) === true;
    const date = addDays(firstDay, day);
    await write(`snapshots/${date}/accounts.csv`, snapshotLines({ seed, day, accounts, isRed, changed: 0 }));
    const complaints = complaintsOf(date, day, accounts);
    await write(`complaints/${date}.csv`, complaintLines(complaints));
    actions.push(...complaints.flatMap(({ number, at }) => [...channelActions(number, at)]));
  }
  await write('actions.jsonl', actions);
}

/** One account in 50 is S, five are A, fifteen B. */
function tierOf(number: number): string {
  const place = number % 50;
  if (place < 1) return 'S';
  return place < 6 ? 'A' : place < 21 ? 'B' : 'C';
}

/** The first day of each fall, and the first day after it. */
function fallsOf(number: number, days: number): readonly (readonly [number, number])[] {
  const random = randomStream(seed + 7, number);
  const falls: [number, number][] = [];
  for (let day = 0; day < days; day += 1) {
    if (!random.chance(1 / daysBetweenFalls)) continue;
    const until = day + random.wholeBetween(5, 40);
    falls.push([day, until]);
    day = until;
  }
  return falls;
}

type Complaint = {
  readonly id: string;
  readonly number: number;
  readonly at: string;
  readonly severity: string;
};

function complaintsOf(date: CalendarDay, day: number, accounts: number): readonly Complaint[] {
  const random = randomStream(seed + 8, day);
  return Array.from({ length: Math.ceil(accounts / accountsPerComplaint) }, (_, place) => ({
    id: `C-${day}-${place}`,
    number: random.wholeBetween(0, accounts - 1),
    at: `${date}T${String(random.wholeBetween(7, 17)).padStart(2, '0')}:${10 + (place % 50)}:00Z`,
    severity: random.pick(['low', 'medium', 'high', 'critical']),
  }));
}

function* complaintLines(complaints: readonly Complaint[]): Generator<string> {
  yield 'complaint_id,account_id,reported_at,severity,summary\n';
  for (const { id, number, at, severity } of complaints) {
    yield `${id},${accountId(number)},${at},${severity},Delivered late\n`;
  }
}
