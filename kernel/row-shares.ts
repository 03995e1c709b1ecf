import {
  blurs,
  findPoints,
  get,
  indicatorCount,
  leastPresent,
  over,
  put,
  under,
  weightOf,
} from './indicator-points';
import { MOST_INDICATORS, presents, UNKNOWN, UNPROVEN } from './memory';

/** More than a rest, or a sum of up to 128, lacks when the sides of its fraction are exact. */
const ROUNDING: f64 = 1e-11;
/** A rest is so many grains at most; in a key the place of its indicator follows them. */
export const GRAINS: f64 = 8388608; // 2^23
export const PLACE_BITS: i32 = 7;

/** Rows whose shares are found before the first of them is handed out: what was just written is slow to read at once. */
export const GROUP: usize = 16;
const ROW_BYTES: usize = MOST_INDICATORS * 4;
/** Of the rows of a group, by indicator: what ranks the rest of its share, -1 when missing, and the share's whole hundredths. */
const keys: usize = memory.data(<i32>GROUP * MOST_INDICATORS * 4, 16);
const wholes: usize = memory.data(<i32>GROUP * MOST_INDICATORS * 4, 16);
/** Likewise: hundredths that the rests make together, and what a rest may lack. */
const extras: usize = memory.data(<i32>GROUP * 4, 16);
const errors: usize = memory.data(<i32>GROUP * 8, 16);

/** Of the row whose shares were found last, by indicator. */
export const rests: usize = memory.data(MOST_INDICATORS * 8, 16);

export function keysOf(member: usize): usize {
  return keys + member * ROW_BYTES;
}

export function wholesOf(member: usize): usize {
  return wholes + member * ROW_BYTES;
}

export function extraOf(member: usize): i32 {
  return load<i32>(extras + (member << 2));
}

export function errorOf(member: usize): f64 {
  return get(errors, member);
}

/** Marks all shares of all members as missing. */
export function clearShares(): void {
  memory.fill(keys, 0xff, GROUP * ROW_BYTES);
}

/** Finds the shares of a row as a member of the group, and gives its index. */
export function findShares(row: usize, member: usize): i32 {
  const present = findPoints(row);
  if (present < 0) return UNPROVEN;
  store<i32>(presents + (row << 2), <i32>present);
  if (present === 0 || present < leastPresent) return UNKNOWN;
  const ownKeys = keysOf(member);
  const ownWholes = wholesOf(member);
  let index: f64 = 0;
  let sum: f64 = 0;
  let error = ROUNDING;
  for (let each: usize = 0; each < indicatorCount; each++) {
    if (get(under, each) === 0) {
      store<i32>(ownWholes + (each << 2), -1);
      store<i32>(ownKeys + (each << 2), -1);
      put(rests, each, -1);
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
    put(rests, each, rest);
    store<i32>(ownKeys + (each << 2), keyOf(rest, each));
    store<i32>(ownWholes + (each << 2), wholeOf(share));
    index += share;
    sum += rest;
    error += blur;
  }
  const extra = Math.floor(sum + 0.5);
  const pastHalf = sum + 0.5 - extra;
  if (pastHalf < error || pastHalf > 1 - error) return UNPROVEN;
  store<i32>(extras + (member << 2), wholeOf(extra));
  put(errors, member, error);
  return wholeOf(index + extra);
}

/** The key of a rest: its grains, then its place, so that keys differ and the earlier of a tie has the larger one. */
function keyOf(rest: f64, each: usize): i32 {
  return (wholeOf(rest * GRAINS) << PLACE_BITS) | (MOST_INDICATORS - 1 - <i32>each);
}

/** The whole number that a double of 0 to 2^31 is, or is nearest to: its last bits when 2^52 is added. */
function wholeOf(double: f64): i32 {
  return <i32>reinterpret<i64>(double + 4503599627370496);
}
