/** Decimals of so many digits are different doubles when they differ, and stand in the same order (IEEE 754, binary64). */
const MOST_CHARACTERS = 15;

const POWERS_OF_TEN = Array.from({ length: MOST_CHARACTERS }, (_, power) => 10 ** power);

/**
 * The value of a number written plainly: an optional sign, digits, an optional point with digits after it, at most 15
 * characters. `NaN` for every other text, be it a number or not. Comparing two of these values is exact.
 */
export function plainNumber(text: string): number {
  const { length } = text;
  if (length > MOST_CHARACTERS) return Number.NaN;
  const first = text.charCodeAt(0);
  const isNegative = first === 0x2d;
  let digits = 0;
  let pointAt = -1;
  const start = isNegative || first === 0x2b ? 1 : 0;
  for (let at = start; at < length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === -2 && pointAt === -1 && at > start && at < length - 1) pointAt = at;
    else return Number.NaN;
  }
  if (start === length) return Number.NaN;
  const magnitude = pointAt === -1 ? digits : digits / (POWERS_OF_TEN[length - pointAt - 1] as number);
  return isNegative ? -magnitude : magnitude;
}
