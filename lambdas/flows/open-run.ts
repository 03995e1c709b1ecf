import type { Instant } from '../cases/case.ts';
import { addHours } from '../cases/instant.ts';
import type { DayRecord } from '../ports.ts';

/** Copies of a table that lag behind do so by about a second. */
const settledHours = 1;

/** Whether no run has written about a day lately, nor begun to and not ended. */
export function isSettled(record: DayRecord, now: Instant): boolean {
  const { decidedAt } = record;
  return !hasOpenRun(record) && (decidedAt === null || addHours(decidedAt, settledHours) <= now);
}

/** Whether a run has begun that did not end: it goes on, or it died and the next one clears up. */
export function hasOpenRun({ filesDigest, lastRunId, runIds, isScored, decidingRunId }: DayRecord): boolean {
  const isFirst = filesDigest === null && lastRunId !== null;
  return isFirst || decidingRunId !== null || runIds.length > (isScored ? 1 : 0);
}
