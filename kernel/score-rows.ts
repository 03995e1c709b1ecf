import {
  INDICATOR_BYTES,
  indicators,
  indices,
  MOST_INDICATORS,
  PLACES,
  places,
  presents,
  SEGMENT_BYTES,
  segments,
  shares,
  UNKNOWN,
  UNPROVEN,
  units,
} from './memory';
import { rows, width } from './row-table';

/*
 * The health index in doubles, to the digit. A share of the index is a fraction, and below 2^53 doubles hold its two
 * sides exactly, so that its whole part is exact too. Where a side is larger, the share is known within an error that the
 * model bounds. Whatever such an error, or that of a rest, could change is left to exact arithmetic.
 *
 * Branches that depend on the numbers of a row are guessed wrong as often as not, which costs more than all arithmetic:
 * so segments are looked up, and rests ranked, without any.
 */

/** Places of an indicator's doubles, then of its integers. */
const SCALE: usize = 0;
const WEIGHT: usize = 8;
const LIMIT: usize = 16; // below it a divisor leaves all sides exact
const BLUR: usize = 24; // hundredths that a share lacks at most when they are not
const NUMERATOR: usize = 32; // its number column
const DENOMINATOR: usize = 36; // likewise; below 0 when the source is one column
const SHIFT: usize = 40; // power of ten that the source is multiplied by
const FIRST: usize = 44; // its first segment
const BREAKPOINTS: usize = 48; // one less than its segments

/** Places of a segment's doubles: points are (ADDEND × divisor + FACTOR × value) / (ONE_POINT × divisor). */
const VALUE: usize = 0; // the breakpoint that ends the segment; of the last one it does not count
const ADDEND: usize = 8;
const FACTOR: usize = 16;
const ONE_POINT: usize = 24;

/** More than a rest, or a sum of up to 128, lacks when the sides of its fraction are exact. */
const ROUNDING: f64 = 1e-11;
/** Fractions below 1 whose denominators have a smaller product differ by more than doubles blur. */
const TELLING: f64 = 1e15;
/** A rest is so many grains at most; in a key the place of its indicator follows them. */
const GRAINS: f64 = 8388608; // 2^23
const PLACE_BITS: i32 = 7;
const LANES: usize = 4;
/** More than a product of doubles lacks, as a share of it. */
const SLACK: f64 = 1e-13;

let indicatorCount: usize = 0;
let leastPresent: f64 = 0;

/** Of the row that is scored, by indicator: the two sides of its share, its rest, and what that lacks. */
const over: usize = memory.data(MOST_INDICATORS * 8, 16);
const under: usize = memory.data(MOST_INDICATORS * 8, 16);
const rests: usize = memory.data(MOST_INDICATORS * 8, 16);
const blurs: usize = memory.data(MOST_INDICATORS * 8, 16);
/** Likewise, four at a time: what ranks the rest, -1 when missing, and the whole hundredths of its share. */
const keys: usize = memory.data(MOST_INDICATORS * 4, 16);
const wholes: usize = memory.data(MOST_INDICATORS * 4, 16);

const powersOfTen: usize = memory.data(PLACES * 8, 16);

/** Scores with the indicators and segments that were put into memory. */
export function setModel(count: i32, least: i32): void {
  indicatorCount = <usize>count;
  leastPresent = <f64>least;
  memory.fill(keys, 0xff, MOST_INDICATORS * 4);
  let power: f64 = 1;
  for (let place: usize = 0; place < <usize>PLACES; place++) {
    put(powersOfTen, place, power);
    power *= 10;
  }
}

/** Scores all rows of the table. */
export function scoreRows(): void {
  for (let row: usize = 0; row < <usize>rows; row++) store<i32>(indices + (row << 2), scoreRow(row));
}

function scoreRow(row: usize): i32 {
  let present: f64 = 0;
  for (let each: usize = 0; each < indicatorCount; each++) {
    const found = findPoints(each, row * <usize>width);
    if (found < 0) return UNPROVEN;
    if (found > 0) present += field(each, WEIGHT);
  }
  store<i32>(presents + (row << 2), <i32>present);
  const first = shares + ((row * indicatorCount) << 2);
  if (present === 0 || present < leastPresent) {
    for (let each: usize = 0; each < indicatorCount; each++) store<i32>(first + (each << 2), -1);
    return UNKNOWN;
  }
  return apportion(first, present);
}

