import type { Tables } from '../../local/embedded/dynamodb/operations.ts';
import { nextDueIn } from './due.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** At this hour, UTC, the run of a day is scheduled. */
export const scheduleHour = 6;
/** Hours of a day, UTC, at which something may be due by itself. */
const clockworkHours = [0, scheduleHour, 7, 12];

/** The full minute at this instant or after it. */
export function ceilMinute(at: number): number {
  return Math.ceil(at / minuteMs) * minuteMs;
}

/** The first instant after this one at which it is one of these hours. */
export function nextOf(hours: readonly number[], after: number): number {
  const midnight = after - (after % dayMs);
  const all = [0, dayMs].flatMap((day) => hours.map((hour) => midnight + day + hour * hourMs));
  return Math.min(...all.filter((at) => at > after));
}

/** The next tick that may find something to do, after so many that found nothing: when something is due, or may be. */
export function nextUsefulTick(tables: Tables, now: number, quietTicks: number): number {
  const due = nextDueIn(tables);
  const isOverdue = due !== null && due <= now;
  const next = isOverdue ? now + 2 ** Math.min(quietTicks - 1, 6) * minuteMs : (due ?? Infinity);
  return Math.max(ceilMinute(now + 1), Math.min(ceilMinute(next), nextOf(clockworkHours, now)));
}
