import { type Fraction, pointsAt } from './curve.ts';
import type { Indicator } from './model.ts';
import { numberIn, type Values } from './values.ts';

/**
 * The points (0..100) of an indicator, exact. `undefined` when it is missing: its column is, or one side of its
 * ratio is, or the ratio's denominator is not above 0.
 */
export function indicatorPoints({ source, curve }: Indicator, values: Values): Fraction | undefined {
  if ('column' in source) {
    const number = numberIn(values, source.column);
    return number && pointsAt(curve, number.units, 1n, number.exponent);
  }
  const over = numberIn(values, source.numerator);
  const under = numberIn(values, source.denominator);
  if (over === undefined || under === undefined || under.units <= 0n) return undefined;
  const exponent = over.exponent + source.scale.exponent - under.exponent;
  return pointsAt(curve, over.units * source.scale.units, under.units, exponent);
}
