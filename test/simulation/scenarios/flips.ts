import { snapshotFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import {
  accountIds,
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  rescueOf,
} from './write.ts';

const ids = accountIds(21);
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
const [first = '', last = '', ...others] = ids;
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = allOf(ids, 80);
const fifth = { [first]: 60, [last]: 80 };
const sixth = { ...usual, ...allOf([first, ...others], 60) };
const left = { [last]: 78 };
/** So many that twenty are no more than a fifth of them, but not on the day on which they fall. */
const crowd = allOf(
  accountIds(100).map((id) => `only-${id}`),
  80,
);
const empty = 'snapshots/2026-03-06/empty.csv';
const emptyToo = 'snapshots/2026-03-05/empty.csv';
const [gets, about] = ['data-quality', 'data-quality 2026-03-06'] as const;

/**
 * One account falls on a day of which nineteen others are missing, who fall on the next one. By a correction that leaves it
 * out it falls with them, which is one too many to be believed, and is discarded; by one that leaves it out again nothing
 * changes, nor by one that is taken back a minute later, by another one it does not fall with them, and they open. By a last
 * one, itself corrected a minute later, they are held anew, and released. Another one of a minute is the last that is heard
 * of the day.
 */
export const flips: Scenario = {
  name: 'flips',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T04:59',
  endsAt: '2026-03-08T11:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', fifth),
    { at: '2026-03-06T05:00', key: emptyToo, body: snapshotFile({}) },
    dayFile('2026-03-07T05:00', '2026-03-06', sixth),
    { at: '2026-03-07T05:00', key: empty, body: snapshotFile({}) },
    dayFile('2026-03-07T12:00', '2026-03-05', { [last]: 80, ...crowd }),
    dayFile('2026-03-07T16:30', '2026-03-05', { [last]: 79 }),
    dayFile('2026-03-07T18:00', '2026-03-05', { [last]: 79, other: 80 }),
    dayFile('2026-03-07T18:01', '2026-03-05', { [last]: 79 }),
    dayFile('2026-03-07T21:00', '2026-03-05', fifth),
    dayFile('2026-03-08T01:30', '2026-03-05', { [last]: 77 }),
    dayFile('2026-03-08T01:31', '2026-03-05', left),
    dayFile('2026-03-08T03:00', '2026-03-05', { ...left, other: 80 }),
    dayFile('2026-03-08T03:01', '2026-03-05', left),
  ],
  // Of a rejected file, and of what is held, she hears at six and at noon; before it is held, and while it is not, nothing can be decided.
  habits: [
    { who: 'dana', gets, about, afterMinutes: 30, posts: 'action=discard' },
    { who: 'dana', gets, about, afterMinutes: 18 * 60, posts: 'action=release' },
  ],
  isLong: true,
  truth: {
    days: { ...allOf(before, usual), '2026-03-05': left, '2026-03-06': sixth },
    statuses: { ...allOf(before, 'complete'), '2026-03-05': 'complete-with-rejects', '2026-03-06': 'held' },
    cases: [
      rescueOf(first, '2026-03-05', '2026-03-06T06:00', 'retracted'),
      ...others.map((id) => rescueOf(id, '2026-03-06', '2026-03-07T06:00', 'retracted')),
      rescueOf(first, '2026-03-06', '2026-03-07T12:00', 'retracted'),
      rescueOf(first, '2026-03-05', '2026-03-07T21:00', 'retracted'),
      ...others.map((id) => rescueOf(id, '2026-03-06', '2026-03-07T21:00', 'retracted')),
      ...[first, ...others].map((id) => rescueOf(id, '2026-03-06', '2026-03-08T01:30', 'open')),
    ],
    quality: {
      '2026-03-05 suspicious': '2026-03-06T06:00',
      '2026-03-05 rejected': '2026-03-06T06:00',
      '2026-03-06 rejected': '2026-03-07T06:00',
      '2026-03-06 held': '2026-03-07T12:00',
    },
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts([...before, '2026-03-06'], ids.length),
      ...dayReceipts(['2026-03-05'], 1),
      [emptyToo]: ['rejected', 0, 0, 0, 0],
      [empty]: ['rejected', 0, 0, 0, 0],
    },
  },
};
