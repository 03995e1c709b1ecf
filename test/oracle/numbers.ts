/** An exact fraction; `d` is above 0 and the fraction is in lowest terms. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n / d in lowest terms; throws when d is 0. */
export function rational(n: bigint, d = 1n): Rational {
  if (d === 0n) throw new Error('a fraction cannot have the denominator 0');
  const divisor = greatestCommonDivisor(n, d) || 1n;
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / divisor, d: (sign * d) / divisor };
}

export const zero = rational(0n);
export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);

/** Negative, 0 or positive as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The largest integer that is not above the fraction. */
export function floor(a: Rational): bigint {
  const quotient = a.n / a.d;
  return a.n % a.d !== 0n && a.n < 0n ? quotient - 1n : quotient;
}

/** The fraction in units of 10^-decimals, rounded half up. */
export function roundHalfUp(a: Rational, decimals: number): bigint {
  return floor(add(multiply(a, rational(10n ** BigInt(decimals))), rational(1n, 2n)));
}

/** An integer count of 10^-decimals as the number that a JSON file prints. */
export function printed(units: bigint | number, decimals: number): number {
  return Number(`${units}e-${decimals}`);
}

const decimalShape = /^([+-]?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;
const smallest = rational(1n, 10n ** 15n);
const largest = rational(10n ** 15n);

/** The exact value of a decimal as the contract writes numbers, null when it is not one. */
export function parseDecimal(text: string): Rational | null {
  const match = decimalShape.exec(text);
  if (match === null || text.length > 32) return null;
  const digits = BigInt(`${match[2]}${match[3] ?? ''}`);
  if (digits === 0n) return zero;
  const exponent = BigInt(match[4] ?? '0') - BigInt((match[3] ?? '').length);
  if (exponent > 100n || exponent < -100n) return null;
  const scale = 10n ** (exponent < 0n ? -exponent : exponent);
  const magnitude = exponent < 0n ? rational(digits, scale) : rational(digits * scale);
  if (compare(magnitude, smallest) < 0 || compare(magnitude, largest) > 0) return null;
  return match[1] === '-' ? rational(-magnitude.n, magnitude.d) : magnitude;
}
