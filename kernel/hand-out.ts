import { blurs, get, indicatorCount, over, put, under } from './indicator-points';
import { shares } from './memory';
import { errorOf, extraOf, findShares, GRAINS, keysOf, PLACE_BITS, rests, wholesOf } from './row-shares';

const LANES: usize = 4;
/** Fractions below 1 whose denominators have a smaller product differ by more than doubles blur. */
const TELLING: f64 = 1e15;

/** Of the rests that were given a hundredth the least key, of the others the greatest; lane by lane. */
let leastGiven: v128 = i32x4.splat(0);
let greatestLeft: v128 = i32x4.splat(0);

/**
 * Writes the contributions of a row, a member of the group, so that they add up to its index: each of the largest rests
 * is given one hundredth more. False when it is not certain which they are.
 */
export function handOut(row: usize, member: usize): bool {
  const first = shares + ((row * indicatorCount) << 2);
  const keys = keysOf(member);
  const wholes = wholesOf(member);
  const extra = extraOf(member);
  leastGiven = i32x4.splat(i32.MAX_VALUE);
  greatestLeft = i32x4.splat(-1);
  for (let each: usize = 0; each < indicatorCount; each += 4 * LANES)
    handOutFrom(each, first, keys, wholes, extra);
  if (extra === 0) return true;
  const cut = leastLane(leastGiven) >> PLACE_BITS;
  const gap = cut - (greatestLane(greatestLeft) >> PLACE_BITS);
  const error = errorOf(member);
  if (<f64>gap > error * GRAINS + 2) return true;
  // The rests themselves are those of the row whose shares were found last.
  findShares(row, member);
  if (!areToldApart(wholes, <f64>cut / GRAINS, error + 3 / GRAINS)) return false;
  for (let each: usize = 0; each < indicatorCount; each++) {
    store<i32>(first + (each << 2), load<i32>(wholes + (each << 2)) + <i32>(rankOf(each) < extra));
  }
  return true;
}

/** Ranks sixteen rests among all at once. */
function handOutFrom(each: usize, first: usize, keys: usize, wholes: usize, extra: i32): void {
  const own = keys + (each << 2);
  const own0 = v128.load(own);
  const own1 = v128.load(own, 16);
  const own2 = v128.load(own, 32);
  const own3 = v128.load(own, 48);
  let larger0 = i32x4.splat(0);
  let larger1 = larger0;
  let larger2 = larger0;
  let larger3 = larger0;
  for (let other: usize = 0; other < indicatorCount; other++) {
    const key = v128.load32_splat(keys + (other << 2));
    larger0 = i32x4.sub(larger0, i32x4.gt_s(key, own0));
    larger1 = i32x4.sub(larger1, i32x4.gt_s(key, own1));
    larger2 = i32x4.sub(larger2, i32x4.gt_s(key, own2));
    larger3 = i32x4.sub(larger3, i32x4.gt_s(key, own3));
  }
  const to = first + (each << 2);
  const from = wholes + (each << 2);
  giveTo(each, to, from, own0, i32x4.lt_s(larger0, i32x4.splat(extra)));
  giveTo(each + LANES, to + 16, from + 16, own1, i32x4.lt_s(larger1, i32x4.splat(extra)));
  giveTo(each + 2 * LANES, to + 32, from + 32, own2, i32x4.lt_s(larger2, i32x4.splat(extra)));
  giveTo(each + 3 * LANES, to + 48, from + 48, own3, i32x4.lt_s(larger3, i32x4.splat(extra)));
}

/** Writes four contributions; those whose rests are large have one hundredth more. */
function giveTo(each: usize, to: usize, from: usize, own: v128, isLarge: v128): void {
  if (each >= indicatorCount) return;
  leastGiven = i32x4.min_s(leastGiven, v128.bitselect(own, i32x4.splat(i32.MAX_VALUE), isLarge));
  greatestLeft = i32x4.max_s(greatestLeft, v128.bitselect(i32x4.splat(-1), own, isLarge));
  v128.store(to, i32x4.sub(v128.load(from), isLarge));
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
function areToldApart(wholes: usize, cut: f64, error: f64): bool {
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
