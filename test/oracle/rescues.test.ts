import { expect, test } from 'vitest';
import { dayOf, daysOf, listsOf, play, rescuesOf, type Told } from './told-feed.ts';

const playAccount = (...levels: Told[]) => play([...listsOf({ A: 'B' }), ...daysOf({ A: levels })]);
const times = <T>(count: number, level: T): T[] => Array.from({ length: count }, () => level);

test.each([
  ['a fall from 80.00 to 64.00 is a drop of 20 %', [80, 80, 80, 64], ['2026-01-08 sharp-drop open']],
  ['a fall from 80.00 to 64.01 is not', [80, 80, 80, 64.01], []],
  ['two indices are no baseline', [80, 80, 10], []],
  ['an even count takes the unrounded mean 70.005', [60, 70, 70.01, 80, 56], ['2026-01-09 sharp-drop open']],
  ['56.01 is not 20 % below 70.005', [60, 70, 70.01, 80, 56.01], []],
  ['a baseline of 0 gives no drop', [0, 'unknown', 0], []],
] as [string, Told[], string[]][])('%s', (_, levels, rescues) => {
  expect(rescuesOf(playAccount(...levels), 'A')).toEqual(rescues);
});

test('the baseline is printed with its third decimal and the drop with four', () => {
  const { history } = playAccount(60, 70, 70.01, 80, 56);

  expect(history.at(-1)).toMatchObject({ index: 56, baseline: 70.005, drop: 0.2001, band: 'amber' });
});

test('an index leaves the baseline after 30 days', () => {
  const levels: Told[] = [90, 90, 90, ...times(28, null), 90, 90];

  const { history } = playAccount(...levels);

  expect(history.slice(-2).map(({ date, baseline }) => [date, baseline])).toEqual([
    [dayOf(31), null],
    [dayOf(32), null],
  ]);
});

test.each([
  [
    'the third red scored day opens, over a day without row and one without index',
    [39, null, 38, 'unknown', 37],
    1,
  ],
  ['40.00 is not red', [39.99, 39.99, 40], 0],
  ['39.99 is red', [39.99, 39.99, 39.99], 1],
  ['an amber day starts the count again', [39, 39, 40, 39, 39], 0],
] as [string, Told[], number][])('%s', (_, levels, count) => {
  const last = dayOf(levels.length - 1);

  expect(rescuesOf(playAccount(...levels), 'A')).toEqual(times(count, `${last} red-band open`));
});

test('a day without an index keeps the baseline and has nothing else', () => {
  const { history } = playAccount(80, 80, 80, 'unknown');

  expect(history.at(-1)).toEqual({
    account_id: 'A',
    date: dayOf(3),
    index: null,
    coverage: 0.1,
    band: 'unknown',
    baseline: 80,
    drop: null,
    contributions: null,
    model_version: '2026-1',
  });
});

test.each([
  ['the seventh scored day at 90 % of the baseline cures', [...times(7, 72)], 'recovered 2026-01-15'],
  ['six are not enough', [...times(6, 72)], 'open'],
  ['71.99 on the sixth starts the count again', [...times(5, 72), 71.99, ...times(6, 72)], 'open'],
  ['and seven more cure', [...times(5, 72), 71.99, ...times(7, 72)], 'recovered 2026-01-21'],
  [
    'days without an index do not interrupt',
    [72, 72, null, 72, 'unknown', ...times(4, 72)],
    'recovered 2026-01-17',
  ],
] as [string, Told[], string][])('after a drop %s', (_, levels, end) => {
  expect(rescuesOf(playAccount(80, 80, 80, 60, ...levels), 'A')).toEqual([`2026-01-08 sharp-drop ${end}`]);
});

test.each([
  ['45.00', 45, 'recovered 2026-01-14'],
  ['44.99', 44.99, 'open'],
])('seven days at %s after a red band', (_, level, end) => {
  const output = playAccount(39, 39, 39, ...times(7, level));

  expect(rescuesOf(output, 'A')).toEqual([`2026-01-07 red-band ${end}`]);
});

test('a reason that is added starts the count of cured days again', () => {
  const output = playAccount(39, 39, 39, ...times(4, 100), 80, ...times(7, 90));

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-07 red-band+sharp-drop recovered 2026-01-19']);
});

test('both reasons on one day open one rescue', () => {
  const output = playAccount(39, 39, 60, 60, 60, 39, 39, 39);

  expect(rescuesOf(output, 'A')).toEqual(['2026-01-10 sharp-drop+red-band open']);
});

test('no rescue opens on the day on which another resolves, but on the next', () => {
  const output = playAccount(50, 50, 50, 40, ...times(6, 100), 80, 80);

  expect(rescuesOf(output, 'A')).toEqual([
    '2026-01-08 sharp-drop recovered 2026-01-15',
    '2026-01-16 sharp-drop open',
  ]);
});

test.each([
  [20, 100, 'open'],
  [21, 100, 'held'],
  [20, 99, 'held'],
  [19, 40, 'open'],
])('when %i of %i accounts fall on one day their rescues are %s', (falling, accounts, state) => {
  const levels = Array.from({ length: accounts }, (_, at): [string, Told[]] => [
    `A-${at}`,
    [80, 80, 80, at < falling ? 64 : 80],
  ]);

  const { cases } = play([...listsOf({}), ...daysOf(Object.fromEntries(levels))]);

  const rescues = cases.filter(({ kind }) => kind === 'rescue');
  expect(rescues.map((rescue) => rescue.state)).toEqual(times(falling, state));
  const quality = cases.find(({ day }) => day === dayOf(3));
  expect(quality?.reasons ?? []).toEqual(state === 'held' ? ['held'] : []);
});
