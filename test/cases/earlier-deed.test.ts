import { expect, test } from 'vitest';
import { earlierDeed } from '../../lambdas/cases/earlier-deed.ts';
import { redChannelOf } from '../support/cases.ts';

const at = (hour: number) => `2026-03-05T0${hour}:00:00.000Z`;
const about = redChannelOf({
  events: [
    { at: at(6), event: 'opened', by: null, note: null },
    { at: at(7), event: 'acknowledged', by: 'olga', note: null },
    { at: at(8), event: 'handed-over', by: 'olga', note: 'mara' },
    { at: at(9), event: 'handed-over', by: 'mara', note: 'sam' },
    { at: at(9), event: 'discarded', by: null, note: null },
  ],
});

test.each([
  ['acknowledge', at(7), 'olga'],
  ['hand-over', at(9), 'mara'],
] as const)('the last time that somebody did %s is found', (action, when, by) => {
  expect(earlierDeed(about, action)).toMatchObject({ at: when, by });
});

test.each(['on-site', 'commitment-sent', 'resolve'] as const)('nobody has done %s', (action) => {
  expect(earlierDeed(about, action)).toBeNull();
});

test('a decision about a held day is found whichever it was, if a person took it', () => {
  const released = { at: at(9), event: 'released', by: 'dana', note: null };

  expect(earlierDeed(about, 'discard')).toBeNull();
  expect(earlierDeed({ ...about, events: [...about.events, released] }, 'discard')).toBe(released);
});
