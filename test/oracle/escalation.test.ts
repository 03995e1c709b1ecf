import { expect, test } from 'vitest';
import { dayFile, daysOf, listsOf, play, toldOf } from './told-feed.ts';

const fallOf = (tier: string) => [...listsOf({ A: tier }), ...daysOf({ A: [80, 80, 80, 64] })];

test('a rescue that nobody acknowledges climbs after 24 hours, 72 hours and then every week', () => {
  const output = play(fallOf('B'), '2026-01-19T06:00:00Z');

  expect(toldOf(output)).toEqual([
    '01-09T06:00 owner opened',
    '01-10T06:00 owner unacknowledged-24h',
    '01-10T06:00 manager unacknowledged-24h',
    '01-10T06:00 sales unacknowledged-24h',
    '01-10T06:00 technical unacknowledged-24h',
    '01-10T06:00 delivery unacknowledged-24h',
    '01-12T06:00 sponsor unacknowledged-72h',
    '01-19T06:00 sponsor unacknowledged-72h',
  ]);
});

test('a recovered rescue climbs no further', () => {
  const days = daysOf({ A: [80, 80, 80, 60, 80, 80, 80, 80, 80, 80] });
  const lateSeventh = dayFile(10, { A: 80 }, '2026-01-19T06:00:00Z');

  const output = play([...listsOf({ A: 'B' }), ...days, lateSeventh], '2026-01-30T00:00:00Z');

  expect(toldOf(output, 'unacknowledged-72h')).toEqual(['01-12T06:00 sponsor unacknowledged-72h']);
});

test('a rescue of a key account opens a red channel after 24 hours, which takes its steps over', () => {
  const output = play(fallOf('A'), '2026-01-12T06:00:00Z');

  expect(toldOf(output)).toEqual([
    '01-09T06:00 owner opened',
    '01-10T06:00 sponsor opened',
    '01-10T06:00 owner opened',
    '01-10T06:00 sales opened',
    '01-10T06:00 technical opened',
    '01-10T06:00 delivery opened',
    '01-10T06:00 manager unacknowledged-24h',
    '01-10T07:00 sponsor unacknowledged-1h',
    '01-10T07:00 owner unacknowledged-1h',
    '01-10T07:00 sales unacknowledged-1h',
    '01-10T07:00 technical unacknowledged-1h',
    '01-10T07:00 delivery unacknowledged-1h',
    '01-10T07:00 deputy unacknowledged-1h',
    '01-10T07:00 sponsor executive-digest',
    '01-10T07:00 ceo executive-digest',
    '01-10T10:00 ceo unacknowledged-4h',
    '01-11T02:00 sponsor due-in-4h',
    '01-11T02:00 owner due-in-4h',
    '01-11T06:00 sponsor breached',
    '01-11T06:00 owner breached',
    '01-11T06:00 sales breached',
    '01-11T06:00 technical breached',
    '01-11T06:00 delivery breached',
    '01-11T06:00 ceo breached',
    '01-11T06:00 deputy breached',
    '01-11T07:00 sponsor executive-digest',
    '01-11T07:00 ceo executive-digest',
  ]);
});

test('rescues of one owner that open together come as one digest', () => {
  const days = daysOf({ A: [80, 80, 80, 64], B: [80, 80, 80, 40] });

  const { notices } = play([...listsOf({ A: 'B', B: 'C' }), ...days]);

  const opened = notices.filter(({ step }) => step === 'opened');
  expect(opened.map(({ account_ids }) => [...account_ids].sort())).toEqual([['A', 'B']]);
});

test('an owner who cannot be found is replaced by the default desk and reported once', () => {
  const noOwner = listsOf({ A: 'B' }).map((file) => ({
    ...file,
    bytes: Buffer.from(file.bytes.toString().replace('B,owner,', 'B,stranger,')),
  }));

  const output = play([...noOwner, ...daysOf({ A: [80, 80, 80, 64] })], '2026-01-09T06:00:00Z');

  expect(toldOf(output, 'opened')).toEqual(['01-09T06:00 data-1 opened']);
  expect(toldOf(output, 'data-quality')).toEqual([
    '01-09T06:00 data-1 data-quality',
    '01-09T06:00 data-2 data-quality',
  ]);
  expect(output.cases.find(({ kind }) => kind === 'data-quality')).toMatchObject({
    day: '2026-01-09',
    reasons: ['unfilled-role'],
  });
});
