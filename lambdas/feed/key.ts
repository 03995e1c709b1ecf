import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type CalendarDay, isCalendarDay } from '../scoring/calendar.ts';
import { echo, hasHidden } from './echo.ts';

/** How rows are written: RFC 4180 with a header row, or one JSON object per line. */
export type FeedFormat = 'csv' | 'jsonl';

/** What an object of the feed bucket is, by its key alone. */
export type FeedKey =
  | {
      readonly kind: 'snapshot';
      readonly key: string;
      readonly day: CalendarDay;
      readonly format: FeedFormat;
      readonly gz: boolean;
    }
  | { readonly kind: 'manifest'; readonly key: string; readonly day: CalendarDay }
  | {
      readonly kind: 'complaints' | 'accounts' | 'recipients';
      readonly key: string;
      readonly format: FeedFormat;
      readonly gz: boolean;
    }
  | {
      readonly kind: 'unknown';
      readonly key: string;
      /** A sentence for the data team: what is wrong with the key and what to do. */
      readonly reason: string;
    };

/** S3 takes keys of 1,024 bytes; the rest is left for the names of our answers. */
const LONGEST_KEY_BYTES = 900;

/** A file system takes names of 255 bytes; the rest is left for the endings of our answers. */
const LONGEST_ANSWERED_NAME_BYTES = 240;

/** No feed is older or newer: a day beyond them is a slip, and every day from the first one on is expected. */
const FIRST_YEAR = '1990';
const LAST_YEAR = '2999';

const FILE_NAME = /^([\p{L}\p{N}_][\p{L}\p{M}\p{N} ._()+@=,-]*)\.(csv|jsonl)(\.gz)?$/u;

/** Says what a key means. Whatever is not on the list of the feed's layout is `unknown`. */
export function parseFeedKey(key: string): FeedKey {
  const unknown = (what: string): FeedKey => ({
    kind: 'unknown',
    key,
    reason: `The key ${echo(key)} ${what} (FILE_KEY).`,
  });

  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) {
    return unknown(`is longer than ${LONGEST_KEY_BYTES} bytes. Give the file a shorter name`);
  }
  if (hasHidden(key) || key.includes('..')) {
    return unknown('contains `..` or characters that cannot be seen. Rename the file');
  }

  const parts = key.split('/');
  const [folder, second = ''] = parts;
  if (folder === 'snapshots' && parts.length === 3) {
    if (!isCalendarDay(second)) {
      return unknown('is not in the folder of a calendar day. Put it under snapshots/YYYY-MM-DD/');
    }
    const year = second.slice(0, 4);
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      return unknown(
        `is of a day outside the years ${FIRST_YEAR} to ${LAST_YEAR}. Put it under the right day`,
      );
    }
    const name = parts[2] as string;
    if (name === '_manifest.json') return { kind: 'manifest', key, day: second };
    const file = fileNamed(name);
    return file === null ? unknown(WRONG_NAME) : { kind: 'snapshot', key, day: second, ...file.encoding };
  }
  if (parts.length === 2) {
    const file = fileNamed(second);
    if (folder === 'complaints') {
      return file === null ? unknown(WRONG_NAME) : { kind: 'complaints', key, ...file.encoding };
    }
    if ((folder === 'accounts' || folder === 'recipients') && file?.stem === folder) {
      return { kind: folder, key, ...file.encoding };
    }
  }
  return unknown(
    'has no place in the feed. Use snapshots/YYYY-MM-DD/<name>, complaints/<name>, accounts/accounts.csv ' +
      'or recipients/recipients.csv, without further folders',
  );
}

/** The business day whose file this is; null for an object of another kind, and for one that has no place in the feed. */
export function dayOfFile(key: string): CalendarDay | null {
  const parsed = parseFeedKey(key);
  return parsed.kind === 'snapshot' || parsed.kind === 'manifest' ? parsed.day : null;
}

const ANSWERS = 'receipts/';

/** Whether an object is an answer of ours, which nobody delivered. */
export function isAnswer(key: string): boolean {
  return key.startsWith(ANSWERS);
}

/** Where the answer to a delivered file is written. */
export function receiptKey(key: string): string {
  return `${ANSWERS}${answeredAs(key)}.json`;
}

/** Where the rejected rows of a delivered file are listed. */
export function errorsKey(key: string): string {
  return `${ANSWERS}${answeredAs(key)}.errors.csv`;
}

/** The key itself; when it leaves no room for our endings, a name made of its SHA-256. */
function answeredAs(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  const isShort =
    Buffer.byteLength(key) <= LONGEST_KEY_BYTES && Buffer.byteLength(name) <= LONGEST_ANSWERED_NAME_BYTES;
  return isShort ? key : `long-keys/${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

const WRONG_NAME =
  'does not name a feed file. Use letters, digits, spaces and . _ - ( ) + @ = , and end the name in .csv, ' +
  '.jsonl, .csv.gz or .jsonl.gz';

function fileNamed(name: string) {
  const match = FILE_NAME.exec(name);
  if (match === null) return null;
  const [, stem, format, gz] = match;
  return { stem, encoding: { format: format as FeedFormat, gz: gz !== undefined } };
}