/** Finds the two sides of an indicator's points: 1 found, 0 missing, below 0 not proven. */
function findPoints(each: usize, slots: usize): i32 {
  put(under, each, 0);
  const numerator = slots + <usize>entry(each, NUMERATOR);
  let value = get(units, numerator);
  // biome-ignore lint/suspicious/noGlobalIsNan: AssemblyScript has this one alone, and value is a double
  if (isNaN(value)) return 0;
  let divisor: f64 = 1;
  let power = entry(each, SHIFT) - load<u8>(places + numerator);
  if (entry(each, DENOMINATOR) >= 0) {
    const denominator = slots + <usize>entry(each, DENOMINATOR);
    divisor = get(units, denominator);
    if (!(divisor > 0)) return 0;
    value *= field(each, SCALE);
    power += load<u8>(places + denominator);
  }
  if (power >= PLACES || power <= -PLACES) return -1;
  if (power >= 0) value *= get(powersOfTen, power);
  else divisor *= get(powersOfTen, -power);

  const first = segmentAt(segments, entry(each, FIRST));
  const breakpoints = entry(each, BREAKPOINTS);
  let passed: i32 = 0;
  for (let place: i32 = 0; place < breakpoints; place++) {
    passed += <i32>(value > load<f64>(segmentAt(first, place) + VALUE) * divisor);
  }
  const segment = segmentAt(first, passed);
  put(over, each, load<f64>(segment + ADDEND) * divisor + load<f64>(segment + FACTOR) * value);
  put(under, each, load<f64>(segment + ONE_POINT) * divisor);
  const isExact = divisor < field(each, LIMIT) || isClearlyBeyond(first, passed, breakpoints, value, divisor);
  put(blurs, each, isExact ? 0 : field(each, BLUR));
  return 1;
}

/** Whether a rounded value lies beyond an end of its curve all the same. */
function isClearlyBeyond(first: usize, passed: i32, breakpoints: i32, value: f64, divisor: f64): bool {
  if (passed > 0 && passed < breakpoints) return false;
  const bound = load<f64>(segmentAt(first, max(passed - 1, 0)) + VALUE) * divisor;
  return abs(value - bound) > SLACK * (abs(value) + abs(bound));
}

/** Writes contributions that add up to the index, by largest remainder, and gives the index. */
function apportion(first: usize, present: f64): i32 {
  let index: f64 = 0;
  let sum: f64 = 0;
  let error = ROUNDING;
  for (let each: usize = 0; each < indicatorCount; each++) {
    if (get(under, each) === 0) {
      store<i32>(wholes + (each << 2), -1);
      store<i32>(keys + (each << 2), -1);
      put(rests, each, -1);
      continue;
    }
    const above = get(over, each) * field(each, WEIGHT) * 100;
    const below = get(under, each) * present;
    const quotient = above / below;
    const share = Math.floor(quotient);
    const rest = quotient - share;
    const blur = get(blurs, each);
    if (blur > 0 && (rest < blur || rest > 1 - blur)) return UNPROVEN;
    put(over, each, above);
    put(under, each, below);
    put(rests, each, rest);
    store<i32>(keys + (each << 2), keyOf(rest, each));
    store<i32>(wholes + (each << 2), wholeOf(share));
    index += share;
    sum += rest;
    error += blur;
  }
  const extra = Math.floor(sum + 0.5);
  const pastHalf = sum + 0.5 - extra;
  if (pastHalf < error || pastHalf > 1 - error) return UNPROVEN;
  return handOut(first, wholeOf(extra), error) ? wholeOf(index + extra) : UNPROVEN;
}

