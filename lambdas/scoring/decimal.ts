/** An exact decimal: `units` × 10^`exponent`. Parsed ones have no trailing zero in `units`; zero is 0 × 10^0. */
export type Decimal = { readonly units: bigint; readonly exponent: number };

const LONGEST = 32;
const GREATEST_ORDER = 15;
const LEAST_ORDER = -15;
const GRAMMAR = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * The number as written: optional sign, ASCII digits, optional point with digits after it, optional exponent;
 * at most 32 characters; 0 or a magnitude of 1e-15 to 1e15, both included. Anything else is `undefined`.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > LONGEST) return undefined;
  const match = GRAMMAR.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', power = '0'] = match;

  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return { units: 0n, exponent: 0 };
  const significant = digits.replace(/0+$/, '');
  const exponent = Number(power) - fraction.length + digits.length - significant.length;
  const order = exponent + significant.length - 1;
  const isWithinMagnitude =
    order >= LEAST_ORDER && (order < GREATEST_ORDER || (order === GREATEST_ORDER && significant === '1'));
  if (!isWithinMagnitude) return undefined;
  return { units: BigInt(sign === '-' ? `-${significant}` : significant), exponent };
}

/** Below 0 when `a` is less than `b`, 0 when they are the same number, above 0 when `a` is greater. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const exponent = Math.min(a.exponent, b.exponent);
  const difference = unitsAt(a, exponent) - unitsAt(b, exponent);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The integer n for which `decimal` is n × 10^`exponent`; `exponent` is at most the decimal's own. */
export function unitsAt(decimal: Decimal, exponent: number): bigint {
  return decimal.units * powerOfTen(decimal.exponent - exponent);
}

const POWERS_OF_TEN = Array.from({ length: 64 }, (_, power) => 10n ** BigInt(power));

/** 10^`power` for a whole power of 0 or more. */
export function powerOfTen(power: number): bigint {
  return POWERS_OF_TEN[power] ?? 10n ** BigInt(power);
}
