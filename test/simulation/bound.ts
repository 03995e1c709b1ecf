import type { Outcome } from './outcome.ts';

const minuteMs = 60_000;
/** A tick comes every minute; what it finds is done within a few seconds. */
export const tickMs = minuteMs + 15_000;

/**
 * How late something may be that was due at this instant: one tick while all is well; after trouble two ticks from
 * its end, one wait of the day's machine, and, for a notice that was tried before, its next attempt.
 */
export function latest(outcome: Outcome, dueAt: number, attempts = 0): number {
  const { calmFrom, firstTroubleAt, plan } = outcome;
  if (dueAt + tickMs < firstTroubleAt) return dueAt + tickMs;
  if (calmFrom === Number.NEGATIVE_INFINITY || dueAt > calmFrom + 10 * minuteMs) return dueAt + tickMs;
  const waits = attempts > 1 ? Math.min(60, 2 ** (attempts - 1)) * minuteMs : 0;
  const lockMs = plan.blackouts.size > 0 || plan.outages.length > 0 ? 21 * minuteMs : 0;
  return Math.max(dueAt, calmFrom) + 2 * tickMs + 90_000 + waits + lockMs;
}
