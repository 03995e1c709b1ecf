import type { Instant } from '../cases/case.ts';
import { addMs, instant } from '../cases/instant.ts';
import { momentIn } from '../cases/moment.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';

/** When a business day is decided and when it is overdue: times `HH:MM` of the following day in `timeZone`. */
export type DayTimes = { readonly runAt: string; readonly deadlineAt: string; readonly timeZone: string };

/** When a day without a manifest is decided. */
export function scheduledRun(day: CalendarDay, times: DayTimes): Instant {
  return localInstant(addDays(day, 1), times.runAt, times.timeZone);
}

/** When a day that is not complete is overdue. */
export function deadline(day: CalendarDay, times: DayTimes): Instant {
  return localInstant(addDays(day, 1), times.deadlineAt, times.timeZone);
}

/** The last day whose scheduled run was to start by now. */
export function lastScheduled(now: Instant, times: DayTimes): CalendarDay {
  return lastDayOf(scheduledRun, now, times);
}

/** The last day that is overdue by now unless it is complete. */
export function lastOverdue(now: Instant, times: DayTimes): CalendarDay {
  return lastDayOf(deadline, now, times);
}

function lastDayOf(timeOf: typeof deadline, now: Instant, times: DayTimes): CalendarDay {
  let day = addDays(dayOfRun(now, times), 1);
  while (now < timeOf(day, times)) day = addDays(day, -1);
  return day;
}

/** The business day that a scheduled run decides: the one before the local date of its time. */
export function dayOfRun(at: Instant, times: DayTimes): CalendarDay {
  return addDays(localText(at, times.timeZone).slice(0, 10), -1);
}

/** The instant at which clocks in the zone show this date and time. */
function localInstant(date: CalendarDay, time: string, timeZone: string): Instant {
  const wanted = `${date}T${time}`;
  let at = `${wanted}:00.000Z`;
  // Twice, because the first correction may cross a change of the zone's offset.
  for (let round = 0; round < 2; round += 1) {
    const shown = localText(at, timeZone);
    at = addMs(at, Date.parse(`${wanted}:00Z`) - Date.parse(`${shown}:00Z`));
  }
  return instant(Date.parse(at));
}

/** `YYYY-MM-DDTHH:MM` as clocks in the zone show it. */
function localText(at: Instant, timeZone: string): string {
  if (timeZone === 'UTC') return at.slice(0, 16);
  const { year, month, date, time } = momentIn(at, timeZone);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${year}-${twoDigits(month)}-${twoDigits(date)}T${time}`;
}
