import type { Indicator, Model } from './model.ts';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  type Rational,
  rational,
  roundHalfUp,
  subtract,
  zero,
} from './numbers.ts';

export type Band = 'red' | 'amber' | 'green' | 'unknown';

/**
 * What a row gives. `index` and `contributions` are in hundredths of a point; the index is null below the
 * coverage floor or without any indicator, and then there are no contributions.
 */
export interface Score {
  readonly index: number | null;
  readonly coverage: Rational;
  readonly band: Band;
  readonly contributions: ReadonlyMap<string, number> | null;
}

/** The accepted values of a row by column; a missing column is not in it. */
export type Values = ReadonlyMap<string, Rational>;

function measured({ source }: Indicator, values: Values): Rational | null {
  if ('column' in source) return values.get(source.column) ?? null;
  const numerator = values.get(source.numerator);
  const denominator = values.get(source.denominator);
  if (numerator === undefined || denominator === undefined || compare(denominator, zero) <= 0) return null;
  return multiply(divide(numerator, denominator), source.scale);
}

/** The points of an indicator, 0 to 100; null when it is missing. */
function pointsOf(indicator: Indicator, values: Values): Rational | null {
  const value = measured(indicator, values);
  if (value === null) return null;
  let previous: readonly [Rational, Rational] | null = null;
  for (const [at, points] of indicator.points) {
    if (compare(value, at) <= 0) {
      if (previous === null) return points;
      const way = divide(subtract(value, previous[0]), subtract(at, previous[0]));
      return add(previous[1], multiply(way, subtract(points, previous[1])));
    }
    previous = [at, points];
  }
  if (previous === null) throw new Error(`${indicator.name} has no points`);
  return previous[1];
}

/** The score of a row under the model. */
export function score(model: Model, values: Values): Score {
  const present: { name: string; weight: bigint; points: Rational }[] = [];
  for (const indicator of model.indicators) {
    const points = pointsOf(indicator, values);
    if (points !== null) present.push({ name: indicator.name, weight: indicator.weight, points });
  }
  const presentWeight = present.reduce((sum, { weight }) => sum + weight, 0n);
  const totalWeight = model.indicators.reduce((sum, { weight }) => sum + weight, 0n);
  const coverage = rational(presentWeight, totalWeight);
  if (presentWeight === 0n || compare(coverage, model.coverageFloor) < 0) {
    return { index: null, coverage, band: 'unknown', contributions: null };
  }

  const shares = present.map(({ name, weight, points }) => ({
    name,
    hundredths: multiply(points, rational(weight * 100n, presentWeight)),
  }));
  const index = roundHalfUp(
    shares.reduce((sum, { hundredths }) => add(sum, hundredths), zero),
    0,
  );
  return {
    index: Number(index),
    coverage,
    band: bandOf(model, index),
    contributions: largestRemainder(shares, index),
  };
}

function bandOf(model: Model, hundredths: bigint): Band {
  const index = rational(hundredths, 100n);
  if (compare(index, model.red) < 0) return 'red';
  return compare(index, model.amber) < 0 ? 'amber' : 'green';
}

function largestRemainder(
  shares: { name: string; hundredths: Rational }[],
  total: bigint,
): Map<string, number> {
  const parts = shares.map(({ name, hundredths }, order) => {
    const whole = floor(hundredths);
    return { name, order, whole, rest: subtract(hundredths, rational(whole)) };
  });
  let left = total - parts.reduce((sum, { whole }) => sum + whole, 0n);
  for (const part of [...parts].sort((a, b) => compare(b.rest, a.rest) || a.order - b.order)) {
    if (left === 0n) break;
    part.whole += 1n;
    left -= 1n;
  }
  return new Map(parts.map(({ name, whole }) => [name, Number(whole)]));
}
