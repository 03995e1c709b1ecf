import type { Case, Instant } from '../cases/case.ts';
import type { Account } from '../cases/directory.ts';
import { addMs, dateOf } from '../cases/instant.ts';
import { hasComplaint, isAlarming, redChannelOfComplaint, withComplaint } from '../cases/red-channel.ts';
import { type Complaint, complaintColumns, readComplaintRows } from '../feed/complaint-rows.ts';
import { parseFeedKey } from '../feed/key.ts';
import { type RejectedRow, rejectRow } from '../feed/problem.ts';
import type { CaseStore, Digest, DirectoryStore, FeedStore, Ledger } from '../ports.ts';
import { Failures } from './failures.ts';
import { answerTable, readTable, type TableKey } from './take-directory.ts';
import {
  contentBook,
  contentOf,
  findComplaint,
  keepOpen,
  openComplaints,
  setDone,
  type TakenComplaint,
} from './taken-complaint.ts';

export type ComplaintPorts = {
  readonly feed: FeedStore;
  readonly cases: CaseStore;
  readonly directory: DirectoryStore;
  readonly ledger: Ledger;
  readonly digest: Digest;
};

/** A complaint that was reported later than this after now has not happened yet (docs/rules.md). */
const futureMs = 5 * 60_000;
const attempts = 5;

/** Files to be answered again, for complaints of accounts that are not on the roster, and when they were first taken. */
const waitingBook = 'waiting-complaints';
/** Complaints that are in their case, or never needed one. */
const appliedBook = 'complaints-applied';

/**
 * Takes complaints files: opens red channels, or joins them, in order of the complaints' times and ids.
 * A complaint of an account that is not on the roster waits for it. A file may be taken any number of times;
 * it has to be when this throws, as it does after all complaints that can be applied were.
 *
 * @param isNewRoster whether to try those again that wait for an account of the roster
 * @returns the keys that were there
 */
export async function takeComplaints(
  ports: ComplaintPorts,
  keys: readonly TableKey[],
  isNewRoster: boolean,
  now: Instant,
): Promise<readonly string[]> {
  const waiting = isNewRoster ? await waitingFiles(ports.ledger) : [];
  const again = waiting.filter(({ key }) => !keys.some((fresh) => fresh.key === key.key));
  const files = [...again, ...keys.map((key) => ({ key, landedAt: now }))];
  const accounts = await ports.directory.accounts();
  const failures = new Failures();
  const taken: TakenFile[] = [];
  for (const file of files) {
    const about = JSON.stringify(file.key.key);
    const answered = await failures.of(() => takeFile(ports, file, accounts, now), about);
    if (answered !== undefined && answered !== null) taken.push(answered);
  }
  const open = (await failures.of(() => openComplaints(ports.ledger))) ?? new Map<string, string>();
  const ofFiles = taken.flatMap(({ complaints }) => complaints);
  const kept = (await failures.of(() => keptFor(ports.ledger, open, ofFiles, accounts))) ?? [];
  for (const complaint of [...ofFiles, ...kept].sort(inOrder)) {
    await failures.of(async () => {
      const isApplied = (await ports.ledger.find(appliedBook, complaint.complaintId)) !== null;
      const isInCase = isApplied || (await apply(ports, complaint, accounts, now));
      // One that has no case to join may have one, once what failed is done.
      if (!isInCase && !failures.areNone()) return;
      if (!isApplied) await ports.ledger.write(appliedBook, complaint.complaintId, now);
      if (open.has(complaint.complaintId)) await setDone(ports.ledger, complaint.complaintId);
    });
  }
  failures.throwAny();
  // Only now, when nothing of them is left to be done: who dies before finds them still waiting.
  for (const { key, waits } of taken) if (!waits) await stopWaiting(ports.ledger, key);
  return taken.map(({ key }) => key);
}

/** Answers one file, null when it is gone meanwhile. What has to wait is written down before anything is applied. */
async function takeFile(
  ports: ComplaintPorts,
  { key, landedAt }: LandedFile,
  accounts: ReadonlyMap<string, Account>,
  now: Instant,
): Promise<TakenFile | null> {
  const read = await readTable(ports.feed, key, complaintColumns, readComplaintRows);
  if (read === null) return null;
  const { accepted, held, rejected: refused } = await judge(ports.ledger, read.rows, accounts, landedAt);
  const rejected = [...read.rejected, ...refused];
  await answerTable(ports, key, { ...read, rows: accepted, rejected, held }, landedAt, now);
  if (held > 0) await ports.ledger.write(waitingBook, key.key, landedAt);
  return { key: key.key, complaints: accepted, waits: held > 0 };
}

/** Complaints that came before and can be applied now, though none of these files has them: one was replaced, perhaps. */
async function keptFor(
  ledger: Ledger,
  open: ReadonlyMap<string, string>,
  ofFiles: readonly TakenComplaint[],
  accounts: ReadonlyMap<string, Account>,
): Promise<readonly TakenComplaint[]> {
  const known = new Set(ofFiles.map(({ complaintId }) => complaintId));
  const kept: TakenComplaint[] = [];
  for (const [complaintId, accountId] of open) {
    if (known.has(complaintId) || !accounts.has(accountId)) continue;
    const complaint = await findComplaint(ledger, complaintId);
    if (complaint !== null) kept.push(complaint);
  }
  return kept;
}

type LandedFile = { readonly key: TableKey; readonly landedAt: Instant };

