import { snapshotFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: {},
  globex: { owner: 'oskar', tier: 'A' },
  hooli: { owner: 'oskar' },
  umbrella: { owner: 'oskar' },
  wayne: {},
});
const before = ['2026-03-01', '2026-03-02'];
const usual = { acme: 80, globex: 80, hooli: 80, umbrella: 45, wayne: 80 };
const third = { ...usual, umbrella: 39 };
const fourth = third;
const wrongFifth = { ...third, acme: 60 };
const fifth = { ...wrongFifth, wayne: 60 };
const wrongSixth = { acme: 60, globex: 55, hooli: 55, umbrella: 80, wayne: 60 };
const sixth = { ...wrongSixth, globex: 79, hooli: 80 };
const seventh = { acme: 60, globex: 79, umbrella: 80, wayne: 60 };

/**
 * A day that comes three days late and makes a third red day of a later one; a wrong day whose correction takes back
 * a rescue and the red channel that it became, and leaves one that somebody acted on; one whose correction moves an
 * opening to the day before; a day in two files of which one is taken away again; four accounts after days of five.
 */
export const lateDays: Scenario = {
  name: 'late-days',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-10T08:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-05T05:00', '2026-03-04', fourth),
    dayFile('2026-03-06T05:00', '2026-03-05', wrongFifth),
    dayFile('2026-03-06T15:00', '2026-03-03', third),
    dayFile('2026-03-07T05:00', '2026-03-06', wrongSixth),
    { at: '2026-03-07T05:00', key: 'snapshots/2026-03-06/more.csv', body: snapshotFile({ other: 80 }) },
    dayFile('2026-03-08T05:00', '2026-03-07', seventh),
    { at: '2026-03-08T09:30', key: 'snapshots/2026-03-06/more.csv', body: null },
    dayFile('2026-03-08T11:30', '2026-03-06', sixth),
    dayFile('2026-03-08T15:00', '2026-03-05', fifth),
  ],
  habits: [
    { who: 'oskar', gets: 'opened', about: 'rescue hooli', afterMinutes: 60, posts: 'action=acknowledge' },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-03': third,
      '2026-03-04': fourth,
      '2026-03-05': fifth,
      '2026-03-06': sixth,
      '2026-03-07': seventh,
    },
    statuses: {
      ...allOf([...before, '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07'], 'complete'),
      '2026-03-08': 'missing',
    },
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue umbrella 2026-03-05 red-band', from: '2026-03-06T15:00', ends: 'open' },
      { case: 'rescue globex 2026-03-06 sharp-drop', from: '2026-03-07T06:00', ends: 'retracted' },
      { case: 'red-channel globex unacknowledged-rescue', from: '2026-03-08T06:00', ends: 'retracted' },
      { case: 'rescue hooli 2026-03-06 sharp-drop', from: '2026-03-07T06:00', ends: 'acknowledged kept' },
      { case: 'rescue wayne 2026-03-05 sharp-drop', from: '2026-03-07T06:00', ends: 'open' },
    ],
    quality: { '2026-03-03 missing': '2026-03-05T05:00', '2026-03-08 missing': '2026-03-09T12:00' },
    receipts: {
      ...listReceipts(5),
      ...dayReceipts([...before, '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06'], 5),
      ...dayReceipts(['2026-03-07'], 4),
      'snapshots/2026-03-06/more.csv': ['accepted', 1, 1, 0, 0],
    },
  },
};
