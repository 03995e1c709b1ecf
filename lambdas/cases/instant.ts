import type { CalendarDay } from '../scoring/calendar.ts';
import type { Instant } from './case.ts';

const hourMs = 3_600_000;

/** The instant so many elapsed hours later (or earlier), whatever the time zone or daylight saving. */
export function addHours(at: Instant, hours: number): Instant {
  return addMs(at, hours * hourMs);
}

/** The instant so many milliseconds later. */
export function addMs(at: Instant, ms: number): Instant {
  return instant(Date.parse(at) + ms);
}

/** The instant of so many milliseconds since 1970-01-01T00:00:00Z. */
export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** The UTC date of an instant. */
export function dateOf(at: Instant): CalendarDay {
  return at.slice(0, 10);
}
