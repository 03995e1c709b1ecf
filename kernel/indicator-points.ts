import { blurs, DOUBLES_BYTES, over, PAIR_BYTES, under, unproven, weights } from './block';
import { INDICATOR_BYTES, indicators, PLACES, places, SEGMENT_BYTES, segments, units } from './memory';
import { width } from './row-table';

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

/** Places of a segment's doubles: hundredths of all weight are (ADDEND × divisor + FACTOR × value) / (ONE_POINT × divisor). */
const VALUE: usize = 0; // the breakpoint that ends the segment; of the last one it does not count
const ADDEND: usize = 8;
const FACTOR: usize = 16;
const ONE_POINT: usize = 24;

/** More than a product of doubles lacks, as a share of it. */
const SLACK: f64 = 1e-13;

export let indicatorCount: usize = 0;
export let leastPresent: f64 = 0;

/** A greater shift is beyond all powers whatever the places. */
const MOST_SHIFT: i32 = 2 * PLACES;
const MOST_POWER: i32 = MOST_SHIFT + 2 * PLACES;
/** By a power of ten: what the value is multiplied by, NaN where the power is too great for it, and what the divisor. */
const factors: usize = memory.data((2 * MOST_POWER + 1) * 8, 16);
const divisors: usize = memory.data((2 * MOST_POWER + 1) * 8, 16);

/** Finds points by the indicators and segments that were put into memory. */
export function setModel(count: i32, least: i32): void {
  indicatorCount = <usize>count;
  leastPresent = <f64>least;
  let size: f64 = 1;
  for (let power: usize = 0; power <= <usize>MOST_POWER; power++) {
    store<f64>(factors + ((<usize>MOST_POWER + power) << 3), size);
    store<f64>(divisors + ((<usize>MOST_POWER + power) << 3), 1);
    store<f64>(factors + ((<usize>MOST_POWER - power) << 3), power < <usize>PLACES ? 1 : NaN);
    store<f64>(divisors + ((<usize>MOST_POWER - power) << 3), size);
    size = power + 1 < <usize>PLACES ? size * 10 : NaN;
  }
}

/** Finds the points of the rows of a block, and the weight that is present. */
export function findPoints(firstRow: usize): void {
  memory.fill(weights, 0, DOUBLES_BYTES);
  memory.fill(unproven, 0, DOUBLES_BYTES);
  for (let each: usize = 0; each < indicatorCount; each++) findPointsOf(each, firstRow);
}

function findPointsOf(each: usize, firstRow: usize): void {
  const denominator = entry(each, DENOMINATOR);
  const shift = min(max(entry(each, SHIFT), -MOST_SHIFT), MOST_SHIFT) + MOST_POWER;
  const scale = f64x2.splat(field(each, SCALE));
  const weight = f64x2.splat(field(each, WEIGHT));
  const limit = f64x2.splat(field(each, LIMIT));
  const first = segments + <usize>entry(each, FIRST) * <usize>SEGMENT_BYTES;
  const breakpoints = entry(each, BREAKPOINTS);
  const row = (<usize>width) << 3;
  let slot = firstRow * <usize>width + <usize>entry(each, NUMERATOR);
  let divisorSlot = firstRow * <usize>width + <usize>denominator;
  for (let pair: usize = 0; pair < DOUBLES_BYTES; pair += PAIR_BYTES) {
    let value = pairOf(units + (slot << 3), units + (slot << 3) + row);
    let isKnown = f64x2.eq(value, value);
    let divisor = f64x2.splat(1);
    let power = shift - load<u8>(places + slot);
    let nextPower = shift - load<u8>(places + slot + <usize>width);
    slot += 2 * <usize>width;
    if (denominator >= 0) {
      divisor = pairOf(units + (divisorSlot << 3), units + (divisorSlot << 3) + row);
      isKnown = v128.and(isKnown, f64x2.gt(divisor, f64x2.splat(0)));
      value = f64x2.mul(value, scale);
      power += load<u8>(places + divisorSlot);
      nextPower += load<u8>(places + divisorSlot + <usize>width);
      divisorSlot += 2 * <usize>width;
    }
    value = f64x2.mul(value, pairOf(factors + (power << 3), factors + (nextPower << 3)));
    divisor = f64x2.mul(divisor, pairOf(divisors + (power << 3), divisors + (nextPower << 3)));
    const isBeyond = v128.andnot(isKnown, f64x2.eq(value, value));
    v128.store(unproven + pair, v128.or(v128.load(unproven + pair), isBeyond));

    let passed = i64x2.splat(0);
    for (let place: i32 = 0; place < breakpoints; place++) {
      const end = v128.load64_splat(segmentAt(first, place) + VALUE);
      passed = i64x2.sub(passed, f64x2.gt(value, f64x2.mul(end, divisor)));
    }
    const segment = segmentAt(first, <i32>i64x2.extract_lane(passed, 0));
    const nextSegment = segmentAt(first, <i32>i64x2.extract_lane(passed, 1));
    const addend = f64x2.mul(pairOf(segment + ADDEND, nextSegment + ADDEND), divisor);
    const climb = f64x2.mul(pairOf(segment + FACTOR, nextSegment + FACTOR), value);
    const below = f64x2.mul(pairOf(segment + ONE_POINT, nextSegment + ONE_POINT), divisor);
    const at = each * DOUBLES_BYTES + pair;
    v128.store(over + at, f64x2.add(addend, climb));
    v128.store(under + at, v128.and(below, isKnown));
    v128.store(weights + pair, f64x2.add(v128.load(weights + pair), v128.and(weight, isKnown)));

    v128.store(blurs + at, f64x2.splat(0));
    const isRounded = v128.andnot(isKnown, f64x2.lt(divisor, limit));
    if (v128.any_true(isRounded)) {
      const last = segmentAt(first, breakpoints);
      const isClear = isClearlyBeyond(
        first,
        segment,
        last,
        f64x2.extract_lane(value, 0),
        f64x2.extract_lane(divisor, 0),
      );
      const isNextClear = isClearlyBeyond(
        first,
        nextSegment,
        last,
        f64x2.extract_lane(value, 1),
        f64x2.extract_lane(divisor, 1),
      );
      const blur = field(each, BLUR);
      const blurPair = f64x2.replace_lane(f64x2.splat(isClear ? 0 : blur), 1, isNextClear ? 0 : blur);
      v128.store(blurs + at, v128.and(blurPair, isRounded));
    }
  }
}

/** Whether a rounded value lies beyond an end of its curve all the same. */
function isClearlyBeyond(first: usize, segment: usize, last: usize, value: f64, divisor: f64): bool {
  if (segment !== first && segment !== last) return false;
  const bound = load<f64>((segment === first ? first : segment - <usize>SEGMENT_BYTES) + VALUE) * divisor;
  return abs(value - bound) > SLACK * (abs(value) + abs(bound));
}

/** Two doubles that are not beside each other. */
function pairOf(one: usize, other: usize): v128 {
  return v128.load64_lane(other, v128.load64_zero(one), 1);
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
