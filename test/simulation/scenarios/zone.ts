import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-28T00:01', { acme: {}, globex: {} });
const before = ['2026-03-24', '2026-03-25', '2026-03-26'];
const usual = { acme: 80, globex: 80 };
const acmeFallen = { acme: 60, globex: 80 };
const bothFallen = { acme: 60, globex: 60 };

/**
 * Days that are decided in Berlin at half past one, over the night of 2026-03-29 in which clocks go forward at two: one
 * that is decided half an hour before, one after, and on either side one that never comes; a last one waits in the end.
 */
export const zone: Scenario = {
  name: 'zone',
  startsAt: '2026-03-28T00:00',
  calmUntil: '2026-03-31T10:05',
  endsAt: '2026-03-31T10:05',
  companies: [company],
  zone: {
    name: 'Europe/Berlin',
    runAt: '01:30',
    runs: [
      '2026-03-28T00:30',
      '2026-03-29T00:30',
      '2026-03-29T23:30',
      '2026-03-30T23:30',
      '2026-03-31T23:30',
    ],
    deadlines: ['2026-03-28T11:00', '2026-03-29T10:00', '2026-03-30T10:00', '2026-03-31T10:00'],
  },
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-28T05:00', day, usual)),
    dayFile('2026-03-28T22:00', '2026-03-28', acmeFallen),
    dayFile('2026-03-29T21:00', '2026-03-29', bothFallen),
    dayFile('2026-03-31T09:00', '2026-03-31', usual),
  ],
  habits: [],
  truth: {
    days: { ...allOf(before, usual), '2026-03-28': acmeFallen, '2026-03-29': bothFallen },
    statuses: {
      ...allOf([...before, '2026-03-28', '2026-03-29'], 'complete'),
      ...allOf(['2026-03-27', '2026-03-30'], 'missing'),
      '2026-03-31': 'waiting',
    },
    cases: [
      { case: 'rescue acme 2026-03-28 sharp-drop', from: '2026-03-29T00:30', ends: 'open' },
      { case: 'rescue globex 2026-03-29 sharp-drop', from: '2026-03-29T23:30', ends: 'open' },
    ],
    quality: { '2026-03-27 missing': '2026-03-28T11:00', '2026-03-30 missing': '2026-03-31T10:00' },
    receipts: {
      ...listReceipts(2),
      ...dayReceipts([...before, '2026-03-28', '2026-03-29'], 2),
      'snapshots/2026-03-31/accounts.csv': ['held', 2, 0, 0, 2],
    },
  },
};
