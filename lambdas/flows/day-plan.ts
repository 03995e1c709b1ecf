import type { Instant } from '../cases/case.ts';
import type { Range } from '../feed/inspect.ts';
import type { Problem, Warning } from '../feed/problem.ts';
import type { WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';

/** A file of a day as the plan saw it. */
export type PlannedFile = {
  readonly key: string;
  readonly version: string;
  readonly etag: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Readable rows. */
  readonly rows: number;
  readonly endsWithNewline: boolean;
  readonly header: readonly string[] | null;
  readonly ranges: readonly Range[];
  /** Of the file itself, whatever the other files of the day are. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /**
   * `read`: its rows are judged one by one. `refused`: all its rows are rejected for `refusals`.
   * `repeat`: the same bytes as `repeats`, ignored.
   */
  readonly verdict: 'read' | 'refused' | 'repeat';
  readonly refusals: readonly Problem[];
  readonly repeats: string | null;
};

/** `score`: rows go to history. `wait`: rows are read, counted and held. */
type PlanMode = 'score' | 'wait';

/** What one run is going to do with a day. */
export type DayPlan = {
  readonly day: CalendarDay;
  readonly runId: string;
  readonly plannedAt: Instant;
  readonly mode: PlanMode;
  /** Why the day waits, a sentence each; empty when it does not. */
  readonly waitsFor: readonly string[];
  readonly filesDigest: string;
  /** The key and problems of the day's manifest; null without one. */
  readonly manifest: {
    readonly key: string;
    readonly version: string;
    readonly problems: readonly Problem[];
  } | null;
  readonly files: readonly PlannedFile[];
  readonly modelVersion: string;
  /** The latest scored day before this one. */
  readonly previousDay: CalendarDay | null;
  /** Whether all that was written about other days was written so long ago that any read sees it. */
  readonly isSettled: boolean;
  /** Whether days after this one are scored already: their windows must follow. */
  readonly hasLaterDays: boolean;
  /** Whether this day was never begun before and is the latest: its rescues need no refolding. */
  readonly isNew: boolean;
};

/** What one score invocation does: one range of one file, and all that it must know of the plan. */
export type PlanPart = Pick<
  DayPlan,
  'plannedAt' | 'mode' | 'modelVersion' | 'previousDay' | 'isSettled' | 'hasLaterDays'
> & {
  readonly number: number;
  readonly key: string;
  readonly version: string;
  readonly header: readonly string[] | null;
  readonly range: Range;
};

/** An account of the day as the run found it: what deciding needs, and nothing more. */
export type ScoredRow = {
  readonly accountId: string;
  readonly line: number;
  readonly index: number | null;
  readonly baselineTwice: number | null;
  readonly redStreak: number;
  /** Whether a later day of the account, refolded, gives a reason for a rescue. */
  readonly hasLaterReason: boolean;
};

const folder = (day: CalendarDay, runId: string) => `runs/${day}/${runId}`;

export const planKey = (day: CalendarDay, runId: string) => `${folder(day, runId)}/plan.json`;
/** An array for the state machine's item reader: one element an invocation. */
export const partsKey = (day: CalendarDay, runId: string) => `${folder(day, runId)}/parts.json`;
export const findingsPrefix = (day: CalendarDay, runId: string) => `${folder(day, runId)}/found/`;
export const findingsKey = (day: CalendarDay, runId: string, part: number, piece: number) =>
  `${findingsPrefix(day, runId)}${String(part).padStart(6, '0')}-${String(piece).padStart(6, '0')}.json`;
/** How far a range came that was not finished in one go. */
export const progressKey = (day: CalendarDay, runId: string, part: number) =>
  `${folder(day, runId)}/progress/${String(part).padStart(6, '0')}.json`;
/** Accounts that newly opened, or would have newly opened, a rescue on a day. */
export const openersKey = (day: CalendarDay) => `runs/${day}/openers.json`;
/** Accounts whose rescues, as they were then, a day has been laid on. */
export const followedKey = (day: CalendarDay) => `runs/${day}/followed.json`;

/** Reads a paper of a run that must be there. */
export async function readPaper<T>(work: WorkStore, key: string): Promise<T> {
  const text = await work.read(key);
  if (text === null) throw new Error(`the run's paper ${key} is missing; start the run of that day again`);
  return JSON.parse(text) as T;
}
