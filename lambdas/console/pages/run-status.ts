import type { Instant } from '../../cases/case.ts';
import type { CalendarDay } from '../../scoring/calendar.ts';
import { badge, type Tone } from '../design/badge.ts';
import type { Html } from '../html.ts';

/** What became of a business day. */
export type RunRow = {
  readonly day: CalendarDay;
  readonly status: 'waiting' | 'complete' | 'complete-with-rejects' | 'held' | 'missing';
  readonly read: number;
  readonly scored: number;
  readonly rejected: number;
  readonly held: number;
  /** Accounts with a known index. */
  readonly known: number;
  readonly decidedAt: Instant | null;
  readonly modelVersion: string | null;
};

const STATUSES: Readonly<Record<RunRow['status'], readonly [Tone, string]>> = {
  waiting: ['unknown', 'Waiting'],
  complete: ['green', 'Complete'],
  'complete-with-rejects': ['amber', 'Complete with rejects'],
  held: ['amber', 'Rescues held'],
  missing: ['red', 'Missing'],
};

export function statusBadge(status: RunRow['status']): Html {
  const [tone, words] = STATUSES[status];
  return badge(tone, words);
}
