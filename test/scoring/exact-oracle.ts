/** The index by the book: reduced fractions at every step, nothing prepared, nothing fast. Written apart from `scoring/`. */
export type ModelJson = {
  readonly version: string;
  readonly coverageFloor: number | string;
  readonly bands: { readonly red: number | string; readonly amber: number | string };
  readonly indicators: readonly IndicatorJson[];
};

export type IndicatorJson = {
  readonly name: string;
  readonly weight: number;
  readonly source:
    | { readonly column: string }
    | { readonly numerator: string; readonly denominator: string; readonly scale?: number | string };
  readonly points: readonly (readonly [number | string, number | string])[];
};

type Ratio = readonly [over: bigint, under: bigint];

const add = ([a, b]: Ratio, [c, d]: Ratio): Ratio => reduced(a * d + c * b, b * d);
const minus = (a: Ratio, [c, d]: Ratio): Ratio => add(a, [-c, d]);
const times = ([a, b]: Ratio, [c, d]: Ratio): Ratio => reduced(a * c, b * d);
const dividedBy = (a: Ratio, [c, d]: Ratio): Ratio => times(a, c < 0n ? [-d, -c] : [d, c]);
const isLess = (a: Ratio, b: Ratio): boolean => minus(a, b)[0] < 0n;
const whole = (number: number): Ratio => [BigInt(number), 1n];

function reduced(over: bigint, under: bigint): Ratio {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b > 0n) [a, b] = [b, a % b];
  return [over / a, under / a];
}

function floor([over, under]: Ratio): bigint {
  const quotient = over / under;
  return quotient * under > over ? quotient - 1n : quotient;
}

function ratioOf(written: number | string): Ratio {
  const [mantissa = '', power = '0'] = String(written).toLowerCase().split('e');
  const [integer = '', fraction = ''] = mantissa.split('.');
  const value = reduced(BigInt(`${integer}${fraction}`.replace('+', '')), 10n ** BigInt(fraction.length));
  const size = 10n ** BigInt(Math.abs(Number(power)));
  return Number(power) < 0 ? times(value, [1n, size]) : times(value, [size, 1n]);
}

/** The exact points of an indicator, `undefined` when it is missing. */
function exactPoints(indicator: IndicatorJson, values: ReadonlyMap<string, string>): Ratio | undefined {
  const value = exactValue(indicator.source, values);
  if (value === undefined) return undefined;
  const curve = indicator.points.map(([at, points]) => [ratioOf(at), ratioOf(points)] as const);
  const below = curve.filter(([at]) => !isLess(value, at)).at(-1);
  const above = curve.find(([at]) => isLess(value, at));
  if (below === undefined || above === undefined) return (below ?? above)?.[1];
  const progress = dividedBy(minus(value, below[0]), minus(above[0], below[0]));
  return add(below[1], times(progress, minus(above[1], below[1])));
}

function exactValue(source: IndicatorJson['source'], values: ReadonlyMap<string, string>): Ratio | undefined {
  const read = (column: string) => {
    const text = values.get(column);
    return text === undefined ? undefined : ratioOf(text);
  };
  if ('column' in source) return read(source.column);
  const [over, under] = [read(source.numerator), read(source.denominator)];
  if (over === undefined || under === undefined || under[0] <= 0n) return undefined;
  return times(dividedBy(over, under), ratioOf(source.scale ?? 1));
}

export type ExactAssessment = {
  readonly index: number | null;
  readonly coverage: { readonly present: number; readonly total: number };
  readonly contributions: readonly (number | null)[];
  readonly band: string;
};

/** What the scoring module must say, to the digit. */
export function exactAssessment(model: ModelJson, values: ReadonlyMap<string, string>): ExactAssessment {
  const rows = model.indicators.map((indicator) => ({
    weight: indicator.weight,
    points: exactPoints(indicator, values),
  }));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const present = rows.reduce((sum, { weight, points }) => sum + (points ? weight : 0), 0);
  const coverage = { present, total };
  const isUnknown =
    present === 0 || isLess(reduced(BigInt(present), BigInt(total)), ratioOf(model.coverageFloor));
  if (isUnknown) return { index: null, coverage, contributions: rows.map(() => null), band: 'unknown' };

  const shares = rows.map(({ weight, points }) =>
    points ? dividedBy(times(points, whole(weight * 100)), whole(present)) : null,
  );
  const sum = shares.reduce<Ratio>((so, share) => (share ? add(so, share) : so), [0n, 1n]);
  const index = floor(add(sum, [1n, 2n]));
  const band = isLess([index, 100n], ratioOf(model.bands.red))
    ? 'red'
    : isLess([index, 100n], ratioOf(model.bands.amber))
      ? 'amber'
      : 'green';
  return { index: Number(index), coverage, contributions: largestRemainder(shares, index), band };
}

function largestRemainder(shares: readonly (Ratio | null)[], index: bigint): (number | null)[] {
  const counts = shares.map((share) => share && floor(share));
  const given = new Set<number>();
  const sum = () => counts.reduce<bigint>((so, count) => so + (count ?? 0n), 0n);
  while (sum() < index) {
    let best: { place: number; rest: Ratio } | undefined;
    for (const [place, share] of shares.entries()) {
      if (share === null || given.has(place)) continue;
      const rest = minus(share, [floor(share), 1n]);
      if (best === undefined || isLess(best.rest, rest)) best = { place, rest };
    }
    if (best === undefined) throw new Error('more to give than shares to give it to');
    given.add(best.place);
    counts[best.place] = (counts[best.place] as bigint) + 1n;
  }
  return counts.map((count) => (count === null ? null : Number(count)));
}
