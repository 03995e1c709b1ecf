/** A day of the proleptic Gregorian calendar, `YYYY-MM-DD`, years 0000 to 9999. Days sort as their texts do. */
export type CalendarDay = string;

const GRAMMAR = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;
const DAYS_IN_400_YEARS = 146_097;

/** Whether the text is a day that exists: `2028-02-29` is one, `2026-02-30` and `2026-2-3` are not. */
export function isCalendarDay(text: string): boolean {
  return dayNumber(text) !== undefined;
}

/** The day that many days later, earlier when negative. Throws outside the years 0000 to 9999. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return dayAt(knownDayNumber(day) + days);
}

/** Days from one day to another: 1 from a day to the next one, negative when `to` is the earlier. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return knownDayNumber(to) - knownDayNumber(from);
}

function knownDayNumber(day: CalendarDay): number {
  const number = dayNumber(day);
  if (number === undefined) throw new RangeError(`not a calendar day: ${JSON.stringify(day)}`);
  return number;
}

/** Days since 0000-01-01, or `undefined` when there is no such day. */
function dayNumber(text: string): number | undefined {
  const match = GRAMMAR.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (
    month < 1 ||
    month > 12 ||
    day < 1 ||
    day > daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month)
  )
    return undefined;
  return daysBeforeYear(year) + daysBeforeMonth(year, month) + day - 1;
}

function dayAt(number: number): CalendarDay {
  if (!Number.isInteger(number)) throw new RangeError(`not a whole number of days: ${number}`);
  const guess = Math.floor((number * 400) / DAYS_IN_400_YEARS);
  const year =
    number < daysBeforeYear(guess) ? guess - 1 : number < daysBeforeYear(guess + 1) ? guess : guess + 1;
  if (year < 0 || year > 9999) throw new RangeError(`day number ${number} is outside the years 0000 to 9999`);

  const dayOfYear = number - daysBeforeYear(year);
  let month = 1;
  while (daysBeforeMonth(year, month + 1) <= dayOfYear) month += 1;
  const day = dayOfYear - daysBeforeMonth(year, month) + 1;
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days from 0000-01-01 to the first of January of `year`; year 0 is a leap year. */
function daysBeforeYear(year: number): number {
  const past = year - 1;
  return 365 * year + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1;
}

/** Days of `year` before the first of `month`; month 13 counts the whole year. */
function daysBeforeMonth(year: number, month: number): number {
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return (DAYS_BEFORE_MONTH[month - 1] as number) + leapDay;
}

function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