/** An answered file: its complaints that are to be applied, and whether others of it wait for their accounts. */
type TakenFile = {
  readonly key: string;
  readonly complaints: readonly TakenComplaint[];
  readonly waits: boolean;
};

async function stopWaiting(ledger: Ledger, key: string): Promise<void> {
  const waited = await ledger.find(waitingBook, key);
  if (waited !== null && waited !== '') await ledger.write(waitingBook, key, '');
}

/** Whether complaints wait for an account of the roster, or for what could not be done yet. */
export async function hasWaiting(ledger: Ledger): Promise<boolean> {
  return (await waitingFiles(ledger)).length > 0 || (await openComplaints(ledger)).size > 0;
}

async function waitingFiles(ledger: Ledger): Promise<readonly LandedFile[]> {
  return [...(await ledger.list(waitingBook))].flatMap(([text, landedAt]) => {
    const key = parseFeedKey(text);
    return key.kind === 'complaints' && landedAt !== '' ? [{ key, landedAt }] : [];
  });
}

function inOrder(a: TakenComplaint, b: TakenComplaint): number {
  if (a.reportedAt !== b.reportedAt) return a.reportedAt < b.reportedAt ? -1 : 1;
  return a.complaintId < b.complaintId ? -1 : 1;
}

type Judged = {
  readonly accepted: readonly TakenComplaint[];
  readonly held: number;
  readonly rejected: readonly RejectedRow[];
};

/** Which complaints of a file are taken, wait for their account, or are rejected; the ledger remembers their content. */
export async function judge(
  ledger: Pick<Ledger, 'find' | 'write'>,
  rows: readonly Complaint[],
  accounts: Pick<ReadonlyMap<string, Pick<Account, 'tier'>>, 'get'>,
  landedAt: Instant,
): Promise<Judged> {
  const accepted: TakenComplaint[] = [];
  const rejected: RejectedRow[] = [];
  let held = 0;
  for (const complaint of [...rows].sort(inOrder)) {
    const content = contentOf(complaint);
    const before = await ledger.find(contentBook, complaint.complaintId);
    if (complaint.reportedAt > addMs(landedAt, futureMs)) rejected.push(inFuture(complaint));
    else if (before !== null && before !== content) rejected.push(conflicting(complaint));
    else {
      const tier = accounts.get(complaint.accountId)?.tier;
      const isKept = tier === undefined || isAlarming(complaint.severity, tier);
      // First, so that none is known and forgotten.
      if (before === null && isKept) await keepOpen(ledger, complaint);
      if (before === null) await ledger.write(contentBook, complaint.complaintId, content);
      // Once taken it stays taken, even when its account leaves the roster.
      const isApplied = (await ledger.find(appliedBook, complaint.complaintId)) !== null;
      if (isApplied || tier !== undefined) accepted.push(takenOf(complaint));
      else held += 1;
    }
  }
  return { accepted, held, rejected };
}

/** What is left to do something about: of many files the cells would be too much to be kept. */
function takenOf({ line, cells, ...taken }: Complaint): TakenComplaint {
  return taken;
}

/** Opens or joins a red channel; false when the complaint needs none. */
async function apply(
  ports: ComplaintPorts,
  complaint: TakenComplaint,
  accounts: ReadonlyMap<string, Account>,
  now: Instant,
): Promise<boolean> {
  const { accountId } = complaint;
  const tier = accounts.get(accountId)?.tier;
  if (tier === undefined) return false;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const reds = (await ports.cases.ofAccount(accountId)).filter((each) => each.kind === 'red-channel');
    if (reds.some((red) => hasComplaint(red, complaint.complaintId))) return true;
    const changed = changedBy(reds, complaint, ports.digest(accountId), tier, now);
    if (changed === null) return false;
    if ((await ports.cases.save(changed)) === 'saved') return true;
  }
  throw new Error(`the red channel of complaint ${complaint.complaintId} moved ${attempts} times`);
}

function changedBy(
  reds: readonly Case[],
  complaint: TakenComplaint,
  accountDigest: string,
  tier: Account['tier'],
  now: Instant,
): Case | null {
  const open = reds.find((red) => red.state !== 'resolved');
  if (open !== undefined) return withComplaint(open, complaint, tier, now);
  if (!isAlarming(complaint.severity, tier)) return null;
  const nth = reds.filter((red) => red.openedOn === dateOf(now)).length + 1;
  return redChannelOfComplaint(complaint, { accountId: complaint.accountId, accountDigest, tier, nth, now });
}

function inFuture(complaint: Complaint): RejectedRow {
  return rejectComplaint(complaint, 'ROW_DATE', 'reported_at', {
    rule: `${complaint.reportedAt} is in the future`,
    remedy: 'Write the time at which the complaint was reported, with its offset from UTC',
  });
}

function conflicting(complaint: Complaint): RejectedRow {
  return rejectComplaint(complaint, 'ROW_CONFLICT', 'complaint_id', {
    rule: 'this complaint_id was delivered before with other content',
    remedy: 'Give a new complaint a new id; a complaint that was delivered is not changed',
  });
}

function rejectComplaint(
  { line, accountId, cells }: Complaint,
  code: 'ROW_DATE' | 'ROW_CONFLICT',
  column: string,
  words: { readonly rule: string; readonly remedy: string },
): RejectedRow {
  return rejectRow({ line, accountId, cells }, { code, column, ...words });
}
