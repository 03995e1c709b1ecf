import type { Curve, WholeBreakpoint } from './curve.ts';
import { type Decimal, powerOfTen, unitsAt } from './decimal.ts';
import type { Indicator, Model } from './model.ts';

/** A model as doubles, whole and exact but for `blur`: what it takes to score numbers that are whole doubles too. */
export type FlatModel = {
  /** In the model's order. */
  readonly indicators: readonly FlatIndicator[];
  /** The least weight that must be present for an index to be known. */
  readonly leastPresent: number;
};

/** One indicator: its value is `numerator` × `scale` × 10^`shift`, over `denominator` where it has one. */
export type FlatIndicator = {
  /** Places in `model.columns`; -1 for no denominator. */
  readonly numerator: number;
  readonly denominator: number;
  readonly scale: number;
  readonly shift: number;
  readonly weight: number;
  /** One more than there are breakpoints: what lies before the first and after the last is a segment too. */
  readonly segments: readonly Segment[];
  /** Where the value's divisor is below this, both sides of the indicator's share of an index are exact doubles. */
  readonly limit: number;
  /** So many hundredths the share lacks at most where they are not. */
  readonly blur: number;
};

/** The points at value / divisor, up to `end`: (`addend` × divisor + `factor` × value) / (`onePoint` × divisor). */
export type Segment = {
  readonly end: number;
  readonly addend: number;
  readonly factor: number;
  readonly onePoint: number;
};

/** Up to here all whole numbers are doubles. */
const EXACT = 2 ** 53;

/** What a rounded value, its divisor and the roundings on the way lack together, as a share of each, and four times that. */
const ROUNDING = 2 ** -44;
const LEAST_BLUR = 1e-9;

/** The model in doubles; `null` when a number of it does not fit one exactly. */
export function flatModel({ indicators, columns, coverageFloor }: Model): FlatModel | null {
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  const total = indicators.reduce((sum, { weight }) => sum + weight, 0);
  const flat = indicators.map((indicator) => flatIndicator(indicator, places, total));
  const numbers = flat.flatMap(({ scale, segments }) => [
    scale,
    ...segments.flatMap((each) => Object.values(each)),
  ]);
  if (!numbers.every(Number.isSafeInteger)) return null;
  return { indicators: flat, leastPresent: leastPresent(coverageFloor, total) };
}

function flatIndicator(
  { source, weight, curve }: Indicator,
  places: ReadonlyMap<string, number>,
  total: number,
): FlatIndicator {
  const placeOf = (column: string) => places.get(column) as number;
  const isColumn = 'column' in source;
  const segments = segmentsOf(curve);
  // The greatest number on the way to a segment's points, for a divisor of 1.
  const reaches = segments.map(({ end, addend, factor }, place) => {
    const farthest = Math.max(Math.abs(end), Math.abs(segments[place - 1]?.end ?? end));
    return Math.max(farthest, Math.abs(addend) + Math.abs(factor) * farthest);
  });
  const greatest = segments.map(({ onePoint }, place) =>
    Math.max((reaches[place] as number) * weight * 100, onePoint * total),
  );
  const steepest = segments.map(({ onePoint }, place) => (reaches[place] as number) / onePoint);
  return {
    numerator: placeOf(isColumn ? source.column : source.numerator),
    denominator: isColumn ? -1 : placeOf(source.denominator),
    scale: isColumn ? 1 : Number(source.scale.units),
    shift: (isColumn ? 0 : source.scale.exponent) - curve.exponent,
    weight,
    segments,
    limit: EXACT / Math.max(...greatest),
    blur: LEAST_BLUR + ROUNDING * 100 * Math.max(...steepest),
  };
}

/** Before the first breakpoint, between each two, and after the last. */
function segmentsOf({ breakpoints, onePoint }: Curve): readonly Segment[] {
  const flat = (value: bigint, points: bigint): Segment => ({
    end: Number(value),
    addend: Number(points),
    factor: 0,
    onePoint: Number(onePoint),
  });
  const [first, last] = [breakpoints[0], breakpoints.at(-1)] as [WholeBreakpoint, WholeBreakpoint];
  const between = breakpoints.slice(1).map(([value, points], place): Segment => {
    const [lowValue, lowPoints] = breakpoints[place] as WholeBreakpoint;
    const [width, climb] = [value - lowValue, points - lowPoints];
    return {
      end: Number(value),
      addend: Number(lowPoints * width - lowValue * climb),
      factor: Number(climb),
      onePoint: Number(width * onePoint),
    };
  });
  return [flat(...first), ...between, flat(...last)];
}

/** The least whole weight that reaches the floor, and more than none. */
function leastPresent(floor: Decimal, total: number): number {
  const exponent = Math.min(0, floor.exponent);
  const one = powerOfTen(-exponent);
  const needed = (unitsAt(floor, exponent) * BigInt(total) + one - 1n) / one;
  return Math.max(1, Number(needed));
}
