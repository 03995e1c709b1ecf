import { ends, greatest, least, PLACES, places, starts, units } from './memory';

const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** So many digits fit 64 bits. */
const MOST_DIGITS: usize = 18;
const LANES: i32 = 16;
/** So many digits are exact in a double, and so many places give no number below the least magnitude of the contract. */
const EXACT_DIGITS: usize = 15;
/** More than a double lacks of a number of 18 digits, as a share of it: 2^-53. */
const SLACK: f64 = 1e-15;

/** Takes down that a number is missing. */
export function missNumber(slot: usize, at: usize): void {
  store<f64>(units + (slot << 3), NaN);
  store<u32>(starts + (slot << 2), <u32>at);
  store<u32>(ends + (slot << 2), <u32>at);
}

/** The number that the digits make which were read last, its point left out, and how many of them follow the point. */
let whole: u64 = 0;
let digits: usize = 0;
let fraction: usize = 0;

/**
 * Takes down the number that the bytes between two places are, where a double shows that it is within the range of its
 * column; false where they are no number or none that a double can judge.
 */
export function readNumber(from: usize, to: usize, column: usize, slot: usize): bool {
  const sign = <u32>load<u8>(from);
  const isMinus = <i32>(sign === MINUS);
  const digitsFrom = from + <usize>(isMinus | <i32>(sign === PLUS));
  const length = <i32>(to - digitsFrom);
  const isNumber = length <= LANES ? readShort(to, length) : readLong(digitsFrom, to);
  if (!isNumber) return false;
  // With three places more a number reaches the least magnitude at a thousand units at the latest.
  if (fraction > EXACT_DIGITS && whole !== 0 && whole < 1000) return false;

  const magnitude = <f64>(<i64>whole);
  const number = magnitude * <f64>(1 - 2 * isMinus);
  const slack = digits > EXACT_DIGITS ? magnitude * SLACK : 0;
  const bounds = (column * PLACES + fraction) << 3;
  const isWithin =
    number - slack >= load<f64>(least + bounds) && number + slack <= load<f64>(greatest + bounds);
  if (!isWithin) return false;
  store<f64>(units + (slot << 3), number);
  store<u8>(places + slot, <u8>fraction);
  store<u32>(starts + (slot << 2), <u32>from);
  store<u32>(ends + (slot << 2), <u32>to);
  return true;
}

/** Reads digits, and a point among them, from the last bytes before `to`: all at once, for their count is hard to guess. */
function readShort(to: usize, length: i32): bool {
  if (length <= 0) return false;
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  let values = i8x16.sub(v128.load(to - <usize>LANES), i8x16.splat(<i8>ZERO));
  const others = i8x16.bitmask(i8x16.gt_u(values, i8x16.splat(9))) >> (LANES - length);
  let count = length;
  let places: i32 = 0;
  if (others !== 0) {
    const point = ctz(others);
    places = length - 1 - point;
    if ((others & (others - 1)) !== 0 || point === 0 || places === 0) return false;
    if (<u32>load<u8>(to - 1 - <usize>places) !== POINT) return false;
    // What stands before the point moves up by one.
    const isBefore = i8x16.lt_s(lanes, i8x16.splat(<i8>(LANES - places)));
    values = i8x16.swizzle(values, i8x16.add(lanes, isBefore));
    count -= 1;
  }
  values = v128.and(values, i8x16.ge_s(lanes, i8x16.splat(<i8>(LANES - count))));
  whole = eightDigits(i64x2.extract_lane(values, 1));
  if (count > 8) whole += eightDigits(i64x2.extract_lane(values, 0)) * 100_000_000;
  digits = <usize>count;
  fraction = <usize>places;
  return true;
}

/** The number of eight decimal digits, a byte each, the first one in the lowest byte: pairs, then fours, then all. */
function eightDigits(bytes: u64): u64 {
  // biome-ignore lint/correctness/noPrecisionLoss: AssemblyScript has whole numbers of 64 bits
  const pairs = (bytes * 10 + (bytes >> 8)) & 0x00ff_00ff_00ff_00ff;
  const fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
  return (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
}

/** Reads digits, and a point among them, one after the other. */
function readLong(from: usize, to: usize): bool {
  let point: usize = 0;
  whole = 0;
  for (let at = from; at < to; at++) {
    const digit = <u32>load<u8>(at) - ZERO;
    if (digit <= 9) whole = whole * 10 + digit;
    else if (digit === POINT - ZERO && point === 0 && at > from && at + 1 < to) point = at;
    else return false;
  }
  digits = to - from - <usize>(point !== 0);
  fraction = point === 0 ? 0 : to - point - 1;
  return digits <= MOST_DIGITS;
}
