/** A calendar day, `YYYY-MM-DD`. */
export type Day = string;
/** Milliseconds since 1970 in UTC. */
export type Instant = number;

export const minute = 60_000;
export const hour = 60 * minute;
const dayLength = 24 * hour;

/** Midnight UTC at which the day begins. */
export const startOf = (day: Day): Instant => Date.parse(`${day}T00:00:00.000Z`);
/** The UTC date of an instant. */
export const dateOf = (at: Instant): Day => new Date(at).toISOString().slice(0, 10);
/** The day that many days later (earlier when negative). */
export const plusDays = (day: Day, days: number): Day => dateOf(startOf(day) + days * dayLength);
/** When the day is decided on schedule: 06:00 UTC of the following day. */
export const scheduledRun = (day: Day): Instant => startOf(day) + dayLength + 6 * hour;
/** Until when the day is expected: 12:00 UTC of the following day. */
export const deadline = (day: Day): Instant => startOf(day) + dayLength + 12 * hour;
/** An instant as it is printed. */
export const iso = (at: Instant): string => new Date(at).toISOString();

/** Whether the text is a day that exists in the calendar. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dateOf(startOf(text)) === text;
}

const instantShape =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

/** An ISO 8601 instant with an offset, null when it is not one. */
export function parseInstant(text: string): Instant | null {
  const match = instantShape.exec(text);
  return match?.[1] !== undefined && isDay(match[1]) ? Date.parse(text) : null;
}