/** Gives one hundredth more to each of the `extra` largest rests; false when it is not certain which. Four at a time. */
function handOut(first: usize, extra: i32, error: f64): bool {
  const none = i32x4.splat(-1);
  let least = i32x4.splat(i32.MAX_VALUE);
  let greatest = none;
  for (let each: usize = 0; each < indicatorCount; each += LANES) {
    const own = v128.load(keys + (each << 2));
    let larger = i32x4.splat(0);
    for (let other: usize = 0; other < indicatorCount; other++) {
      larger = i32x4.sub(larger, i32x4.gt_s(v128.load32_splat(keys + (other << 2)), own));
    }
    const isLarge = i32x4.lt_s(larger, i32x4.splat(extra));
    least = i32x4.min_s(least, v128.bitselect(own, i32x4.splat(i32.MAX_VALUE), isLarge));
    greatest = i32x4.max_s(greatest, v128.bitselect(none, own, isLarge));
    v128.store(first + (each << 2), i32x4.sub(v128.load(wholes + (each << 2)), isLarge));
  }
  if (extra === 0) return true;
  const cut = leastLane(least) >> PLACE_BITS;
  const gap = cut - (greatestLane(greatest) >> PLACE_BITS);
  if (<f64>gap > error * GRAINS + 2) return true;
  if (!areToldApart(<f64>cut / GRAINS, error + 3 / GRAINS)) return false;
  for (let each: usize = 0; each < indicatorCount; each++) {
    store<i32>(first + (each << 2), load<i32>(wholes + (each << 2)) + <i32>(rankOf(each) < extra));
  }
  return true;
}

/** The key of a rest: its grains, then its place, so that keys differ and the earlier of a tie has the larger one. */
function keyOf(rest: f64, each: usize): i32 {
  return (wholeOf(rest * GRAINS) << PLACE_BITS) | (MOST_INDICATORS - 1 - <i32>each);
}

function leastLane(lanes: v128): i32 {
  return min(
    min(i32x4.extract_lane(lanes, 0), i32x4.extract_lane(lanes, 1)),
    min(i32x4.extract_lane(lanes, 2), i32x4.extract_lane(lanes, 3)),
  );
}

function greatestLane(lanes: v128): i32 {
  return max(
    max(i32x4.extract_lane(lanes, 0), i32x4.extract_lane(lanes, 1)),
    max(i32x4.extract_lane(lanes, 2), i32x4.extract_lane(lanes, 3)),
  );
}

/**
 * Whether rests this near to each other can be told apart: they can when their sides are exact, so that each is the double
 * next to its fraction, and no two different fractions are next to the same one. Makes them so.
 */
function areToldApart(cut: f64, error: f64): bool {
  let largest: f64 = 1;
  let secondLargest: f64 = 1;
  for (let each: usize = 0; each < indicatorCount; each++) {
    if (abs(get(rests, each) - cut) > error) continue;
    if (get(blurs, each) > 0) return false;
    const below = get(under, each);
    put(rests, each, (get(over, each) - <f64>load<i32>(wholes + (each << 2)) * below) / below);
    secondLargest = max(secondLargest, min(below, largest));
    largest = max(largest, below);
  }
  return largest * secondLargest < TELLING;
}

/** How many rests are larger, or as large and earlier. */
function rankOf(each: usize): i32 {
  const rest = get(rests, each);
  let larger: i32 = 0;
  for (let other: usize = 0; other < indicatorCount; other++) {
    larger += <i32>(get(rests, other) > rest || (other < each && get(rests, other) === rest));
  }
  return larger;
}

/** The whole number that a double of 0 to 2^31 is, or is nearest to: its last bits when 2^52 is added. */
function wholeOf(double: f64): i32 {
  return <i32>reinterpret<i64>(double + 4503599627370496);
}

function field(each: usize, place: usize): f64 {
  return load<f64>(indicators + each * <usize>INDICATOR_BYTES + place);
}

function entry(each: usize, place: usize): i32 {
  return load<i32>(indicators + each * <usize>INDICATOR_BYTES + place);
}

function segmentAt(first: usize, place: i32): usize {
  return first + <usize>place * <usize>SEGMENT_BYTES;
}

function get(list: usize, place: usize): f64 {
  return load<f64>(list + (place << 3));
}

function put(list: usize, place: usize, value: f64): void {
  store<f64>(list + (place << 3), value);
}
