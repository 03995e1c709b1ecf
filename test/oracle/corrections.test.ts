import { expect, test } from 'vitest';
import { dayFile, daysOf, listsOf, play, rescuesOf, toldOf } from './told-feed.ts';

const lists = listsOf({ A: 'B' });
const fall = daysOf({ A: [80, 80, 80, 64] });

test('a late day gives the baseline that opens the rescue of a later day', () => {
  const late = dayFile(2, { A: 80 }, '2026-01-10T09:00:00Z');

  const output = play([...lists, ...fall.filter(({ key }) => !key.includes('2026-01-07')), late]);

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-08 sharp-drop open']);
  expect(toldOf(output)).toEqual(['01-10T09:00 owner opened']);
});

test('a correction that takes the reason away retracts the rescue and tells who was told', () => {
  const output = play([...lists, ...fall, dayFile(3, { A: 64.01 }, '2026-01-09T20:00:00Z')]);

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-08 sharp-drop retracted 2026-01-09']);
  expect(toldOf(output)).toEqual(['01-09T06:00 owner opened', '01-09T20:00 owner retracted']);
});

test('a rescue that a correction moves is the same case and tells nobody again', () => {
  const days = daysOf({ A: [80, 80, 80, 64, 64] });

  const output = play(
    [...lists, ...days, dayFile(3, { A: 80 }, '2026-01-10T06:30:00Z')],
    '2026-01-10T07:00:00Z',
  );

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-09 sharp-drop open']);
  expect(output.cases.find(({ kind }) => kind === 'rescue')?.opened_at).toBe('2026-01-09T06:00:00.000Z');
  expect(toldOf(output, 'opened')).toEqual(['01-09T06:00 owner opened']);
  expect(toldOf(output, 'retracted')).toEqual([]);
});

test('a rescue that opens and resolves in one fold is recorded and tells nobody', () => {
  const days = daysOf({ A: [80, 80, 80, 60, 80, 80, 80, 80, 80, 80, 80] });
  const early = days.filter(({ key }) => !key.includes('2026-01-08'));

  const output = play([...lists, ...early, dayFile(3, { A: 60 }, '2026-01-16T09:00:00Z')]);

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-08 sharp-drop recovered 2026-01-15']);
  expect(toldOf(output)).toEqual([]);
});

test('a retracted rescue that a second correction brings back is a new case', () => {
  const back = [dayFile(3, { A: 80 }, '2026-01-09T20:00:00Z'), dayFile(3, { A: 64 }, '2026-01-09T21:00:00Z')];

  const output = play([...lists, ...fall, ...back]);

  expect(rescuesOf(output, 'A')).toEqual([
    '2026-01-08 sharp-drop retracted 2026-01-09',
    '2026-01-08 sharp-drop open',
  ]);
  expect(toldOf(output, 'opened')).toEqual(['01-09T06:00 owner opened', '01-09T21:00 owner opened']);
});

test('days delivered in any order and twice give the same history and rescues', () => {
  const days = daysOf({ A: [80, 80, 80, 60, 72, 72, 72, 72, 72, 72, 72, 50] });
  const late = days.map((day, at) => ({ ...day, at: `2026-02-0${1 + (at % 5)}T10:0${at % 7}:00Z` }));
  const begun = listsOf({ A: 'B' }, '2026-01-20T00:00:00Z');

  const inOrder = play([...lists, ...days]);
  const shuffled = play([...begun, ...late, ...days.map((day) => ({ ...day, at: '2026-02-09T00:00:00Z' }))]);

  expect(shuffled.history).toEqual(inOrder.history);
  const standing = rescuesOf(shuffled, 'A').filter((line) => !line.includes('retracted'));
  expect(standing).toEqual(rescuesOf(inOrder, 'A'));
});
