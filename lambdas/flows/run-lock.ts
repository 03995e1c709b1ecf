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
  return days.lock(execution, now, addMs(now, leaseMinutes * 60_000));
}

/** Goes on holding the lock. Throws when it was lost: another run decides by now, and this one must not. */
export async function keepLock(days: DayRecords, execution: string, now: Instant): Promise<void> {
  if (!(await takeLock(days, execution, now)))
    throw new Error(`the execution ${execution} has lost the lock of runs to another one`);
}
