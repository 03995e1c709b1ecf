import type { HistoryItem } from '../ports.ts';
import type { Fraction } from '../scoring/curve.ts';
import type { Decimal } from '../scoring/decimal.ts';
import { indicatorPoints } from '../scoring/indicator-points.ts';
import type { Indicator, Model } from '../scoring/model.ts';
import type { Hundredths } from '../scoring/points.ts';

/** What one indicator gave to an index, and from what. */
export type ExplainedIndicator = {
  readonly name: string;
  /** The columns that it reads, in order, with their values as written; null where the row has none. */
  readonly columns: readonly { readonly name: string; readonly value: string | null }[];
  /** The factor of a ratio; null for a single column. */
  readonly scale: Decimal | null;
  /** Rounded half up; null when the indicator is missing. */
  readonly points: Hundredths | null;
  readonly weight: number;
  /** Null when the indicator is missing or the index is unknown. */
  readonly contribution: Hundredths | null;
};

/** Every indicator of a scored day, in the order of the model that scored it. */
export function indicatorsOf(model: Model, item: HistoryItem): readonly ExplainedIndicator[] {
  return model.indicators.map((indicator, place) => {
    const points = indicatorPoints(indicator, item.values);
    return {
      name: indicator.name,
      columns: columnsOf(indicator).map((name) => ({ name, value: item.values.get(name) ?? null })),
      scale: 'column' in indicator.source ? null : indicator.source.scale,
      points: points === undefined ? null : hundredthsOf(points),
      weight: indicator.weight,
      contribution: item.contributions[place] ?? null,
    };
  });
}

function columnsOf({ source }: Indicator): readonly string[] {
  return 'column' in source ? [source.column] : [source.numerator, source.denominator];
}

function hundredthsOf({ numerator, denominator }: Fraction): Hundredths {
  return Number((200n * numerator + denominator) / (2n * denominator));
}
