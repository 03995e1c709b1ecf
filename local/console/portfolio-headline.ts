import type { Case } from '../../lambdas/cases/case.ts';
import type { PortfolioHeadline } from '../../lambdas/console/pages/portfolio-headline.ts';
import { deadline } from '../../lambdas/flows/day-times.ts';
import type { DayRecord } from '../../lambdas/ports.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { ConsoleSources } from './sources.ts';

/** The last day whose accounts are in history; null before the first. */
export function lastScoredDay(records: readonly DayRecord[]): CalendarDay | null {
  return records.findLast(({ isScored }) => isScored)?.day ?? null;
}

/** The numbers above the portfolio's table. */
export async function headlineFacts(
  { ports, times, now }: ConsoleSources,
  records: readonly DayRecord[],
  bands: PortfolioHeadline['bands'],
  open: readonly Case[],
): Promise<PortfolioHeadline> {
  const heldDays = new Set(open.filter(({ state }) => state === 'held').map(({ openedOn }) => openedOn));
  const completed = records.findLast(
    ({ status }) => status === 'complete' || status === 'complete-with-rejects',
  );
  return {
    day: lastScoredDay(records),
    bands,
    openCases: {
      all: open.filter(({ state }) => state !== 'held').length,
      unacknowledged: open.filter(({ state }) => state === 'open').length,
    },
    heldDays: [...heldDays].sort(),
    lastCompleted: completed === undefined ? null : { day: completed.day, decidedAt: completed.decidedAt },
    nextDay: nextDay(records, times),
    nextNoticeAt: await ports.cases.nextDueAt(now()),
  };
}

/** The day after the last one that was delivered or is known to be missing. */
function nextDay(records: readonly DayRecord[], times: ConsoleSources['times']) {
  const last = records.findLast(({ status }) => status !== 'waiting');
  if (last === undefined) return null;
  const day = addDays(last.day, 1);
  return { day, deadline: deadline(day, times) };
}
