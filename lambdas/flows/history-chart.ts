import type { Case } from '../cases/case.ts';
import type { HistoryChart } from '../console/design/history-chart.ts';
import type { HistoryItem } from '../ports.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';

/** What the chart of an account shows up to a day; null when the account has no entry until then. */
export function historyChartOf(
  items: readonly HistoryItem[],
  to: CalendarDay,
  cases: readonly Case[],
  { bands }: Model,
): Omit<HistoryChart, 'title'> | null {
  const days = items
    .filter(({ day }) => day <= to)
    .map(({ day, index, window }) => ({ day, index, baselineTwice: baselineTwice(window) }));
  const first = days[0];
  if (first === undefined) return null;
  const hundredths = ({ units, exponent }: Model['bands']['red']) => Number(units) * 10 ** (exponent + 2);
  const rescues = cases.filter(
    ({ kind, openedAt, resolvedOn, openedOn }) =>
      kind === 'rescue' &&
      openedAt !== null &&
      openedOn <= to &&
      (resolvedOn === null || resolvedOn >= first.day),
  );
  return {
    from: first.day,
    to,
    days,
    bounds: { red: hundredths(bands.red), amber: hundredths(bands.amber) },
    rescues,
  };
}
