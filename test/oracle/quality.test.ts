import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Output } from './output.ts';
import { dayFile, dayOf, daysOf, type Landing, listsOf, play, snapshotOf, toldOf } from './told-feed.ts';

const lists = listsOf({ A: 'B' });
const qualityOf = ({ cases }: Output) =>
  cases
    .filter(({ kind }) => kind === 'data-quality')
    .map(({ day, reasons }) => `${day} ${reasons.join('+')}`);

test.each([
  ['a millisecond before noon', '2026-01-08T11:59:59.999Z', []],
  ['at noon', '2026-01-08T12:00:00.000Z', ['2026-01-07 missing']],
])('a day that did not come is missing %s', (_, until, cases) => {
  const output = play([...lists, ...daysOf({ A: [80, 80] })], until);

  expect(qualityOf(output)).toEqual(cases);
});

test('a day that comes exactly at noon is not missing', () => {
  const output = play([...lists, ...daysOf({ A: [80] }), dayFile(1, { A: 80 }, '2026-01-07T12:00:00Z')]);

  expect(qualityOf(output)).toEqual([]);
});

test('more than five messages in a minute wait and come as one', () => {
  const first = dayFile(15, { A: 80 });
  const much = dayFile(5, { A: 80 }, '2026-01-21T13:00:00Z');

  const output = play([...listsOf({ A: 'B' }, first.at), first, much], '2026-01-21T13:05:00Z');

  const toFirst = output.notices.filter(({ recipient_id }) => recipient_id === 'data-1');
  expect(toFirst.map(({ published_at, case_ids }) => [published_at.slice(11, 19), case_ids.length])).toEqual([
    ['13:00:00', 1],
    ['13:00:00', 1],
    ['13:00:00', 1],
    ['13:00:00', 1],
    ['13:00:00', 1],
    ['13:01:00', 4],
  ]);
});

test('an account that occurs twice in a day is rejected in all its copies, broken ones included', () => {
  const other = snapshotOf({ A: 80, B: 80 })
    .toString()
    .replace(/^A,.*$/m, (row) => `${row},one too many`);
  const files = [
    dayFile(0, { A: 80, C: 80 }),
    { at: '2026-01-06T06:00:00Z', key: `snapshots/${dayOf(0)}/other.csv`, bytes: Buffer.from(other) },
  ];

  const output = play([...lists, ...files]);

  expect(output.history.map(({ account_id }) => account_id)).toEqual(['B', 'C']);
  expect([...output.receipts.entries()].filter(([key]) => key.startsWith('snapshots'))).toEqual([
    [`snapshots/${dayOf(0)}/all.csv`, { rows_read: 2, scored: 1, rejected: 1, held: 0 }],
    [`snapshots/${dayOf(0)}/other.csv`, { rows_read: 2, scored: 1, rejected: 1, held: 0 }],
  ]);
  expect(qualityOf(output)).toEqual(['2026-01-05 rejected']);
});

test('the same bytes under another key are a repeat and count nothing', () => {
  const again = { ...dayFile(0, { A: 80 }), key: `snapshots/${dayOf(0)}/zebra.csv` };

  const output = play([...lists, dayFile(0, { A: 80 }), again]);

  expect(output.receipts.get(again.key)).toEqual({ rows_read: 0, scored: 0, rejected: 0, held: 0 });
  expect(output.history).toHaveLength(1);
  expect(qualityOf(output)).toEqual([]);
});

const manifestOf = (file: Landing, changes: object = {}, at = file.at): Landing => {
  const sha256 = createHash('sha256').update(file.bytes).digest('hex');
  const rows = file.bytes.toString().trimEnd().split('\n').length - 1;
  const entry = { key: file.key, bytes: file.bytes.length, sha256, rows, ...changes };
  const key = file.key.replace('all.csv', '_manifest.json');
  return { at, key, bytes: Buffer.from(JSON.stringify({ files: [entry] })) };
};

