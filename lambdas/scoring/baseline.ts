import { type Hundredths, pointsText } from './points.ts';

/** The days before a day that its baseline looks at. */
const WINDOW_DAYS = 30;

/** A baseline is the median of at least so many known indices. */
const FEWEST_KNOWN = 3;

/** The known indices of the 30 calendar days before a day D: slot 0 is D-30, slot 29 is D-1; `null` where unknown. */
export type Window = readonly (Hundredths | null)[];

/** The window of an account without history. */
export const emptyWindow: Window = Array.from({ length: WINDOW_DAYS }, () => null);

/**
 * The window of the day `days` later, from the window of D and D's own index, when nothing is known of the days
 * between. `days` is a whole number of 1 or more; after more than 30 nothing is left.
 */
export function windowAfter(window: Window, index: Hundredths | null, days: number): Window {
  if (!Number.isInteger(days) || days < 1)
    throw new RangeError(`a window moves forward by whole days, not ${days}`);
  const unknownDays = emptyWindow.slice(0, days - 1);
  return [...window, index, ...unknownDays].slice(-WINDOW_DAYS);
}

/**
 * Twice the baseline in hundredths of a point: twice the median of the known indices, a whole number even where the
 * mean of the middle two ends in half a hundredth. `null` with fewer than 3 known.
 */
export function baselineTwice(window: Window): number | null {
  const known = sortedKnown(window);
  if (known.length < FEWEST_KNOWN) return null;
  const lowerMiddle = known[Math.ceil(known.length / 2) - 1] as Hundredths;
  const upperMiddle = known[Math.floor(known.length / 2)] as Hundredths;
  return lowerMiddle + upperMiddle;
}

/** The known indices, rising; insertion, which takes a third of the time that `sort` takes for thirty. */
function sortedKnown(window: Window): Hundredths[] {
  const sorted: Hundredths[] = [];
  for (const index of window) {
    if (index === null) continue;
    let place = sorted.length;
    while (place > 0 && (sorted[place - 1] as Hundredths) > index) {
      sorted[place] = sorted[place - 1] as Hundredths;
      place -= 1;
    }
    sorted[place] = index;
  }
  return sorted;
}

/** A baseline in points, with two decimals, or three where it ends in half a hundredth: `80.00`, `80.005`. */
export function baselineText(baselineTwice: number): string {
  const isWhole = baselineTwice % 2 === 0;
  return isWhole ? pointsText(baselineTwice / 2) : `${pointsText((baselineTwice - 1) / 2)}5`;
}
