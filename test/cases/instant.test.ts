import { expect, test } from 'vitest';
import { addHours, addMs, dateOf, instant } from '../../lambdas/cases/instant.ts';

test('an instant is UTC to the millisecond, so that text order is time order', () => {
  expect(instant(0)).toBe('1970-01-01T00:00:00.000Z');
  expect(instant(Date.UTC(2026, 2, 1, 6, 0, 0, 7))).toBe('2026-03-01T06:00:00.007Z');
});

test.each([
  ['2026-03-01T06:00:00.000Z', 24, '2026-03-02T06:00:00.000Z'],
  // Europe sets its clocks forward in this night: elapsed hours do not care.
  ['2026-03-28T22:00:00.000Z', 24, '2026-03-29T22:00:00.000Z'],
  ['2026-10-24T22:00:00.000Z', 24, '2026-10-25T22:00:00.000Z'],
  ['2026-03-01T02:00:00.000Z', -4, '2026-02-28T22:00:00.000Z'],
  ['2028-02-28T12:00:00.000Z', 24, '2028-02-29T12:00:00.000Z'],
])('%s and %i hours is %s', (at, hours, expected) => {
  expect(addHours(at, hours)).toBe(expected);
});

test('milliseconds carry over the end of a day', () => {
  expect(addMs('2026-03-01T23:59:59.999Z', 1)).toBe('2026-03-02T00:00:00.000Z');
});

test('the date of an instant is its UTC date', () => {
  expect(dateOf('2026-03-01T23:59:59.999Z')).toBe('2026-03-01');
  expect(dateOf('2026-03-02T00:00:00.000Z')).toBe('2026-03-02');
});
