import { blurs, get, indicatorCount, over, put, under } from './indicator-points';
import { MOST_INDICATORS } from './memory';

/** Fractions below 1 whose denominators have a smaller product differ by more than doubles blur. */
const TELLING: f64 = 1e15;
/** A rest is so many grains at most; in a key the place of its indicator follows them. */
const GRAINS: f64 = 8388608; // 2^23
const PLACE_BITS: i32 = 7;
const LANES: usize = 4;

/** Of the row that is scored, by indicator: its rest; what ranks the rest, -1 when missing; the share's whole hundredths. */
const rests: usize = memory.data(MOST_INDICATORS * 8, 16);
const keys: usize = memory.data(MOST_INDICATORS * 4, 16);
const wholes: usize = memory.data(MOST_INDICATORS * 4, 16);

/** Forgets all shares. */
export function clearShares(): void {
  memory.fill(keys, 0xff, MOST_INDICATORS * 4);
}

/** Takes down that an indicator has no share. */
export function missShare(each: usize): void {
  store<i32>(wholes + (each << 2), -1);
  store<i32>(keys + (each << 2), -1);
  put(rests, each, -1);
}

/** Takes down the whole hundredths of a share, and the rest that is less than one. */
export function keepShare(each: usize, share: f64, rest: f64): void {
  put(rests, each, rest);
  store<i32>(keys + (each << 2), keyOf(rest, each));
  store<i32>(wholes + (each << 2), wholeOf(share));
}

/** Gives one hundredth more to each of the `extra` largest rests; false when it is not certain which. Four at a time. */
export function handOut(first: usize, extra: i32, error: f64): bool {
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
export function wholeOf(double: f64): i32 {
  return <i32>reinterpret<i64>(double + 4503599627370496);
}
