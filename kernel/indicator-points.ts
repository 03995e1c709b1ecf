import {
  INDICATOR_BYTES,
  indicators,
  MOST_INDICATORS,
  PLACES,
  places,
  SEGMENT_BYTES,
  segments,
  units,
} from './memory';
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

/** Places of a segment's doubles: points are (ADDEND × divisor + FACTOR × value) / (ONE_POINT × divisor). */
const VALUE: usize = 0; // the breakpoint that ends the segment; of the last one it does not count
const ADDEND: usize = 8;
const FACTOR: usize = 16;
const ONE_POINT: usize = 24;

/** More than a product of doubles lacks, as a share of it. */
const SLACK: f64 = 1e-13;

export let indicatorCount: usize = 0;
export let leastPresent: f64 = 0;

/** Of the row whose points were found last, by indicator: the two sides of its points, and what its share lacks. */
export const over: usize = memory.data(MOST_INDICATORS * 8, 16);
export const under: usize = memory.data(MOST_INDICATORS * 8, 16);
export const blurs: usize = memory.data(MOST_INDICATORS * 8, 16);

const powersOfTen: usize = memory.data(PLACES * 8, 16);

/** Finds points by the indicators and segments that were put into memory. */
export function setIndicators(count: i32, least: i32): void {
  indicatorCount = <usize>count;
  leastPresent = <f64>least;
  let power: f64 = 1;
  for (let place: usize = 0; place < <usize>PLACES; place++) {
    put(powersOfTen, place, power);
    power *= 10;
  }
}

/** Finds the points of a row, and gives the weight that is present; below 0 when doubles do not prove them. */
export function findPoints(row: usize): f64 {
  const slots = row * <usize>width;
  let present: f64 = 0;
  for (let each: usize = 0; each < indicatorCount; each++) {
    const found = findPointsOf(each, slots);
    if (found < 0) return -1;
    if (found > 0) present += weightOf(each);
  }
  return present;
}

export function weightOf(each: usize): f64 {
  return field(each, WEIGHT);
}

/** Finds the two sides of an indicator's points: 1 found, 0 missing, below 0 not proven. */
function findPointsOf(each: usize, slots: usize): i32 {
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

function field(each: usize, place: usize): f64 {
  return load<f64>(indicators + each * <usize>INDICATOR_BYTES + place);
}

function entry(each: usize, place: usize): i32 {
  return load<i32>(indicators + each * <usize>INDICATOR_BYTES + place);
}

function segmentAt(first: usize, place: i32): usize {
  return first + <usize>place * <usize>SEGMENT_BYTES;
}

export function get(list: usize, place: usize): f64 {
  return load<f64>(list + (place << 3));
}

export function put(list: usize, place: usize, value: f64): void {
  store<f64>(list + (place << 3), value);
}
