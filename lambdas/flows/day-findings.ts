import { AccountTally } from '../feed/account-tally.ts';
import { duplicateRow } from '../feed/duplicate.ts';
import type { RejectedRow } from '../feed/problem.ts';
import type { WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { findingsPrefix, readPaper, type ScoredRow } from './day-plan.ts';
import { type Rejecting, type Rejections, startRejecting } from './rejections.ts';

/** What one piece of a range found: its good rows and its bad ones. */
export type Findings = {
  /** The file. */
  readonly key: string;
  readonly rows: readonly ScoredRow[];
  readonly rejected: readonly RejectedRow[];
};

/** What all ranges of a run found together. */
export type DayFindings = {
  /** The accepted accounts that were asked for, each once. */
  readonly rows: ReadonlyMap<string, ScoredRow>;
  /** Accepted accounts with a known index. */
  readonly known: number;
  /** Accepted rows by file. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Rejected rows by file; those of doubled accounts among them. */
  readonly rejected: ReadonlyMap<string, Rejections>;
  /** Accounts that occur more than once: they were stored, and must not stay. */
  readonly doubled: ReadonlySet<string>;
  /** Whether the day has this account. */
  has(accountId: string): boolean;
};

/** Of all that was found, what is kept one by one; everything is counted. */
export type Asked = {
  /** Accounts that the day may have, about. */
  readonly expected: number;
  readonly rows: (row: ScoredRow) => boolean;
  /** Absent: all, as far as a list of errors goes. */
  readonly rejected?: (row: RejectedRow) => boolean;
};

/** What all ranges of a run wrote down, one piece after another: of ten million rows few are kept. */
export function gatherFindings(
  work: WorkStore,
  day: CalendarDay,
  runId: string,
  asked: Asked,
): Promise<DayFindings> {
  // Run ids are digests of what was delivered: nobody can choose accounts for one.
  return findingsOf(() => readPieces(work, day, runId), asked, Number.parseInt(runId.slice(0, 8), 16));
}

/**
 * Puts the pieces together and rejects every copy of an account that occurs twice in the day (docs/rules.md): they
 * are read once to find the doubled ones, and once more to take the others.
 *
 * @param seed as that of `AccountTally`
 */
export async function findingsOf(
  pieces: () => AsyncIterable<Findings> | Iterable<Findings>,
  asked: Asked,
  seed = 0,
): Promise<DayFindings> {
  const copies = new AccountTally(asked.expected, seed);
  for await (const { rows, rejected } of pieces()) {
    for (const { accountId } of rows) copies.add(accountId, 1);
    // A broken copy makes the good ones go, and has no place in the day itself.
    for (const { accountId } of rejected) if (accountId !== null) copies.add(accountId, 2);
  }

  const kept = new Map<string, ScoredRow>();
  const accepted = new Map<string, number>();
  const rejections = new Map<string, Rejecting>();
  const doubled = new Set<string>();
  let known = 0;
  for await (const { key, rows, rejected } of pieces()) {
    const rejecting = rejections.get(key) ?? startRejecting(asked.rejected);
    rejections.set(key, rejecting);
    for (const row of rejected) rejecting.add(row);
    let taken = 0;
    for (const row of rows) {
      if (copies.timesSeen(row.accountId) > 1) {
        doubled.add(row.accountId);
        rejecting.add(duplicateRow(row.line, row.accountId));
        continue;
      }
      taken += 1;
      if (row.index !== null) known += 1;
      if (asked.rows(row)) kept.set(row.accountId, row);
    }
    accepted.set(key, (accepted.get(key) ?? 0) + taken);
  }
  return {
    rows: kept,
    known,
    accepted,
    rejected: new Map([...rejections].map(([key, rejecting]) => [key, rejecting.end()])),
    doubled,
    has: (accountId) => copies.timesSeen(accountId) === 1,
  };
}

/** Accounts that the named runs may have stored and that do not stay. */
export async function withdrawnAccounts(
  work: WorkStore,
  day: CalendarDay,
  runIds: readonly string[],
  stays: (accountId: string) => boolean,
): Promise<ReadonlySet<string>> {
  const withdrawn = new Set<string>();
  for (const runId of runIds) {
    for await (const { rows } of readPieces(work, day, runId)) {
      for (const { accountId } of rows) if (!stays(accountId)) withdrawn.add(accountId);
    }
  }
  return withdrawn;
}

/** Pieces that are fetched together. */
const piecesAtOnce = 8;

async function* readPieces(work: WorkStore, day: CalendarDay, runId: string): AsyncGenerator<Findings> {
  const keys = await work.list(findingsPrefix(day, runId));
  for (let start = 0; start < keys.length; start += piecesAtOnce) {
    const together = keys.slice(start, start + piecesAtOnce);
    const papers = await Promise.all(together.map((key) => readPaper<Paper>(work, key)));
    for (const { key, rows, rejected } of papers) yield { key, rows: rows.map(rowOf), rejected };
  }
}

/** Findings as they are written down: a row without the names of its fields is a third as long. */
type Paper = Omit<Findings, 'rows'> & { readonly rows: readonly PaperRow[] };
type PaperRow = readonly [
  accountId: string,
  line: number,
  index: number | null,
  baselineTwice: number | null,
  redStreak: number,
  hasLaterReason: boolean,
];

export function findingsText({ key, rows, rejected }: Findings): string {
  const paper: Paper = { key, rows: rows.map(paperRowOf), rejected };
  return JSON.stringify(paper);
}

function paperRowOf(row: ScoredRow): PaperRow {
  return [row.accountId, row.line, row.index, row.baselineTwice, row.redStreak, row.hasLaterReason];
}

function rowOf([accountId, line, index, baselineTwice, redStreak, hasLaterReason]: PaperRow): ScoredRow {
  return { accountId, line, index, baselineTwice, redStreak, hasLaterReason };
}
