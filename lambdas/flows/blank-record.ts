import type { DayRecord } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';

/** A day of which nothing is known yet. */
export function blankRecord(day: CalendarDay): DayRecord {
  return {
    day,
    status: 'missing',
    filesDigest: null,
    isScored: false,
    runIds: [],
    lastRunId: null,
    decidingRunId: null,
    counts: { read: 0, scored: 0, rejected: 0, held: 0 },
    known: 0,
    isMassFall: false,
    modelVersion: null,
    decidedAt: null,
    overdueReported: [],
  };
}
