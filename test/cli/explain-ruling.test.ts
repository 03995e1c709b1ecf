import { expect, test } from 'vitest';
import {
  type AccountDay,
  afterDay,
  type RescueLife,
  resolvedByPerson,
  unwritten,
} from '../../lambdas/cases/rescue.ts';
import { rulingOn } from '../../lambdas/flows/explain-ruling.ts';

const fall: AccountDay = { day: '2026-03-10', index: 6400, baselineTwice: 16000, redStreak: 0 };
const calm: AccountDay = { ...fall, index: 8000 };
const red: AccountDay = { ...fall, index: 3000, baselineTwice: null, redStreak: 3 };

/** A rescue that opened for a sharp drop on the day before. */
const open = afterDay(unwritten, { ...fall, day: '2026-03-09' }, false);

function ruledOn(before: RescueLife, day: AccountDay, isHeld = false) {
  return rulingOn(day, before, afterDay(before, day, isHeld));
}

test('a day without an index is not scored, whether a rescue is open or not', () => {
  const unknown = { ...fall, index: null };

  expect(ruledOn(unwritten, unknown)).toEqual({ ruling: 'not-scored' });
  expect(ruledOn(open, unknown)).toEqual({ ruling: 'not-scored' });
});

test('without a rescue, a reason opens one, or has it held with its day', () => {
  expect(ruledOn(unwritten, calm)).toEqual({ ruling: 'no-reason' });
  expect(ruledOn(unwritten, fall)).toEqual({ ruling: 'opened', reasons: ['sharp-drop'] });
  expect(ruledOn(unwritten, fall, true)).toEqual({ ruling: 'held', reasons: ['sharp-drop'] });
});

test('an open rescue takes a new reason, and a repeated one changes nothing', () => {
  expect(ruledOn(open, red)).toMatchObject({ ruling: 'already-open', added: ['red-band'] });
  expect(ruledOn(open, fall)).toMatchObject({ ruling: 'already-open', reasons: ['sharp-drop'], added: [] });
  expect(ruledOn(open, fall, true)).toMatchObject({ ruling: 'already-open' });
});

test('the seventh cured day resolves the rescue, the sixth does not', () => {
  const cured = (days: number): RescueLife => ({
    ...open,
    current: open.current === null ? null : { ...open.current, curedDays: days },
  });

  expect(ruledOn(cured(5), calm)).toMatchObject({ ruling: 'already-open', curedDays: 6 });
  expect(ruledOn(cured(6), calm)).toEqual({ ruling: 'recovered', since: '2026-03-09' });
});

test.each([
  ['2026-03-10', 'cooling-down'],
  ['2026-03-17', 'cooling-down'],
  ['2026-03-18', 'opened'],
])('after a verdict of 2026-03-10 a fall on %s is: %s', (day, ruling) => {
  const before = resolvedByPerson(open, { on: '2026-03-10', outcome: 'saved', isAfterData: false });

  expect(ruledOn(before, { ...fall, day }).ruling).toBe(ruling);
});

test('a rescue that a person resolves on the very day it opened still opened on it', () => {
  const after = resolvedByPerson(afterDay(unwritten, fall, false), {
    on: fall.day,
    outcome: 'false-alarm',
    isAfterData: false,
  });

  expect(rulingOn(fall, unwritten, after)).toEqual({ ruling: 'opened', reasons: ['sharp-drop'] });
});
