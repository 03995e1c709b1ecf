import { clearShares, handOut, keepShare, missShare, wholeOf } from './hand-out';
import {
  blurs,
  findPoints,
  get,
  indicatorCount,
  leastPresent,
  over,
  put,
  setIndicators,
  under,
  weightOf,
} from './indicator-points';
import { indices, presents, shares, UNKNOWN, UNPROVEN } from './memory';
import { rows } from './row-table';

/*
 * The health index in doubles, to the digit. A share of the index is a fraction, and below 2^53 doubles hold its two
 * sides exactly, so that its whole part is exact too. Where a side is larger, the share is known within an error that the
 * model bounds. Whatever such an error, or that of a rest, could change is left to exact arithmetic.
 *
 * Branches that depend on the numbers of a row are guessed wrong as often as not, which costs more than all arithmetic:
 * so segments are looked up, and rests ranked, without any.
 */

/** More than a rest, or a sum of up to 128, lacks when the sides of its fraction are exact. */
const ROUNDING: f64 = 1e-11;

/** Scores with the indicators and segments that were put into memory. */
export function setModel(count: i32, least: i32): void {
  setIndicators(count, least);
  clearShares();
}

/** Scores all rows of the table. */
export function scoreRows(): void {
  for (let row: usize = 0; row < <usize>rows; row++) store<i32>(indices + (row << 2), scoreRow(row));
}

function scoreRow(row: usize): i32 {
  const present = findPoints(row);
  if (present < 0) return UNPROVEN;
  store<i32>(presents + (row << 2), <i32>present);
  const first = shares + ((row * indicatorCount) << 2);
  if (present === 0 || present < leastPresent) {
    for (let each: usize = 0; each < indicatorCount; each++) store<i32>(first + (each << 2), -1);
    return UNKNOWN;
  }
  return apportion(first, present);
}

/** Writes contributions that add up to the index, by largest remainder, and gives the index. */
function apportion(first: usize, present: f64): i32 {
  let index: f64 = 0;
  let sum: f64 = 0;
  let error = ROUNDING;
  for (let each: usize = 0; each < indicatorCount; each++) {
    if (get(under, each) === 0) {
      missShare(each);
      continue;
    }
    const above = get(over, each) * weightOf(each) * 100;
    const below = get(under, each) * present;
    const quotient = above / below;
    const share = Math.floor(quotient);
    const rest = quotient - share;
    const blur = get(blurs, each);
    if (blur > 0 && (rest < blur || rest > 1 - blur)) return UNPROVEN;
    put(over, each, above);
    put(under, each, below);
    keepShare(each, share, rest);
    index += share;
    sum += rest;
    error += blur;
  }
  const extra = Math.floor(sum + 0.5);
  const pastHalf = sum + 0.5 - extra;
  if (pastHalf < error || pastHalf > 1 - error) return UNPROVEN;
  return handOut(first, wholeOf(extra), error) ? wholeOf(index + extra) : UNPROVEN;
}
