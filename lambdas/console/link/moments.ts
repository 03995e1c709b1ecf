import type { Instant } from '../../cases/case.ts';
import { type Html, html } from '../html.ts';
import type { LinkWords } from './words.ts';

/** A point of time as clocks and calendars show it somewhere; `time` is `HH:MM`. */
export type Moment = {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly time: string;
};

/** By time zone: a page tells many moments in the same one or two, and a format takes longer to make than to use. */
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

/** `5 Mar 2026, 06:00 UTC`, as plain words. */
export function utcText(at: Instant, words: LinkWords): string {
  return words.utc(words.moment(momentIn(at, 'UTC')));
}

/** An instant in UTC, with its date for machines. */
export function utcTime(at: Instant, words: LinkWords): Html {
  return html`<time datetime="${at}">${utcText(at, words)}</time>`;
}

/** An instant in UTC and, where the roster has a time zone, as it is where the customer is. */
export function bothTimes(at: Instant, timeZone: string | null, words: LinkWords): Html {
  if (timeZone === null) return utcTime(at, words);
  const there = words.local(words.moment(momentIn(at, timeZone)), timeZone);
  return html`${utcTime(at, words)} <span class="there">${there}</span>`;
}
