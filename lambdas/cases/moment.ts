import type { Instant } from './case.ts';

/** A point of time as clocks and calendars show it somewhere; `time` is `HH:MM`. */
export type Moment = {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly time: string;
};

/** By time zone: there are one or two of them, and a format takes longer to make than to use. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
}

/** What clocks show in an IANA time zone, cut down to minutes. */
export function momentIn(at: Instant, timeZone: string): Moment {
  const format = formatIn(timeZone);
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  return {
    year: Number(parts.get('year')),
    month: Number(parts.get('month')),
    date: Number(parts.get('day')),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
  };
}
