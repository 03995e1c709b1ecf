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
  let count = 0;
  for (const index of window) if (index !== null) knownOfWindow[count++] = index;
  return medianTwice(knownOfWindow, count);
}

/** The known indices of the window that is looked at. */
const knownOfWindow = new Int32Array(WINDOW_DAYS);

/** `baselineTwice` of the first `count` known indices of a list, whose order it changes. */
export function medianTwice(known: Int32Array, count: number): number | null {
  if (count < FEWEST_KNOWN) return null;
  const middle = Math.ceil(count / 2) - 1;
  const lowerMiddle = inPlace(known, middle, count);
  return lowerMiddle + (count % 2 === 1 ? lowerMiddle : leastFrom(known, middle + 1, count));
}

/** The index that stands in a place once those are in order; none before it is larger then, and none behind it smaller. */
function inPlace(known: Int32Array, place: number, count: number): Hundredths {
  let from = 0;
  let last = count - 1;
  for (;;) {
    const middle = parted(known, from, last);
    if (middle === place) return known[place] as Hundredths;
    if (middle < place) from = middle + 1;
    else last = middle - 1;
  }
}

/** Brings what is below one of the indices before it and all others behind it, without a branch, and gives its place. */
function parted(known: Int32Array, from: number, last: number): number {
  const middle = (from + last) >> 1;
  const pivot = known[middle] as Hundredths;
  known[middle] = known[last] as Hundredths;
  let place = from;
  for (let at = from; at < last; at++) {
    const index = known[at] as Hundredths;
    known[at] = known[place] as Hundredths;
    known[place] = index;
    place += (index - pivot) >>> 31;
  }
  known[last] = known[place] as Hundredths;
  known[place] = pivot;
  return place;
}

function leastFrom(known: Int32Array, from: number, to: number): Hundredths {
  let least = known[from] as Hundredths;
  for (let at = from + 1; at < to; at++) least = Math.min(least, known[at] as Hundredths);
  return least;
}

/** A baseline in points, with two decimals, or three where it ends in half a hundredth: `80.00`, `80.005`. */
export function baselineText(baselineTwice: number): string {
  const isWhole = baselineTwice % 2 === 0;
  return isWhole ? pointsText(baselineTwice / 2) : `${pointsText((baselineTwice - 1) / 2)}5`;
}
