import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { SampleAccount } from './company.ts';
import { instantAt } from './delivery.ts';

/** What people did about their cases, as the lines of `actions.jsonl`, in order of time. */
export function actionLines(company: readonly SampleAccount[], days: number, until: CalendarDay): string {
  return company
    .flatMap(({ roster, told }) =>
      (told?.story.actions ?? []).map(({ day, minute, by, kind, action, outcome, note }) => ({
        at: instantAt(addDays(until, 1 - days), (told?.beganOn ?? 0) + day, minute),
        recipient_id: roster[by],
        kind,
        account_id: roster.account_id,
        action,
        outcome,
        note,
      })),
    )
    .toSorted((a, b) => (a.at < b.at ? -1 : 1))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}
