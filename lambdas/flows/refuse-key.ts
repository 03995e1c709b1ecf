import type { Instant } from '../cases/case.ts';
import { cut, visible } from '../feed/echo.ts';
import type { FeedKey } from '../feed/key.ts';
import type { CaseStore, FeedStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { type FileAnswer, writeAnswer } from './receipts.ts';
import { noRejections } from './rejections.ts';
import { reportFindings } from './report-findings.ts';

/** As many characters as a key of S3 has bytes: what is not seen takes six when it is shown, and a case has its limits. */
const longestKey = 1024;

/** Answers an object that has no place in the feed, so that it does not lie there unseen. */
export async function refuseKey(
  ports: { readonly feed: FeedStore; readonly cases: CaseStore },
  key: Extract<FeedKey, { kind: 'unknown' }>,
  day: CalendarDay,
  now: Instant,
): Promise<void> {
  await writeAnswer(ports.feed, keyAnswer(key, now));
  const shown = cut(visible(key.key), longestKey);
  await reportFindings(
    ports.cases,
    day,
    [{ kind: 'rejected', key: shown, rows: 0, problem: key.reason }],
    now,
  );
}

/** The answer to an object that has no place in the feed. */
export function keyAnswer(key: Extract<FeedKey, { kind: 'unknown' }>, now: Instant): FileAnswer {
  return {
    receipt: {
      key: key.key,
      version: null,
      kind: 'unknown',
      status: 'rejected',
      rows_read: 0,
      scored: 0,
      rejected: 0,
      held: 0,
      codes: { FILE_KEY: 1 },
      problems: [{ code: 'FILE_KEY', sentence: key.reason }],
      warnings: [],
      errors_listed: 0,
      model_version: null,
      decided_at: now,
    },
    rejected: noRejections,
  };
}
