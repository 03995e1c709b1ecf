import { handOut } from './hand-out';
import { indicatorCount, setIndicators } from './indicator-points';
import { indices, shares, UNKNOWN, UNPROVEN } from './memory';
import { clearShares, findShares, GROUP } from './row-shares';
import { rows } from './row-table';

/*
 * The health index in doubles, to the digit. A share of the index is a fraction, and below 2^53 doubles hold its two
 * sides exactly, so that its whole part is exact too. Where a side is larger, the share is known within an error that the
 * model bounds. Whatever such an error, or that of a rest, could change is left to exact arithmetic.
 *
 * Branches that depend on the numbers of a row are guessed wrong as often as not, which costs more than all arithmetic:
 * so segments are looked up, and rests ranked, without any.
 */

/** Scores with the indicators and segments that were put into memory. */
export function setModel(count: i32, least: i32): void {
  setIndicators(count, least);
  clearShares();
}

/** Scores all rows of the table. */
export function scoreRows(): void {
  const count = <usize>rows;
  for (let from: usize = 0; from < count; from += GROUP) {
    const to = min(from + GROUP, count);
    for (let row = from; row < to; row++) store<i32>(indices + (row << 2), findShares(row, row - from));
    for (let row = from; row < to; row++) finish(row, row - from);
  }
}

function finish(row: usize, member: usize): void {
  const index = load<i32>(indices + (row << 2));
  if (index >= 0) {
    if (!handOut(row, member)) store<i32>(indices + (row << 2), UNPROVEN);
    return;
  }
  if (index !== UNKNOWN) return;
  const first = shares + ((row * indicatorCount) << 2);
  for (let each: usize = 0; each < indicatorCount; each++) store<i32>(first + (each << 2), -1);
}
