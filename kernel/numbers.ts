import { ends, greatest, least, PLACES, places, starts, units } from './memory';

const PLUS: u32 = 0x2b;
/** How far the minus is from the plus. */
const MINUS: u32 = 2;
const POINT: u32 = 0x2e;

/** So many digits fit 64 bits; with a point they are so many bytes. */
const MOST_DIGITS: i32 = 18;
const MOST_BYTES: i32 = 19;
/** So many digits are exact in a double, and so many places give no number below the least magnitude of the contract. */
const EXACT_DIGITS: i32 = 15;
/** More than a double lacks of a number of 18 digits, as a share of it: 2^-53. */
const SLACK: f64 = 1e-15;

const LANES: i32 = 8;
// biome-ignore lint/correctness/noPrecisionLoss: AssemblyScript has whole numbers of 64 bits
const EACH: u64 = 0x0101_0101_0101_0101;
const ZEROS: u64 = EACH * 0x30;
const HIGHEST: u64 = EACH * 0x80;
/** Takes a byte past 127 unless it is worth a digit. */
const PAST_NINE: u64 = EACH * (0x7f - 9);

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
  const sign = <u32>load<u8>(from) - PLUS;
  const minus = -(<i64>(sign === MINUS));
  const digitsFrom = from + <usize>((sign & ~MINUS) === 0);
  const length = <i32>(to - digitsFrom);
  if (length <= 0) return false;
  let fraction: i32 = 0;
  let slack: f64 = 0;
  let whole: i64;
  // All bytes at once, for how many there are is hard to guess.
  if (length <= LANES) {
    let values = valuesBefore(to, length);
    const others = othersOf(values);
    if (others !== 0) {
      fraction = <i32>clz(others) >> 3;
      if (!isPoint(to, fraction, others) || fraction === 0 || fraction === length - 1) return false;
      values = closedUp(values, others);
    }
    whole = eightDigits(values);
  } else {
    const digits = readLong(to, length);
    if (digits === 0) return false;
    whole = longWhole;
    fraction = longFraction;
    // With three places more a number reaches the least magnitude at a thousand units at the latest.
    if (fraction > EXACT_DIGITS && whole !== 0 && whole < 1000) return false;
    if (digits > EXACT_DIGITS) slack = <f64>whole * SLACK;
  }
  const number = <f64>((whole ^ minus) - minus);
  const bounds = (column * PLACES + <usize>fraction) << 3;
  if (number - slack < load<f64>(least + bounds)) return false;
  if (number + slack > load<f64>(greatest + bounds)) return false;
  store<f64>(units + (slot << 3), number);
  store<u8>(places + slot, <u8>fraction);
  store<u32>(starts + (slot << 2), <u32>from);
  store<u32>(ends + (slot << 2), <u32>to);
  return true;
}

/** What the digits before a place are worth, a byte each, the last one in the highest byte, 0 before the first. */
function valuesBefore(to: usize, length: i32): u64 {
  const before = (LANES - length) << 3;
  return ((load<u64>(to - <usize>LANES) ^ ZEROS) >> before) << before;
}

/** The highest bit of each byte that is not worth a digit; those behind the first may be wrong. */
function othersOf(values: u64): u64 {
  return ((values + PAST_NINE) | values) & HIGHEST;
}

/** Whether the one byte that is no digit is the point before a fraction of so many digits. */
function isPoint(to: usize, fraction: i32, others: u64): bool {
  return (others & (others - 1)) === 0 && load<u8>(to - 1 - <usize>fraction) === POINT;
}

/** Without the point: what stands before it moves up by one. */
function closedUp(values: u64, point: u64): u64 {
  return ((values & ((point >> 7) - 1)) << 8) | (values & -(point << 1));
}

/** The number of eight decimal digits, a byte each, the first one in the lowest byte: pairs, then fours, then all. */
function eightDigits(bytes: u64): i64 {
  // biome-ignore lint/correctness/noPrecisionLoss: AssemblyScript has whole numbers of 64 bits
  const pairs = (bytes * 10 + (bytes >> 8)) & 0x00ff_00ff_00ff_00ff;
  const fours = (pairs * 100 + (pairs >> 16)) & 0x0000_ffff_0000_ffff;
  return (fours * 10_000 + (fours >> 32)) & 0xffff_ffff;
}

/** The number that the digits make which `readLong` has read, and how many of them follow the point. */
let longWhole: i64 = 0;
let longFraction: i32 = 0;

/** Reads digits, and a point among them, eight bytes after the other, and gives how many there are; 0 when too many or other. */
function readLong(to: usize, length: i32): i32 {
  if (length > MOST_BYTES) return 0;
  longWhole = 0;
  longFraction = 0;
  let digits = length;
  for (let left = (length - 1) & -LANES; left >= 0; left -= LANES) {
    const end = to - <usize>left;
    let values = valuesBefore(end, min(LANES, length - left));
    let scale: i64 = 100_000_000;
    const others = othersOf(values);
    if (others !== 0) {
      const fraction = <i32>clz(others) >> 3;
      if (digits < length || !isPoint(end, fraction, others)) return 0;
      digits -= 1;
      longFraction = fraction + left;
      values = closedUp(values, others);
      scale = 10_000_000;
    }
    longWhole = longWhole * scale + eightDigits(values);
  }
  const isInside = digits === length || (longFraction > 0 && longFraction < digits);
  return isInside && digits <= MOST_DIGITS ? digits : 0;
}