test.each([
  ['without a manifest is cut', false, { rows_read: 1, scored: 0, rejected: 1, held: 0 }],
  ['is whole when the manifest says so', true, { rows_read: 1, scored: 1, rejected: 0, held: 0 }],
])('a plain CSV that does not end in a newline %s', (_, listed, counts) => {
  const whole = dayFile(0, { A: 80 });
  const cut = { ...whole, bytes: whole.bytes.subarray(0, -1) };

  const output = play([...lists, cut, ...(listed ? [manifestOf(cut)] : [])]);

  expect(output.receipts.get(cut.key)).toEqual(counts);
});

test.each([
  ['other bytes', { sha256: '0'.repeat(64) }],
  ['another length', { bytes: 7 }],
  ['more rows', { rows: 2 }],
])('a day whose manifest names %s waits and is incomplete at noon', (_, changes) => {
  const day = dayFile(1, { A: 80 });

  const output = play(
    [...lists, dayFile(0, { A: 80 }), day, manifestOf(day, changes)],
    '2026-01-07T12:00:00Z',
  );

  expect(output.history.map(({ date }) => date)).toEqual([dayOf(0)]);
  expect(output.receipts.get(day.key)).toEqual({ rows_read: 1, scored: 0, rejected: 0, held: 1 });
  expect(qualityOf(output)).toEqual(['2026-01-06 incomplete']);
});

test('a day with a met manifest is decided before its scheduled run, a day without one at it', () => {
  const early = dayFile(1, { A: 80 }, '2026-01-07T01:00:00Z');

  const listed = play([...lists, dayFile(0, { A: 80 }), early, manifestOf(early)]);
  const unlisted = play([...lists, dayFile(0, { A: 80 }), early]);
  const later = play([...lists, dayFile(0, { A: 80 }), early], '2026-01-07T06:00:00Z');

  expect([listed, unlisted, later].map(({ history }) => history.length)).toEqual([2, 1, 2]);
});

test('a manifest that is no longer met takes the day out of the history', () => {
  const days = daysOf({ A: [80, 80] });
  const second = days[1] as Landing;
  const corrected = dayFile(1, { A: 70 }, '2026-01-07T08:00:00Z');

  const output = play([...lists, ...days, manifestOf(second), corrected]);

  expect(output.history.map(({ date }) => date)).toEqual([dayOf(0)]);
});

test('a file that the manifest does not list is not scored and takes no part in the search for doubles', () => {
  const day = dayFile(0, { A: 80 });
  const extra = { ...day, key: `snapshots/${dayOf(0)}/extra.csv`, bytes: snapshotOf({ A: 60, B: 60 }) };

  const output = play([...lists, day, extra, manifestOf(day)]);

  expect(output.history.map(({ account_id, index }) => [account_id, index])).toEqual([['A', 80]]);
  expect(output.receipts.get(extra.key)).toEqual({ rows_read: 2, scored: 0, rejected: 2, held: 0 });
});

test.each([
  [4, []],
  [3, ['2026-01-08 suspicious']],
])('a day with %i rows after days of 4, 5 and 6', (count, cases) => {
  const rows = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`A-${at}`, 80]));
  const days = [4, 5, 6, count].map((size, offset) => dayFile(offset, rows(size)));

  expect(qualityOf(play([...lists, ...days]))).toEqual(cases);
});

test('a broken roster leaves the old one in force and is reported', () => {
  const roster = listsOf({ A: 'B' })[1] as Landing;
  const cut = { ...roster, at: '2026-01-06T10:00:00Z', bytes: Buffer.from('account_id,tier\nA,S') };

  const output = play([...lists, ...daysOf({ A: [80, 80, 80, 64] }), cut]);

  expect(qualityOf(output)).toEqual(['2026-01-06 rejected']);
  expect(toldOf(output, 'opened')).toEqual(['01-09T06:00 owner opened']);
});
