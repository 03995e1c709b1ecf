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
  WHOLES_BYTES,
  weights,
  wholes,
} from './block';
import { indicatorCount } from './indicator-points';
import { indices, MOST_INDICATORS, UNPROVEN } from './memory';

/** Fractions below 1 whose denominators have a smaller product differ by more than doubles blur. */
const TELLING: f64 = 1e15;
/** A rest is so many grains at most; a key is its grains. */
export const GRAINS: f64 = 32767;
/** Of a row: the rests that keys do not tell from the least of the large ones, and the places of their shares. */
const closeRests: usize = memory.data(MOST_INDICATORS * 8, 16);
const closeOnes: usize = memory.data(MOST_INDICATORS * 4, 16);
/** Of each row the least key that is large. */
const cuts: usize = memory.data(<i32>WHOLES_BYTES, 16);

/**
 * Gives one hundredth more to each of the `extra` largest rests, all rows of a block at once, and writes shares. Where
 * keys do not tell for certain which those are, rests do, or exact arithmetic.
 */
export function handOut(shares: usize, firstRow: usize, rowCount: i32): void {
  const extra = v128.load(extras);
  const isUnknown = v128.load(unknown);
  let given = i16x8.splat(0);
  const most = i16x8.splat(i16.MAX_VALUE);
  const none = i16x8.splat(-1);
  let least = most;
  let greatest = none;
  const end = indicatorCount * WHOLES_BYTES;
  for (let each: usize = 0; each < end; each += WHOLES_BYTES) {
    const own = v128.load(keys + each);
    let larger = i16x8.splat(0);
    for (let other: usize = 0; other < end; other += WHOLES_BYTES) {
      larger = i16x8.sub(larger, i16x8.gt_s(v128.load(keys + other), own));
    }
    const isLarge = i16x8.lt_s(larger, extra);
    given = i16x8.sub(given, isLarge);
    least = i16x8.min_s(least, v128.bitselect(own, most, isLarge));
    greatest = i16x8.max_s(greatest, v128.bitselect(none, own, isLarge));
    v128.store(shares + each, v128.or(i16x8.sub(v128.load(wholes + each), isLarge), isUnknown));
  }
  v128.store(cuts, least);
  const isClose = i16x8.lt_s(i16x8.sub_sat_s(least, greatest), v128.load(gaps));
  let unsettled = i16x8.bitmask(v128.or(isClose, i16x8.ne(given, extra)));
  unsettled &= ~i16x8.bitmask(isUnknown) & ((1 << rowCount) - 1);
  for (; unsettled !== 0; unsettled &= unsettled - 1) {
    const lane = <usize>ctz(unsettled);
    if (!settle(shares, lane)) store<i32>(indices + ((firstRow + lane) << 2), UNPROVEN);
  }
}

/**
 * Hands out what the rests of a row near to the least of the large ones get, by these; false when they do not tell either.
 * They do when their sides are exact, so that each is the double next to its fraction, and no two different fractions are
 * next to the same one.
 */
function settle(shares: usize, lane: usize): bool {
  const cut = <f64>load<i16>(cuts + (lane << 1)) / GRAINS;
  const error = doubleOf(errors, 0, lane) + 3 / GRAINS;
  const present = doubleOf(weights, 0, lane);
  let left = <i32>load<i16>(extras + (lane << 1));
  let largest: f64 = 1;
  let secondLargest: f64 = 1;
  let count: usize = 0;
  for (let each: usize = 0; each < indicatorCount; each++) {
    const rest = doubleOf(rests, each, lane);
    if (abs(rest - cut) > error) {
      left -= <i32>(rest > cut);
      continue;
    }
    const place = each * WHOLES_BYTES + (lane << 1);
    if (load<i16>(keys + place) < 0) continue;
    if (doubleOf(blurs, each, lane) > 0) return false;
    const below = doubleOf(under, each, lane) * present;
    const whole = <f64>load<i16>(wholes + place);
    store<f64>(closeRests + (count << 3), (doubleOf(over, each, lane) - whole * below) / below);
    store<u32>(closeOnes + (count << 2), <u32>place);
    secondLargest = max(secondLargest, min(below, largest));
    largest = max(largest, below);
    count++;
  }
  if (largest * secondLargest >= TELLING) return false;
  for (let each: usize = 0; each < count; each++) {
    const place = <usize>load<u32>(closeOnes + (each << 2));
    store<i16>(shares + place, load<i16>(wholes + place) + <i16>(rankOf(each, count) < left));
  }
  return true;
}

/** How many of the close rests are larger, or as large and earlier. */
function rankOf(each: usize, count: usize): i32 {
  const rest = load<f64>(closeRests + (each << 3));
  let larger: i32 = 0;
  for (let other: usize = 0; other < count; other++) {
    const next = load<f64>(closeRests + (other << 3));
    larger += <i32>(next > rest || (other < each && next === rest));
  }
  return larger;
}

export function doubleOf(list: usize, each: usize, lane: usize): f64 {
  return load<f64>(list + each * DOUBLES_BYTES + (lane << 3));
}
