import type { CalendarDay } from '../../scoring/calendar.ts';
import { dayText, monthText } from '../dates.ts';

/** All that a chart says, in one language. Points are texts with two decimals. */
export type ChartWords = {
  readonly bands: Readonly<Record<'red' | 'amber' | 'green', string>>;
  /** The name of a month below the plot, 1..12; a January names its year. */
  readonly month: (month: number, year: number) => string;
  readonly day: (day: CalendarDay) => string;
  readonly signs: {
    readonly index: string;
    readonly baseline: string;
    readonly opened: string;
    readonly resolved: string;
    readonly gap: string;
  };
  /** What a pointer over a day reads; null where there is no value. */
  readonly hint: (day: string, index: string | null, baseline: string | null) => string;
  /** What somebody hears who does not see the chart; null when no index is known. */
  readonly description: (
    from: string,
    to: string,
    range: { readonly lowest: string; readonly highest: string; readonly last: string } | null,
    rescues: number,
  ) => string;
};

export const chartWords: ChartWords = {
  bands: { red: 'Red', amber: 'Amber', green: 'Green' },
  month: (month, year) => (month === 1 ? `${monthText(month)} ${year}` : monthText(month)),
  day: dayText,
  signs: {
    index: 'Index',
    baseline: 'Baseline',
    opened: 'Rescue opened',
    resolved: 'Rescue resolved',
    gap: 'No index known',
  },
  hint: (day, index, baseline) => `${day}: index ${index ?? 'unknown'}, baseline ${baseline ?? 'none'}`,
  description: (from, to, range, rescues) =>
    range === null
      ? `No index is known from ${from} to ${to}.`
      : `From ${from} to ${to} the index was from ${range.lowest} to ${range.highest}, lastly ${range.last}. Rescues in this time: ${rescues}. The table below the chart has every day.`,
};
