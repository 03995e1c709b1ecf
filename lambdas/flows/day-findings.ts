import { duplicateRow } from '../feed/duplicate.ts';
import type { RejectedRow } from '../feed/problem.ts';
import type { WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { findingsPrefix, readPaper, type ScoredRow } from './day-plan.ts';
import type { Findings } from './score-part.ts';

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

/** What all ranges of a run wrote down. */
export async function gatherFindings(work: WorkStore, day: CalendarDay, runId: string): Promise<DayFindings> {
  return findingsOf(await readPieces(work, day, runId));
}

/** Puts the pieces together and rejects every copy of an account that occurs twice in the day (domain §1). */
export function findingsOf(pieces: readonly Findings[]): DayFindings {
  const times = new Map<string, number>();
  for (const accountId of pieces.flatMap(accountsOf)) times.set(accountId, (times.get(accountId) ?? 0) + 1);

  const rows = new Map<string, ScoredRow>();
  const accepted = new Map<string, number>();
  const rejected = new Map<string, RejectedRow[]>();
  const doubled = new Set<string>();
  for (const piece of pieces) {
    const refused = [...piece.rejected];
    for (const row of piece.rows) {
      if ((times.get(row.accountId) ?? 0) > 1) {
        doubled.add(row.accountId);
        refused.push(duplicateRow(row.line, row.accountId));
      } else {
        rows.set(row.accountId, row);
        accepted.set(piece.key, (accepted.get(piece.key) ?? 0) + 1);
      }
    }
    rejected.set(piece.key, [...(rejected.get(piece.key) ?? []), ...refused]);
  }
  for (const list of rejected.values()) list.sort((a, b) => a.line - b.line);
  return { rows, accepted, rejected, doubled: [...doubled] };
}

/** Accounts that the named runs may have stored. */
export async function accountsOfRuns(
  work: WorkStore,
  day: CalendarDay,
  runIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const accounts = new Set<string>();
  for (const runId of runIds) {
    for (const piece of await readPieces(work, day, runId))
      for (const row of piece.rows) accounts.add(row.accountId);
  }
  return accounts;
}

async function readPieces(work: WorkStore, day: CalendarDay, runId: string): Promise<Findings[]> {
  const pieces: Findings[] = [];
  for (const key of await work.list(findingsPrefix(day, runId)))
    pieces.push(await readPaper<Findings>(work, key));
  return pieces;
}

function accountsOf(piece: Findings): readonly string[] {
  const broken = piece.rejected.flatMap((row) => (row.accountId === null ? [] : [row.accountId]));
  return [...piece.rows.map((row) => row.accountId), ...broken];
}
