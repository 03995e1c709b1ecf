import {
  blurs,
  DOUBLES_BYTES,
  errors,
  extras,
  gaps,
  keys,
  over,
  rests,
  under,
  unknown,
  unproven,
  WHOLES_BYTES,
  weights,
  wholes,
} from './block';
import { GRAINS, handOut } from './hand-out';
import { findPoints, indicatorCount, leastPresent } from './indicator-points';
import { BLOCK_ROWS, indices, presents, shares, UNKNOWN, UNPROVEN } from './memory';
import { rows } from './row-table';
import { isWhole } from './whole-sums';

/*
 * The health index in doubles, to the digit. A share of the index is a fraction, and below 2^53 doubles hold its two
 * sides exactly, so that its whole part is exact too. Where a side is larger, the share is known within an error that the
 * model bounds. Whatever such an error, or that of a rest, could change is left to exact arithmetic.
 *
 * Branches that depend on the numbers of a row are guessed wrong as often as not, which costs more than all arithmetic:
 * so there are none, and what is the same for all rows is looked up once for many.
 */

/** More than a rest, or a sum of up to 128, lacks when the sides of its fraction are exact. */
const ROUNDING: f64 = 1e-11;
/** Keys are whole, and each is half a grain off at most: rests differ by more than the error when keys do by this. */
const LEAST_GAP: f64 = 3.5;
const GREATEST_GAP: f64 = 32767;

/** Whole numbers below 2^51 are the last bits of a double to which this is added. */
const WHOLE: f64 = 6755399441055744; // 1.5 × 2^52

/** Scores all rows of the table; the last block may have rows that are not there. */
export function scoreRows(): void {
  for (let row: usize = 0; row < <usize>rows; row += BLOCK_ROWS) {
    findPoints(row);
    for (let lane: usize = 0; lane < <usize>BLOCK_ROWS; lane += 2) apportion(row, lane);
    handOut(shares + row * indicatorCount * sizeof<i16>(), row, min(BLOCK_ROWS, rows - <i32>row));
  }
}

/** Works out the whole part and the rest of each share of two rows, and what they come to. */
function apportion(firstRow: usize, lane: usize): void {
  const pair = lane << 3;
  const present = v128.load(weights + pair);
  let index = f64x2.splat(0);
  let sum = f64x2.splat(0.5);
  let error = f64x2.splat(ROUNDING);
  let unsure = v128.load(unproven + pair);
  for (let each: usize = 0; each < indicatorCount; each++) {
    const at = each * DOUBLES_BYTES + pair;
    const short = each * WHOLES_BYTES + (lane << 1);
    const below = v128.load(under + at);
    const isMissing = f64x2.eq(below, f64x2.splat(0));
    const quotient = v128.andnot(f64x2.div(v128.load(over + at), f64x2.mul(below, present)), isMissing);
    const share = f64x2.floor(quotient);
    const rest = f64x2.sub(quotient, share);
    const blur = v128.load(blurs + at);
    unsure = v128.or(unsure, isOutside(rest, blur));
    v128.store(rests + at, rest);
    const key = wholesOf(f64x2.mul(rest, f64x2.splat(GRAINS)));
    storeShorts(keys + short, v128.or(key, isMissing));
    storeShorts(wholes + short, v128.or(wholesOf(share), isMissing));
    index = f64x2.add(index, share);
    sum = f64x2.add(sum, rest);
    error = f64x2.add(error, blur);
  }
  let extra = f64x2.floor(sum);
  let isClose = isOutside(f64x2.sub(sum, extra), error);
  if (v128.any_true(isClose)) {
    const isWhole = v128.and(isClose, areWhole(lane));
    extra = v128.bitselect(f64x2.nearest(sum), extra, isWhole);
    isClose = v128.andnot(isClose, isWhole);
  }
  unsure = v128.or(unsure, isClose);
  const isUnknown = f64x2.lt(present, f64x2.splat(leastPresent));
  const gap = f64x2.add(f64x2.mul(error, f64x2.splat(GRAINS)), f64x2.splat(LEAST_GAP));
  v128.store(errors + pair, error);
  storeShorts(extras + (lane << 1), wholesOf(extra));
  storeShorts(gaps + (lane << 1), wholesOf(f64x2.pmin(gap, f64x2.splat(GREATEST_GAP))));
  storeShorts(unknown + (lane << 1), isUnknown);

  const place = (firstRow + lane) << 2;
  const known = v128.bitselect(i64x2.splat(UNKNOWN), wholesOf(f64x2.add(index, extra)), isUnknown);
  storeInts(indices + place, v128.bitselect(i64x2.splat(UNPROVEN), known, unsure));
  storeInts(presents + place, wholesOf(present));
}

/** Of two rows whether their sums are whole when they are next to a whole number. */
function areWhole(lane: usize): v128 {
  const mask = i64x2.splat(-(<i64>isWhole(lane)));
  return i64x2.replace_lane(mask, 1, -(<i64>isWhole(lane + 1)));
}

/** Whether a part of one is so near to 0 or 1 that it may lie beyond. */
function isOutside(part: v128, margin: v128): v128 {
  return v128.or(f64x2.lt(part, margin), f64x2.gt(part, f64x2.sub(f64x2.splat(1), margin)));
}

/** Two doubles of a whole number each, rounded to it, as integers of 64 bits; their last 32 and 16 count. */
function wholesOf(pair: v128): v128 {
  return f64x2.add(pair, f64x2.splat(WHOLE));
}

/** The last 16 bits of two lanes. */
function storeShorts(place: usize, pair: v128): void {
  v128.store32_lane(place, v128.shuffle<i16>(pair, pair, 0, 4, 0, 4, 0, 4, 0, 4), 0);
}

/** The last 32 bits of two lanes. */
function storeInts(place: usize, pair: v128): void {
  v128.store64_lane(place, v128.shuffle<i32>(pair, pair, 0, 2, 0, 2), 0);
}
