import type { Instant } from '../cases/case.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { type Html, html } from './html.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `7 Mar 2026`. */
export function dayText(day: CalendarDay): string {
  const [year, month, date] = day.split('-');
  return `${Number(date)}\u00a0${monthText(Number(month))}\u00a0${year}`;
}

/** `Mar`, for 3. */
export function monthText(month: number): string {
  return MONTHS[month - 1] ?? '';
}

/** A business day, with its date for machines. */
export function dayTime(day: CalendarDay): Html {
  return html`<time datetime="${day}">${dayText(day)}</time>`;
}

/** `7 Mar 2026, 06:00`, in UTC (the page's foot says so). */
export function instantTime(at: Instant): Html {
  return html`<time datetime="${at}">${dayText(at.slice(0, 10))}, ${at.slice(11, 16)}</time>`;
}

/** How far away an instant is, rounded down: `5 h ago`, `in 3 days`, `just now` within a minute. */
export function distanceText(at: Instant, now: Instant): string {
  const ms = Date.parse(now) - Date.parse(at);
  const length = lengthText(Math.abs(ms));
  if (length === null) return 'just now';
  return ms > 0 ? `${length} ago` : `in ${length}`;
}

/** Days from one to another, by the calendar. */
export function daysApart(from: CalendarDay, to: CalendarDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

function lengthText(ms: number): string | null {
  if (ms < MINUTE_MS) return null;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)}\u00a0min`;
  if (ms < 2 * DAY_MS) return `${Math.floor(ms / HOUR_MS)}\u00a0h`;
  return `${Math.floor(ms / DAY_MS)}\u00a0days`;
}
