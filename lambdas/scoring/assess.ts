import { apportioned } from './apportion.ts';
import { type Coverage, isEnough } from './coverage.ts';
import type { Fraction } from './curve.ts';
import { compareDecimals } from './decimal.ts';
import { indicatorPoints } from './indicator-points.ts';
import type { Model } from './model.ts';
import type { Hundredths } from './points.ts';
import type { Values } from './values.ts';

export type { Coverage } from './coverage.ts';
export type { Values } from './values.ts';

/** Where an index stands; `unknown` when there is none. */
export type Band = 'red' | 'amber' | 'green' | 'unknown';

/** The part of the index that each indicator gives, in the model's order; `null` where the indicator is missing. */
export type Contributions = readonly (Hundredths | null)[];

/** What a model says about one account on one day. */
export type Assessment = {
  /** `null` when it is unknown: the coverage is below the model's floor, or no indicator is present. */
  readonly index: Hundredths | null;
  readonly coverage: Coverage;
  /** They add up to the index; all are `null` when it is unknown. */
  readonly contributions: Contributions;
  readonly band: Band;
};

/** Scores one row, exact on the decimals as written. */
export function assess(model: Model, values: Values): Assessment {
  const points = model.indicators.map((indicator) => indicatorPoints(indicator, values));
  const coverage = coverageOf(model, points);
  if (!isEnough(coverage, model)) {
    return { index: null, coverage, contributions: points.map(() => null), band: 'unknown' };
  }
  const contributions = apportioned(
    model.indicators.map(({ weight }, place) => shareOf(points[place], weight, coverage.present)),
  );
  const index = contributions.reduce<Hundredths>((sum, contribution) => sum + (contribution ?? 0), 0);
  return { index, coverage, contributions, band: bandOf(model, index) };
}

/** Red below the model's red bound, amber below its amber bound, else green; unknown without an index. */
export function bandOf({ bands }: Model, index: Hundredths | null): Band {
  if (index === null) return 'unknown';
  const points = { units: BigInt(index), exponent: -2 };
  if (compareDecimals(points, bands.red) < 0) return 'red';
  return compareDecimals(points, bands.amber) < 0 ? 'amber' : 'green';
}

function coverageOf({ indicators }: Model, points: readonly (Fraction | undefined)[]): Coverage {
  let present = 0;
  let total = 0;
  for (const [place, { weight }] of indicators.entries()) {
    total += weight;
    if (points[place] !== undefined) present += weight;
  }
  return { present, total };
}

/** What these points add to the index, in hundredths of a point. */
function shareOf(points: Fraction | undefined, weight: number, presentWeight: number): Fraction | undefined {
  if (points === undefined) return undefined;
  return {
    numerator: points.numerator * BigInt(weight * 100),
    denominator: points.denominator * BigInt(presentWeight),
  };
}
