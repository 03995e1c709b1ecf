import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: {},
  globex: { owner: 'oskar' },
  // With one letter that is not in a phone's own alphabet every character of an SMS takes more room.
  initech: { tier: 'C', name: 'Zakłady w Łodzi' },
});
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, initech: 50 };
const fallen = { acme: 60, globex: 64.01, initech: 39.99 };
const later = { acme: 60, globex: 63, initech: '' };
const risen = { acme: 75, globex: 80, initech: 30 };
const last = { acme: 76, globex: 80, initech: 20 };

/** Rescues that open by a fall and by the third red day, on both sides of their bounds; one is acknowledged, two are not. */
export const fall: Scenario = {
  name: 'fall',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-10T10:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    dayFile('2026-03-07T05:00', '2026-03-06', later),
    dayFile('2026-03-08T05:00', '2026-03-07', risen),
    dayFile('2026-03-09T06:30', '2026-03-08', last),
  ],
  habits: [
    { who: 'olga', gets: 'opened', about: 'rescue acme', afterMinutes: 90, posts: 'action=acknowledge' },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': fallen,
      '2026-03-06': { acme: 60, globex: 63, initech: null },
      '2026-03-07': risen,
      '2026-03-08': last,
    },
    statuses: allOf([...before, '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'], 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'rescue globex 2026-03-06 sharp-drop', from: '2026-03-07T06:00', ends: 'open' },
      { case: 'rescue initech 2026-03-05 red-band+sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
    ],
    quality: {},
    receipts: {
      ...listReceipts(3),
      ...dayReceipts([...before, '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-08'], 3),
    },
  },
};
