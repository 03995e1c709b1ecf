import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { SampleAccount } from './company.ts';
import { type DayPlot, dayPlots } from './day-plots.ts';
import { NEWCOMER_DAYS, odditiesOf } from './sample-days.ts';
import type { AccountPlot } from './story.ts';

/** One story of the sample and where to look for it. */
export type ToldStory = {
  readonly plot: AccountPlot | DayPlot | 'thin-coverage' | 'not-on-roster';
  readonly accountIds: readonly string[];
  /** The day it began, or the business day that was delivered in a way of its own. */
  readonly on: CalendarDay;
  readonly expect: string;
};

/** Every story that the sample tells, accounts first. */
export function toldStories(
  company: readonly SampleAccount[],
  days: number,
  until: CalendarDay,
): readonly ToldStory[] {
  const firstDay = addDays(until, 1 - days);
  const { corrected, thin, newcomer } = odditiesOf(company);
  const ofAccounts = company.flatMap(({ roster, told }) =>
    told === null
      ? []
      : [
          {
            plot: told.story.plot,
            accountIds: [roster.account_id],
            on: addDays(firstDay, told.beganOn),
            expect: told.story.expect,
          },
        ],
  );
  const ofDays = dayPlots
    .filter(({ daysAgo }) => daysAgo < days)
    .map(({ plot, daysAgo, expect }) => ({
      plot,
      accountIds: plot === 'corrected-file' ? [corrected.roster.account_id] : [],
      on: addDays(until, -daysAgo),
      expect,
    }));
  return [
    ...ofAccounts,
    ...ofDays,
    {
      plot: 'thin-coverage',
      accountIds: [thin.roster.account_id],
      on: firstDay,
      expect: 'Only its transactions are known: coverage 0.45, the index is unknown on every day.',
    },
    {
      plot: 'not-on-roster',
      accountIds: [newcomer.roster.account_id],
      on: addDays(until, 1 - Math.min(days, NEWCOMER_DAYS)),
      expect: 'Scored on the last 20 days without being on the roster: the default desk is told, once.',
    },
  ];
}
