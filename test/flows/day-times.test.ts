import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addHours } from '../../lambdas/cases/instant.ts';
import {
  type DayTimes,
  dayOfRun,
  deadline,
  lastOverdue,
  lastScheduled,
  scheduledRun,
} from '../../lambdas/flows/day-times.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';

const times: fc.Arbitrary<DayTimes> = fc.record({
  runAt: fc.constantFrom('00:00', '00:30', '02:30', '06:00', '23:59'),
  deadlineAt: fc.constantFrom('00:01', '03:00', '12:00', '23:59'),
  timeZone: fc.constantFrom('UTC', 'Asia/Shanghai', 'Europe/Berlin', 'America/Santiago', 'Pacific/Apia'),
});
/** A year with changes of the clock at midnight and at night, and in Apia with a date that was left out. */
const hour = fc
  .integer({ min: 0, max: 365 * 24 })
  .map((hours) => addHours('2011-03-01T00:00:00.000Z', hours));

test('the last day whose time has come is the last one whose run, or deadline, is not ahead', () => {
  fc.assert(
    fc.property(times, hour, (given, now) => {
      const days = Array.from({ length: 9 }, (_, each) => addDays(dayOfRun(now, given), each - 6));

      expect(lastScheduled(now, given)).toBe(days.findLast((day) => now >= scheduledRun(day, given)));
      expect(lastOverdue(now, given)).toBe(days.findLast((day) => now >= deadline(day, given)));
    }),
    { numRuns: 300 },
  );
});

test('to the millisecond', () => {
  const berlin: DayTimes = { runAt: '06:00', deadlineAt: '12:00', timeZone: 'Europe/Berlin' };

  expect(lastScheduled('2026-03-29T03:59:59.999Z', berlin)).toBe('2026-03-27');
  expect(lastScheduled('2026-03-29T04:00:00.000Z', berlin)).toBe('2026-03-28');
  expect(lastOverdue('2026-03-29T09:59:59.999Z', berlin)).toBe('2026-03-27');
  expect(lastOverdue('2026-03-29T10:00:00.000Z', berlin)).toBe('2026-03-28');
});
