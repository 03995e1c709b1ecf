import type { HistoryItem } from '../ports.ts';
import { bandOf } from '../scoring/assess.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import { coverageTenThousandths } from '../scoring/coverage.ts';
import { dropTenThousandths } from '../scoring/drop.ts';
import type { Model } from '../scoring/model.ts';

/** One day of one account, as it is given away: points and fractions as decimal numbers, exact as printed. */
export type HistoryRow = {
  readonly account_id: string;
  readonly date: string;
  readonly index: Decimals | null;
  readonly coverage: Decimals;
  readonly band: string;
  readonly baseline: Decimals | null;
  readonly drop: Decimals | null;
  /** By indicator, in the model's order; null on a day without an index. */
  readonly contributions: Readonly<Record<string, Decimals | null>> | null;
  readonly model_version: string;
};

/** A decimal number as text, to be written without quotes: JSON numbers lose their last zero otherwise. */
type Decimals = { readonly decimals: string };

export function historyRow(item: HistoryItem, model: Model): HistoryRow {
  const baseline = baselineTwice(item.window);
  const drop = dropTenThousandths(item.index, baseline);
  return {
    account_id: item.accountId,
    date: item.day,
    index: item.index === null ? null : decimals(item.index, 2),
    coverage: decimals(coverageTenThousandths(item.coverage), 4),
    band: bandOf(model, item.index),
    // Half a hundredth is 5 thousandths.
    baseline: baseline === null ? null : decimals(baseline * 5, 3),
    drop: drop === null ? null : decimals(drop, 4),
    contributions:
      item.index === null
        ? null
        : Object.fromEntries(
            model.indicators.map(({ name }, place) => {
              const share = item.contributions[place] ?? null;
              return [name, share === null ? null : decimals(share, 2)];
            }),
          ),
    model_version: item.modelVersion,
  };
}

/** One line of JSON. */
export function historyLine(row: HistoryRow): string {
  return JSON.stringify(row).replaceAll(/\{"decimals":"(-?[0-9.]+)"\}/g, '$1');
}

function decimals(units: number, places: number): Decimals {
  const digits = String(Math.abs(units)).padStart(places + 1, '0');
  const point = digits.length - places;
  return { decimals: `${units < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}` };
}
