import { parseDecimal, type Rational, rational } from './numbers.ts';

/** Where an indicator's value comes from: one column, or numerator / denominator × scale. */
export type Source =
  | { readonly column: string }
  | { readonly numerator: string; readonly denominator: string; readonly scale: Rational };

/** One indicator; `points` holds breakpoints [value, points] with rising values. */
export interface Indicator {
  readonly name: string;
  readonly weight: bigint;
  readonly source: Source;
  readonly points: readonly (readonly [Rational, Rational])[];
}

/** A model; an index below `red` is red, below `amber` amber. */
export interface Model {
  readonly version: string;
  readonly coverageFloor: Rational;
  readonly red: Rational;
  readonly amber: Rational;
  readonly indicators: readonly Indicator[];
}

interface ModelFile {
  version: string;
  coverageFloor: number;
  bands: { red: number; amber: number };
  indicators: {
    name: string;
    weight: number;
    source: { column: string } | { numerator: string; denominator: string; scale: number };
    points: [number, number][];
  }[];
}

function decimal(value: number): Rational {
  const parsed = parseDecimal(String(value));
  if (parsed === null) throw new Error(`the model holds ${value}, which is not a decimal`);
  return parsed;
}

/** The model that a valid model file describes. */
export function modelFrom(json: object): Model {
  const file = json as ModelFile;
  return {
    version: file.version,
    coverageFloor: decimal(file.coverageFloor),
    red: decimal(file.bands.red),
    amber: decimal(file.bands.amber),
    indicators: file.indicators.map(({ name, weight, source, points }) => ({
      name,
      weight: BigInt(weight),
      source: 'column' in source ? source : { ...source, scale: decimal(source.scale) },
      points: points.map(([value, at]) => [decimal(value), decimal(at)] as const),
    })),
  };
}

/** Every column that the model reads, each once. */
export function columnsOf(model: Model): string[] {
  const names = model.indicators.flatMap(({ source }) =>
    'column' in source ? [source.column] : [source.numerator, source.denominator],
  );
  return [...new Set(names)];
}

const atLeastZero = [rational(0n), null] as const;
const ranges: Record<string, readonly [Rational | null, Rational | null]> = {
  transactions_30d: atLeastZero,
  transactions_180d: atLeastZero,
  days_since_last_transaction: atLeastZero,
  median_gap_days: atLeastZero,
  complaints_30d: atLeastZero,
  oldest_open_complaint_days: atLeastZero,
  nps: [rational(-100n), rational(100n)],
  days_past_due: atLeastZero,
  active_user_ratio: [rational(0n), rational(1n)],
  days_since_executive_meeting: atLeastZero,
  relationship_audit_score: [rational(0n), rational(100n)],
};

/** The lowest and highest value that a column may hold; null where it has no bound. */
export function rangeOf(column: string): readonly [Rational | null, Rational | null] {
  return ranges[column] ?? [null, null];
}

/** The default model as the contract's table writes it. */
export const defaultModel: Model = modelFrom({
  version: '2026-1',
  coverageFloor: 0.6,
  bands: { red: 40, amber: 70 },
  indicators: [
    ratio('transaction_frequency', 15, 'transactions_30d', 'transactions_180d', 6, '0:0 0.5:50 1:100'),
    ratio('purchase_silence', 15, 'days_since_last_transaction', 'median_gap_days', 1, '1:100 2:50 4:0'),
    ratio('spend_trend', 15, 'spend_90d', 'spend_prior_90d', 1, '0:0 0.5:40 1:80 1.2:100'),
    single('complaints', 10, 'complaints_30d', '0:100 1:70 3:20 5:0'),
    single('open_complaint_age', 10, 'oldest_open_complaint_days', '0:100 7:50 14:0'),
    single('nps', 10, 'nps', '-100:0 0:40 50:80 100:100'),
    single('payment_delay', 5, 'days_past_due', '0:100 15:70 60:0'),
    single('adoption', 10, 'active_user_ratio', '0:0 0.3:30 0.8:100'),
    single('executive_contact', 5, 'days_since_executive_meeting', '30:100 90:60 180:0'),
    single('relationship_audit', 5, 'relationship_audit_score', '0:0 100:100'),
  ],
});

function single(name: string, weight: number, column: string, points: string) {
  return { name, weight, source: { column }, points: breakpoints(points) };
}

function ratio(
  name: string,
  weight: number,
  numerator: string,
  denominator: string,
  scale: number,
  points: string,
) {
  return { name, weight, source: { numerator, denominator, scale }, points: breakpoints(points) };
}

function breakpoints(text: string): number[][] {
  return text.split(' ').map((pair) => pair.split(':').map(Number));
}
