import type { Hundredths } from '../../lambdas/scoring/points.ts';
import { partsHalfUp } from '../../lambdas/scoring/rounding.ts';

/**
 * How far an index is from its baseline in tenths of a percent, below 0 when it fell; magnitudes round half
 * up. Null without index or baseline, or when the baseline is 0.
 */
export function changeTenths(index: Hundredths | null, baselineTwice: number | null): number | null {
  if (index === null || baselineTwice === null || baselineTwice === 0) return null;
  const difference = 2 * index - baselineTwice;
  const tenths = partsHalfUp(Math.abs(difference), baselineTwice, 1000);
  return difference < 0 ? -tenths : tenths;
}
