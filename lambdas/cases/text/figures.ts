import type { Hundredths } from '../../scoring/points.ts';
import { partsHalfUp } from '../../scoring/rounding.ts';

/**
 * How far below its baseline an index is, in percent with one decimal, half up, without a sign: `25.6`. Null
 * when there is no baseline, it is 0, or the index is not below it.
 */
export function fallText(index: Hundredths, baselineTwice: number | null): string | null {
  if (baselineTwice === null || baselineTwice <= 2 * index) return null;
  return tenthsText(partsHalfUp(baselineTwice - 2 * index, baselineTwice, 1000));
}

/** A share of the weights in whole percent, half up: `96`. */
export function coverageText(coverage: { readonly present: number; readonly total: number }): string {
  return String(partsHalfUp(coverage.present, coverage.total, 100));
}

/** Half of a whole number, with `.5` where it has one. */
export function halfText(twice: number): string {
  return tenthsText(twice * 5).replace('.0', '');
}

function tenthsText(tenths: number): string {
  return `${(tenths - (tenths % 10)) / 10}.${tenths % 10}`;
}
