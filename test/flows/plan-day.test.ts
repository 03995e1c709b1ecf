import { expect, test } from 'vitest';
import { blankRecord } from '../../lambdas/flows/blank-record.ts';
import { isSettled } from '../../lambdas/flows/plan-day.ts';

const decided = {
  ...blankRecord('2026-03-01'),
  isScored: true,
  runIds: ['r1'],
  decidedAt: '2026-03-02T06:00:00.000Z',
};

test.each([
  ['decided an hour ago', decided, '2026-03-02T07:00:00.000Z', true],
  ['decided a moment less than an hour ago', decided, '2026-03-02T06:59:59.999Z', false],
  ['decided, and begun again', { ...decided, runIds: ['r1', 'r2'] }, '2026-03-03T06:00:00.000Z', false],
  [
    'begun for the first time',
    { ...blankRecord('2026-03-01'), runIds: ['r1'] },
    '2026-03-03T06:00:00.000Z',
    false,
  ],
  ['waiting and never scored', blankRecord('2026-03-01'), '2026-03-02T06:00:00.000Z', true],
])('a day that was %s', (_how, record, now, settled) => {
  expect(isSettled(record, now)).toBe(settled);
});
