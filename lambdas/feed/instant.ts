import { isCalendarDay } from '../scoring/calendar.ts';

const GRAMMAR =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)$/;

const MINUTE_MS = 60_000;

/**
 * A moment written in ISO 8601 with its offset from UTC (`2026-03-29T08:15:00+02:00`; seconds may be left out), as UTC
 * with milliseconds and `Z`, finer fractions cut off; `null` for anything else and outside the years 0000 to 9999.
 */
export function parseInstant(text: string): string | null {
  const match = GRAMMAR.exec(text);
  if (match === null) return null;
  const [, day = '', hours, minutes, seconds = '00', fraction = '', sign, offsetHours, offsetMinutes = '0'] =
    match;
  if (!isCalendarDay(day)) return null;
  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');
  const local = Date.parse(`${day}T${hours}:${minutes}:${seconds}.${milliseconds}Z`);
  const ahead =
    sign === undefined ? 0 : Number(`${sign}1`) * (Number(offsetHours) * 60 + Number(offsetMinutes));
  const instant = new Date(local - ahead * MINUTE_MS).toISOString();
  return /^\d{4}-/.test(instant) ? instant : null;
}
