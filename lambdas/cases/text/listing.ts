import type { Phrases } from './phrases.ts';

const MOST_ENTRIES = 200;

/**
 * UTF-16 units of all entries together. One is at most three bytes, in UTF-8 as in JSON's escapes, so that a
 * list stays below 225,000 bytes and what carries it below SNS's 256 KiB.
 */
const MOST_UNITS = 75_000;

/** The first entries as written, at most 200 and 75,000 characters, and last how many more there are. */
export function atMost<Entry>(
  entries: readonly Entry[],
  write: (entry: Entry) => string,
  phrases: Phrases,
): readonly string[] {
  let units = 0;
  const shown = entries
    .slice(0, MOST_ENTRIES)
    .map(write)
    .filter((text) => {
      units += text.length;
      return units <= MOST_UNITS;
    });
  return shown.length === entries.length ? shown : [...shown, phrases.more(entries.length - shown.length)];
}
