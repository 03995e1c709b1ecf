import { expect, test } from 'vitest';
import type { Output } from './output.ts';
import { dayFile, daysOf, type Landing, listsOf, play, toldOf } from './told-feed.ts';

const lists = listsOf({ A: 'B', S: 'S', C: 'C' });
const quiet = dayFile(0, { A: 80, S: 80, C: 80 });
const complaints = (at: string, ...rows: string[]): Landing => ({
  at,
  key: `complaints/${at}.csv`,
  bytes: Buffer.from(['complaint_id,account_id,reported_at,severity,summary', ...rows, ''].join('\n')),
});
const channelsOf = ({ cases }: Output) => cases.filter(({ kind }) => kind === 'red-channel');

test.each([
  ['A', 'critical', 1],
  ['A', 'high', 0],
  ['S', 'high', 1],
  ['S', 'medium', 0],
  ['C', 'critical', 0],
])('account %s, severity %s: %i red channels', (account, severity, count) => {
  const file = complaints('2026-01-06T10:00:00Z', `k,${account},2026-01-06T10:00:00Z,${severity},`);

  expect(channelsOf(play([...lists, quiet, file]))).toHaveLength(count);
});

test('the due time is 24 hours after the report, whatever its offset', () => {
  const file = complaints('2026-01-06T10:30:00Z', 'k,A,2026-01-06T18:00:00+08:00,critical,');

  const output = play([...lists, quiet, file]);

  expect(channelsOf(output)).toMatchObject([
    {
      opened_at: '2026-01-06T10:30:00.000Z',
      due_at: '2026-01-07T10:00:00.000Z',
      complaint_ids: ['k'],
      breached: false,
    },
  ]);
});

test('a complaint that comes after its due time opens breached and tells the chief executive at once', () => {
  const file = complaints('2026-01-06T10:00:00Z', 'k,A,2026-01-05T10:00:00Z,critical,');

  const output = play([...lists, quiet, file], '2026-01-06T10:59:00Z');

  expect(channelsOf(output)).toMatchObject([{ breached: true }]);
  expect(toldOf(output)).toEqual([
    '01-06T10:00 sponsor opened',
    '01-06T10:00 owner opened',
    '01-06T10:00 sales opened',
    '01-06T10:00 technical opened',
    '01-06T10:00 delivery opened',
    '01-06T10:00 ceo opened',
  ]);
});

test('a further complaint joins; one that would open a channel itself is announced and moves the due time', () => {
  const output = play([
    ...lists,
    quiet,
    complaints('2026-01-06T10:00:00Z', 'k1,A,2026-01-06T10:00:00Z,critical,'),
    complaints('2026-01-06T10:20:00Z', 'k2,A,2026-01-06T09:00:00Z,low,'),
    complaints('2026-01-06T10:30:00Z', 'k3,A,2026-01-06T08:00:00Z,critical,'),
  ]);

  expect(channelsOf(output)).toMatchObject([
    { complaint_ids: ['k1', 'k2', 'k3'], due_at: '2026-01-07T08:00:00.000Z' },
  ]);
  expect(toldOf(output, 'joined')).toHaveLength(5);
  expect(toldOf(output, 'joined')[0]).toBe('01-06T10:30 sponsor joined');
});

test.each([
  ['a complaint of an unknown account is held', 'k,nobody,2026-01-06T10:00:00Z,critical,', 'held'],
  ['an unknown severity is rejected', 'k,A,2026-01-06T10:00:00Z,urgent,', 'rejected'],
  ['five minutes ahead is accepted', 'k,A,2026-01-06T10:05:00Z,low,', 'scored'],
  ['more is rejected', 'k,A,2026-01-06T10:05:01Z,low,', 'rejected'],
  ['a time without offset is rejected', 'k,A,2026-01-06T10:00:00,low,', 'rejected'],
])('%s', (_, row, count) => {
  const file = complaints('2026-01-06T10:00:00Z', row);

  const receipt = play([...lists, quiet, file]).receipts.get(file.key);

  expect(receipt).toEqual({ rows_read: 1, scored: 0, rejected: 0, held: 0, [count]: 1 });
});

test('a held complaint opens its red channel when the roster learns of the account', () => {
  const file = complaints('2026-01-06T10:00:00Z', 'k,new,2026-01-06T10:00:00Z,critical,');
  const [, roster] = listsOf({ A: 'B', new: 'A' }, '2026-01-06T12:00:00Z');

  const output = play([...lists, quiet, file, roster as Landing]);

  expect(channelsOf(output)).toMatchObject([
    { account_id: 'new', opened_at: '2026-01-06T12:00:00.000Z', due_at: '2026-01-07T10:00:00.000Z' },
  ]);
  expect(output.receipts.get(file.key)).toMatchObject({ scored: 1, held: 0 });
});

test('the retraction of a rescue closes the red channel that it opened and tells everyone told of either', () => {
  const days = daysOf({ A: [80, 80, 80, 64] });
  const corrected = dayFile(3, { A: 80 }, '2026-01-10T06:30:00Z');

  const output = play([...listsOf({ A: 'A' }), ...days, corrected], '2026-01-12T00:00:00Z');

  expect(channelsOf(output)).toMatchObject([{ state: 'resolved', resolved_as: 'retracted' }]);
  expect(toldOf(output).slice(-6).sort()).toEqual(
    ['delivery', 'manager', 'owner', 'sales', 'sponsor', 'technical'].map(
      (id) => `01-10T06:30 ${id} retracted`,
    ),
  );
});
