import { type Decimal, powerOfTen, unitsAt } from './decimal.ts';

/** A number as `numerator / denominator`, not reduced; the denominator is above 0. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

/** At this value an indicator has these points (0..100). */
export type Breakpoint = readonly [value: Decimal, points: Decimal];

/** Breakpoints in whole units, which makes interpolation integer arithmetic. */
export type Curve = {
  /** Values are in units of 10^`exponent`. */
  readonly exponent: number;
  /** So many units of points make one point. */
  readonly onePoint: bigint;
  readonly breakpoints: readonly WholeBreakpoint[];
};

/** In the units of its curve. */
export type WholeBreakpoint = readonly [value: bigint, points: bigint];

/** The curve through breakpoints whose values rise strictly; there is at least one. */
export function curveThrough(breakpoints: readonly Breakpoint[]): Curve {
  const exponent = Math.min(...breakpoints.map(([value]) => value.exponent));
  const pointsExponent = Math.min(0, ...breakpoints.map(([, points]) => points.exponent));
  return {
    exponent,
    onePoint: powerOfTen(-pointsExponent),
    breakpoints: breakpoints.map(([value, points]) => [
      unitsAt(value, exponent),
      unitsAt(points, pointsExponent),
    ]),
  };
}

/**
 * Points (0..100) at the value `numerator / denominator` × 10^`exponent`, exact: linear between two breakpoints,
 * outside those of the nearest end. The denominator is above 0.
 */
export function pointsAt(curve: Curve, numerator: bigint, denominator: bigint, exponent: number): Fraction {
  const shift = exponent - curve.exponent;
  const over = shift > 0 ? numerator * powerOfTen(shift) : numerator;
  const under = shift < 0 ? denominator * powerOfTen(-shift) : denominator;

  const next = curve.breakpoints.findIndex(([value]) => over <= value * under);
  const [highValue, highPoints] = curve.breakpoints.at(next) as WholeBreakpoint;
  const isBeyondAnEnd = next <= 0;
  if (isBeyondAnEnd) return { numerator: highPoints, denominator: curve.onePoint };

  const [lowValue, lowPoints] = curve.breakpoints[next - 1] as WholeBreakpoint;
  const width = (highValue - lowValue) * under;
  const climb = (over - lowValue * under) * (highPoints - lowPoints);
  return { numerator: lowPoints * width + climb, denominator: width * curve.onePoint };
}
