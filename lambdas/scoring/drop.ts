import type { Hundredths } from './points.ts';
import { partsHalfUp } from './rounding.ts';

/**
 * Whether an index lies 20 % or more below its baseline, exactly: 64.00 under 80.00 does, 64.01 does not. Never
 * without index or baseline, or when the baseline is 0.
 */
export function isSharpDrop(index: Hundredths | null, baselineTwice: number | null): boolean {
  if (index === null || baselineTwice === null || baselineTwice === 0) return false;
  return 5 * index <= 2 * baselineTwice;
}

/** Whether an index has come back to 90 % of a baseline or more, exactly: 72.00 of 80.00 has, 71.99 has not. */
export function isBackAt(index: Hundredths, baselineTwice: number): boolean {
  return 20 * index >= 9 * baselineTwice;
}

/**
 * The drop, (baseline − index) / baseline, in ten-thousandths, 0 to 10000, rounded half up: 2562 is 0.2562.
 * 0 at or above the baseline; `null` without index or baseline, or when the baseline is 0.
 */
export function dropTenThousandths(index: Hundredths | null, baselineTwice: number | null): number | null {
  if (index === null || baselineTwice === null || baselineTwice === 0) return null;
  const fallTwice = Math.max(0, baselineTwice - 2 * index);
  return partsHalfUp(fallTwice, baselineTwice, 10_000);
}
