import type { Instant } from '../cases/case.ts';
import type { Account, Recipient } from '../cases/directory.ts';
import { dateOf } from '../cases/instant.ts';
import { type FileFacts, inspectFile, tableLimits, truncation } from '../feed/inspect.ts';
import type { FeedKey } from '../feed/key.ts';
import { type Problem, tooLarge, type Warning } from '../feed/problem.ts';
import type { Receipt } from '../feed/receipt.ts';
import { readRecipientRows, recipientColumns } from '../feed/recipient-rows.ts';
import { readRosterRows, rosterColumns } from '../feed/roster-rows.ts';
import type { ReadRows, WholeFile } from '../feed/whole-file.ts';
import type { CaseStore, DirectoryStore, FeedStore, Ledger, Notifier, ObjectBody } from '../ports.ts';
import { noteReach } from './check-reach.ts';
import { Failures } from './failures.ts';
import { perRecipient } from './per-recipient.ts';
import { type FileAnswer, writeAnswer } from './receipts.ts';
import { rejectionsOf } from './rejections.ts';
import { reportFindings } from './report-findings.ts';

export type DirectoryPorts = {
  readonly feed: FeedStore;
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly notifier: Notifier;
  readonly ledger: Ledger;
};

/** A file of the feed that is not a snapshot. */
export type TableKey = Extract<FeedKey, { kind: 'accounts' | 'recipients' | 'complaints' }>;

/**
 * Takes a new roster. A file that is broken as a whole changes nothing; an account whose new row is broken
 * keeps the row it had.
 *
 * @returns false when the file is gone meanwhile
 */
export async function takeAccounts(ports: DirectoryPorts, key: TableKey, now: Instant): Promise<boolean> {
  const read = await readTable(ports.feed, key, rosterColumns, readRosterRows);
  if (read === null) return false;
  if (read.problems.length === 0) {
    const old = await ports.directory.accounts();
    const kept = read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);
    await ports.directory.saveAccounts(withKept(read.rows, kept, (account: Account) => account.accountId));
  }
  await answerTable(ports, key, read, now, now);
  return true;
}

/**
 * Takes new recipients, as `takeAccounts` does, and makes their topics and subscriptions follow. The data team hears
 * at once of an address that the notifier refuses. Somebody for whom that fails keeps the row that they had until it
 * works; it throws then, after everybody else was taken.
 */
export async function takeRecipients(ports: DirectoryPorts, key: TableKey, now: Instant): Promise<boolean> {
  const read = await readTable(ports.feed, key, recipientColumns, readRecipientRows);
  if (read === null) return false;
  if (read.problems.length === 0) {
    const old = await ports.directory.recipients();
    const kept = read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);
    const recipients = withKept(read.rows, kept, (recipient: Recipient) => recipient.recipientId);
    const failures = new Failures();
    const synced = await perRecipient(recipients, failures, (each) => ports.notifier.syncRecipient(each));
    await failures.of(() => ports.notifier.removeOthers(recipients));
    const rowOf = (each: Recipient) =>
      (synced.has(each.recipientId) ? each : old.get(each.recipientId)) ?? [];
    await ports.directory.saveRecipients(recipients.flatMap(rowOf));
    for (const [recipientId, troubles] of synced)
      if (troubles.length > 0) await noteReach(ports, { recipientId, why: troubles.join('; ') }, now);
    failures.throwAny();
  }
  await answerTable(ports, key, read, now, now);
  return true;
}

/** The rows in order of ids, with the kept ones where the new file has none. */
function withKept<T>(rows: readonly T[], kept: readonly T[], idOf: (row: T) => string): readonly T[] {
  const all = new Map([...kept, ...rows].map((row) => [idOf(row), row]));
  return [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

/** A small file as read: all its rows, or what is wrong with it as a whole. */
export type TableRead<T> = ReadRows<T> & {
  readonly version: string;
  /** Rows that wait for the roster. */
  readonly held: number;
  readonly rowsRead: number;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
};

type RowReader<T> = (chunks: AsyncIterable<Uint8Array>, file: WholeFile) => Promise<ReadRows<T>>;

/** Reads a file of the feed that is not a snapshot, twice: once as a whole, then row by row. */
export async function readTable<T>(
  feed: Pick<FeedStore, 'read'>,
  key: TableKey,
  columns: readonly string[],
  readRows: RowReader<T>,
): Promise<TableRead<T> | null> {
  const first = await feed.read(key.key);
  if (first === null) return null;
  const facts = await inspectFile(first.chunks, key, columns, tableLimits);
  const problems = problemsOf(key, facts);
  const about = { version: first.version, held: 0, problems, warnings: facts.warnings };
  if (problems.length > 0) return { ...about, rowsRead: facts.rows, rows: [], rejected: [] };
  const again: ObjectBody | null = await feed.read(key.key, { version: first.version });
  if (again === null) return null;
  const found = await readRows(again.chunks, { ...key, header: facts.header });
  return { ...about, ...found, rowsRead: found.rows.length + found.rejected.length };
}

/** The most rows of such a file: what one function can hold, and do in its time. */
const mostRows = { accounts: 500_000, recipients: 5_000, complaints: 20_000 } as const;

function problemsOf(key: TableKey, facts: FileFacts): readonly Problem[] {
  const truncated = truncation(key, facts, false);
  const most = mostRows[key.kind];
  return [
    ...facts.problems,
    ...(truncated === null ? [] : [truncated]),
    ...(facts.rows > most ? [tooLarge(`The file has more than ${most} rows`)] : []),
  ];
}

/**
 * Answers a file that is not a snapshot and tells the data team what was rejected, in the case of the date on which
 * it landed: what is answered again there is not told again.
 */
export async function answerTable(
  ports: { readonly feed: FeedStore; readonly cases: CaseStore },
  key: TableKey,
  read: TableRead<unknown>,
  landedAt: Instant,
  now: Instant,
): Promise<void> {
  const answer = tableAnswer(key, read, now);
  await writeAnswer(ports.feed, answer);
  const { rejected } = answer.receipt;
  if (rejected === 0 && read.problems.length === 0) return;
  const problem = read.problems[0]?.sentence ?? null;
  await reportFindings(
    ports.cases,
    dateOf(landedAt),
    [{ kind: 'rejected', key: key.key, rows: rejected, problem }],
    now,
  );
}

/** The answer to a file that is not a snapshot. */
export function tableAnswer(
  key: TableKey,
  read: Omit<TableRead<unknown>, 'version'> & { readonly version: string | null },
  now: Instant,
): FileAnswer {
  const isRefused = read.problems.length > 0;
  const rejections = rejectionsOf(read.rejected);
  const rejected = isRefused ? read.rowsRead : rejections.count;
  const receipt: Receipt = {
    key: key.key,
    version: read.version,
    kind: key.kind,
    status: statusOf(isRefused, rejected, read.held),
    rows_read: read.rowsRead,
    scored: read.rows.length,
    rejected,
    held: read.held,
    codes: isRefused
      ? Object.fromEntries(read.problems.map((problem) => [problem.code, read.rowsRead]))
      : rejections.codes,
    problems: read.problems,
    warnings: read.warnings,
    errors_listed: rejections.first.length,
    model_version: null,
    decided_at: now,
  };
  return { receipt, rejected: rejections };
}

function statusOf(isRefused: boolean, rejected: number, held: number): Receipt['status'] {
  if (isRefused) return 'rejected';
  if (held > 0) return 'held';
  return rejected > 0 ? 'accepted-with-rejects' : 'accepted';
}
