import { duplicateRow } from '../feed/duplicate.ts';
import type { RejectedRow } from '../feed/problem.ts';
import type { WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { findingsPrefix, readPaper, type ScoredRow } from './day-plan.ts';

/** What one piece of a range found: its good rows and its bad ones. */
export type Findings = {
  /** The file. */
  readonly key: string;
  readonly rows: readonly ScoredRow[];
  readonly rejected: readonly RejectedRow[];
};

/** What all ranges of a run found together. */
export type DayFindings = {
  /** Accepted accounts, each once. */
  readonly rows: ReadonlyMap<string, ScoredRow>;
  /** Accepted rows by file. */
  readonly accepted: ReadonlyMap<string, number>;
  /** Rejected rows by file, in order of lines; those of doubled accounts among them. */
  readonly rejected: ReadonlyMap<string, readonly RejectedRow[]>;
  /** Accounts that occur more than once: they were stored, and must not stay. */
  readonly doubled: readonly string[];
};

/** What all ranges of a run wrote down; one piece after another, because a day may have millions of rows. */
export async function gatherFindings(work: WorkStore, day: CalendarDay, runId: string): Promise<DayFindings> {
  const gathering = startGathering();
  for await (const piece of readPieces(work, day, runId)) gathering.add(piece);
  return gathering.all();
}

/** Puts the pieces together and rejects every copy of an account that occurs twice in the day (domain §1). */
export function findingsOf(pieces: Iterable<Findings>): DayFindings {
  const gathering = startGathering();
  for (const piece of pieces) gathering.add(piece);
  return gathering.all();
}

type PlacedRow = ScoredRow & { readonly key: string };

function startGathering() {
  /** The only good row of every account so far; null when it has a broken one or more than one. */
  const seen = new Map<string, PlacedRow | null>();
  const rejected = new Map<string, RejectedRow[]>();
  const doubled = new Set<string>();

  function rejectedOf(key: string): RejectedRow[] {
    const known = rejected.get(key);
    if (known !== undefined) return known;
    const list: RejectedRow[] = [];
    rejected.set(key, list);
    return list;
  }

  function refuse({ key, line, accountId }: PlacedRow): void {
    doubled.add(accountId);
    rejectedOf(key).push(duplicateRow(line, accountId));
  }

  function see(accountId: string, row: PlacedRow | null): void {
    const first = seen.get(accountId);
    if (first === undefined) {
      seen.set(accountId, row);
      return;
    }
    if (first !== null) refuse(first);
    if (row !== null) refuse(row);
    seen.set(accountId, null);
  }

  return {
    add({ key, rows, rejected: broken }: Findings): void {
      const list = rejectedOf(key);
      for (const row of broken) {
        list.push(row);
        if (row.accountId !== null) see(row.accountId, null);
      }
      for (const row of rows) see(row.accountId, { ...row, key });
    },
    all(): DayFindings {
      const rows = new Map<string, ScoredRow>();
      const accepted = new Map<string, number>();
      for (const [accountId, row] of seen) {
        if (row === null) continue;
        rows.set(accountId, row);
        accepted.set(row.key, (accepted.get(row.key) ?? 0) + 1);
      }
      for (const list of rejected.values()) list.sort((a, b) => a.line - b.line);
      return { rows, accepted, rejected, doubled: [...doubled] };
    },
  };
}

/** Accounts that the named runs may have stored. */
export async function accountsOfRuns(
  work: WorkStore,
  day: CalendarDay,
  runIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const accounts = new Set<string>();
  for (const runId of runIds) {
    for await (const { rows } of readPieces(work, day, runId))
      for (const { accountId } of rows) accounts.add(accountId);
  }
  return accounts;
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
