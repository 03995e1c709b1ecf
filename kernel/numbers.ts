import { ends, greatest, least, PLACES, places, starts, units } from './memory';

const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;

/** So many digits fit 64 bits. */
const MOST_DIGITS: usize = 18;
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

/**
 * Takes down the number that starts at `from`, where a double shows that it is within the range of its column. Gives the
 * place after it; 0 where there is no number or none that a double can judge.
 */
export function readNumber(from: usize, column: usize, slot: usize): usize {
  let at = from;
  const sign = <u32>load<u8>(at);
  if (sign === MINUS || sign === PLUS) at++;
  const digitsFrom = at;
  let whole: u64 = 0;
  let digit = <u32>load<u8>(at) - ZERO;
  while (digit <= 9) {
    whole = whole * 10 + digit;
    digit = <u32>load<u8>(++at) - ZERO;
  }
  let digits = at - digitsFrom;
  if (digits === 0) return 0;
  let fraction: usize = 0;
  if (digit === POINT - ZERO) {
    const fractionFrom = ++at;
    digit = <u32>load<u8>(at) - ZERO;
    while (digit <= 9) {
      whole = whole * 10 + digit;
      digit = <u32>load<u8>(++at) - ZERO;
    }
    fraction = at - fractionFrom;
    if (fraction === 0) return 0;
    digits += fraction;
  }
  if (digits > MOST_DIGITS) return 0;
  // With three places more a number reaches the least magnitude at a thousand units at the latest.
  if (fraction > EXACT_DIGITS && whole !== 0 && whole < 1000) return 0;

  const magnitude = <f64>whole;
  const number = sign === MINUS ? -magnitude : magnitude;
  const slack = digits > EXACT_DIGITS ? magnitude * SLACK : 0;
  const bounds = (column * PLACES + fraction) << 3;
  const isWithin =
    number - slack >= load<f64>(least + bounds) && number + slack <= load<f64>(greatest + bounds);
  if (!isWithin) return 0;
  store<f64>(units + (slot << 3), number);
  store<u8>(places + slot, <u8>fraction);
  store<u32>(starts + (slot << 2), <u32>from);
  store<u32>(ends + (slot << 2), <u32>at);
  return at;
}
