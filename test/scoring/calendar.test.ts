import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, isCalendarDay } from '../../lambdas/scoring/calendar.ts';

describe('a calendar day', () => {
  it.each([
    '2026-01-01',
    '2026-12-31',
    '2028-02-29',
    '2000-02-29',
    '2026-04-30',
    '0000-02-29',
    '0001-01-01',
    '9999-12-31',
  ])('%s exists', (text) => {
    expect(isCalendarDay(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '2026-01-32',
    '2026-1-01',
    '26-01-01',
    '02026-01-01',
    '-2026-01-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '2026-01-01T00:00:00Z',
    '２０２６-01-01',
    '',
  ])('%j does not', (text) => {
    expect(isCalendarDay(text)).toBe(false);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-01'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-30', -30, '2026-02-28'],
    ['0099-12-31', 1, '0100-01-01'],
    ['2026-05-05', 0, '2026-05-05'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it('follows the calendar that ISO instants follow, through all 400-year periods', () => {
    const dayNumber = fc.integer({ min: -719_528, max: 2_932_896 });
    const isoDay = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10);

    fc.assert(
      fc.property(dayNumber, dayNumber, (from, to) => {
        expect(isCalendarDay(isoDay(from))).toBe(true);
        expect(addDays(isoDay(from), to - from)).toBe(isoDay(to));
        expect(daysBetween(isoDay(from), isoDay(to))).toBe(to - from);
      }),
    );
  });

  it.each([
    ['9999-12-31', 1],
    ['0000-01-01', -1],
    ['2026-02-30', 1],
    ['2026-01-01', 0.5],
    ['2026-01-01', Number.NaN],
  ])('%s moved by %d days throws', (day, days) => {
    expect(() => addDays(day, days)).toThrow(RangeError);
  });
});
