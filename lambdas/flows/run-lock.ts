import type { Instant } from '../cases/case.ts';
import { addMs } from '../cases/instant.ts';
import type { DayRecords } from '../ports.ts';

/**
 * How long the lock of a run holds. Every function of a run keeps it anew when it begins; none takes longer than 15
 * minutes, and the machine calls one again within a few.
 */
const leaseMinutes = 20;

/** Takes the one lock of runs; false when another execution has it. The same one may take it again. */
export function takeLock(days: DayRecords, execution: string, now: Instant): Promise<boolean> {
  return days.lock(execution, now, leaseFrom(now));
}

/** Goes on holding the lock. Throws when it was given back or lost: another run may decide, and this one must not. */
export async function keepLock(days: DayRecords, execution: string, now: Instant): Promise<void> {
  mustHold(await days.keepLock(execution, leaseFrom(now)), execution);
}

/**
 * Goes on holding the lock, or takes it again: the last function of a run, whose reply was lost, is called again after
 * it gave the lock back. Throws when another execution has it.
 */
export async function takeLockAgain(days: DayRecords, execution: string, now: Instant): Promise<void> {
  mustHold(await takeLock(days, execution, now), execution);
}

function leaseFrom(now: Instant): Instant {
  return addMs(now, leaseMinutes * 60_000);
}

function mustHold(isHeld: boolean, execution: string): void {
  if (!isHeld) throw new Error(`the execution ${execution} has lost the lock of runs`);
}
