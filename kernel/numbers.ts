import { ends, greatest, least, PLACES, places, starts, units } from './memory';

const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** So many digits fit 64 bits. */
const MOST_DIGITS: i32 = 18;
const LANES: i32 = 16;
/** So many digits are exact in a double, and so many places give no number below the least magnitude of the contract. */
const EXACT_DIGITS: i32 = 15;
/** More than a double lacks of a number of 18 digits, as a share of it: 2^-53. */
const SLACK: f64 = 1e-15;

/** Takes down that a number is missing. */
export function missNumber(slot: usize, at: usize): void {
  store<f64>(units + (slot << 3), NaN);
  store<u32>(starts + (slot << 2), <u32>at);
  store<u32>(ends + (slot << 2), <u32>at);
}

/**
 * Takes down the number that the bytes between two places are, where a double shows that it is within the range of its
 * column; false where they are no number or none that a double can judge.
 */
export function readNumber(from: usize, to: usize, column: usize, slot: usize): bool {
  const sign = <u32>load<u8>(from);
  const isMinus = <i32>(sign === MINUS);
  const digitsFrom = from + <usize>(isMinus | <i32>(sign === PLUS));
  const length = <i32>(to - digitsFrom);
  if (length <= 0) return false;
  let whole: u64 = 0;
  let digits: i32 = length;
  let fraction: i32 = 0;
  if (length <= LANES) {
    // All bytes at once, for how many there are is hard to guess.
    let values = i8x16.sub(v128.load(to - <usize>LANES), i8x16.splat(<i8>ZERO));
    const others = i8x16.bitmask(i8x16.gt_u(values, i8x16.splat(9))) >> (LANES - length);
    const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    if (others !== 0) {
      const point = ctz(others);
      fraction = length - 1 - point;
      if ((others & (others - 1)) !== 0 || point === 0 || fraction === 0) return false;
      if (<u32>load<u8>(digitsFrom + <usize>point) !== POINT) return false;
      // What stands before the point moves up by one.
      values = i8x16.swizzle(
        values,
        i8x16.add(lanes, i8x16.lt_s(lanes, i8x16.splat(<i8>(LANES - fraction)))),
      );
      digits -= 1;
    }
    values = v128.and(values, i8x16.ge_s(lanes, i8x16.splat(<i8>(LANES - digits))));
    whole = eightDigits(i64x2.extract_lane(values, 1));
    if (digits > 8) whole += eightDigits(i64x2.extract_lane(values, 0)) * 100_000_000;
  } else {
    digits = readLong(digitsFrom, to);
    if (digits === 0) return false;
    whole = longWhole;
    fraction = longFraction;
  }
  // With three places more a number reaches the least magnitude at a thousand units at the latest.
  if (fraction > EXACT_DIGITS && whole !== 0 && whole < 1000) return false;

  const magnitude = <f64>(<i64>whole);
  const number = magnitude * <f64>(1 - 2 * isMinus);
  const slack = digits > EXACT_DIGITS ? magnitude * SLACK : 0;
  const bounds = (column * PLACES + <usize>fraction) << 3;
  const isWithin =
    number - slack >= load<f64>(least + bounds) && number + slack <= load<f64>(greatest + bounds);
  if (!isWithin) return false;
  store<f64>(units + (slot << 3), number);
  store<u8>(places + slot, <u8>fraction);
  store<u32>(starts + (slot << 2), <u32>from);
  store<u32>(ends + (slot << 2), <u32>to);
  return true;
}

/** The number of eight decimal digits, a byte each, the first one in the lowest byte: pairs, then fours, then all. */
function eightDigits(bytes: u64): u64 {
  // biome-ignore lint/correctness/noPrecisionLoss: AssemblyScript has whole numbers of 64 bits
  const pairs = (bytes * 10 + (bytes >> 8)) & 0x00ff_00ff_00ff_00ff;
  const fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
  return (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
}

/** The number that the digits make which were read last one by one, and how many of them follow the point. */
let longWhole: u64 = 0;
let longFraction: i32 = 0;

/** Reads digits, and a point among them, one after the other, and gives how many there are; 0 when too many or other. */
function readLong(from: usize, to: usize): i32 {
  let point: usize = 0;
  longWhole = 0;
  for (let at = from; at < to; at++) {
    const digit = <u32>load<u8>(at) - ZERO;
    if (digit <= 9) longWhole = longWhole * 10 + digit;
    else if (digit === POINT - ZERO && point === 0 && at > from && at + 1 < to) point = at;
    else return 0;
  }
  const digits = <i32>(to - from) - <i32>(point !== 0);
  longFraction = point === 0 ? 0 : <i32>(to - point) - 1;
  return digits <= MOST_DIGITS ? digits : 0;
}
