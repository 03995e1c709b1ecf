import type { Instant } from '../../cases/case.ts';
import { momentIn } from '../../cases/moment.ts';
import { type Html, html } from '../html.ts';
import type { LinkWords } from './words.ts';

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
