import { ceilMinute, minuteMs } from './hours.ts';
import type { Outcome } from './outcome.ts';

/** What a tick finds is done within a few seconds. */
export const promptMs = 15_000;
/** A tick comes every minute. */
export const tickMs = minuteMs + promptMs;

/**
 * How late something may be that was due at this instant: the first tick from then on while all is well; after
 * trouble two ticks from its end, one wait of the day's machine, and, for a notice that was tried before, its next
 * attempt.
 */
export function latest(outcome: Outcome, dueAt: number, attempts = 0): number {
  const { calmFrom, firstTroubleAt, plan } = outcome;
  const isFarFromTrouble = dueAt + tickMs < firstTroubleAt || dueAt > calmFrom + 10 * minuteMs;
  if (isFarFromTrouble) return ceilMinute(dueAt) + promptMs;
  const waits = attempts > 1 ? Math.min(60, 2 ** (attempts - 1)) * minuteMs : 0;
  // A run that failed gives its lock back, where the table of the lock answers.
  const isLockKept = plan.blackouts.size > 0 || plan.outages.some(({ service }) => service === 'dynamodb');
  const lockMs = isLockKept ? 21 * minuteMs : 0;
  return Math.max(dueAt, calmFrom) + 2 * tickMs + 90_000 + waits + lockMs;
}

/**
 * Whether nothing goes wrong but that no run is started: what is known already is told, and a day of which nothing
 * came is missed.
 */
export function isOfRunsOnly({ outages, faults, blackouts, clockwork }: Outcome['plan']): boolean {
  const isAllElseWell = faults.size + blackouts.size + clockwork.size === 0;
  return isAllElseWell && outages.length > 0 && outages.every(({ service }) => service === 'states');
}
