import type { Scenario } from '../scenario.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  complaintsFile,
  dayFile,
  dayReceipts,
  listReceipts,
} from './write.ts';

const company = companyOf('2026-03-27T00:01', {
  acme: { tier: 'S' },
  globex: { owner: 'oskar' },
  initech: { tier: 'C' },
});
const grown = companyOf('2026-03-29T18:00', {
  ...company.accounts,
  initech: { tier: 'A' },
  newco: { tier: 'A', owner: 'oskar' },
});
const day = { acme: 80, globex: 80, initech: 80 };
const days = ['2026-03-26', '2026-03-27', '2026-03-28', '2026-03-29'];

/**
 * Complaints over the night in which clocks in Berlin go forward: one that nobody answers until it is breached, one
 * that is acknowledged between two steps, one whose account the roster learns of later and on which nobody comes, one that is
 * grave by the roster that comes with it, and some that open nothing.
 */
export const complaints: Scenario = {
  name: 'complaints',
  startsAt: '2026-03-27T00:00',
  calmUntil: '2026-03-28T20:59',
  endsAt: '2026-03-31T09:30',
  companies: [company, grown],
  script: [
    ...companyFiles(company),
    ...days.map((each, place) => dayFile(`2026-03-${27 + place}T05:00`, each, day)),
    // Replaced before the roster knows its account, and kept in mind all the same.
    complaintsFile('2026-03-28T21:35', 'noon', [['c-13', 'newco', '2026-03-28T21:31:00Z', 'low']]),
    complaintsFile('2026-03-28T21:40', 'evening', [
      ['c-1', 'acme', '2026-03-28T22:30:00+01:00', 'critical'],
      ['c-2', 'globex', '2026-03-28T20:00:00Z', 'high'],
      ['c-3', 'initech', '2026-03-28T20:00:00Z', 'critical'],
      ['c-5', 'newco', '2026-03-28T23:30:00+02:00', 'critical'],
      // Told once, though the file is answered again on the next day.
      ['c-12', 'globex', '2026-03-28T20:00:00Z', 'loud'],
    ]),
    // Reported before the first one, so that somebody has to be there earlier.
    complaintsFile('2026-03-29T09:00', 'morning', [
      ['c-6', 'acme', '2026-03-28T21:00:00Z', 'high'],
      ['c-7', 'acme', '2026-03-29T08:50:00Z', 'low'],
      ['c-4', 'acme', '2026-03-29T22:30:00+02:00', 'critical'],
      ['c-2', 'globex', '2026-03-28T20:00:00Z', 'critical'],
      ['c-10', 'newco', '2026-03-29T08:00:00Z', 'low'],
      // Ahead of the clock when it lands, and of the past when the roster knows its account.
      ['c-9', 'newco', '2026-03-29T17:30:00Z', 'critical'],
    ]),
    complaintsFile('2026-03-29T12:00', 'noon', [['c-8', 'globex', '2026-03-29T11:00:00Z', 'critical']]),
    ...companyFiles(grown),
    // Taken together with the roster, which says that it is grave.
    complaintsFile('2026-03-29T18:00', 'beside', [['c-11', 'initech', '2026-03-29T17:00:00Z', 'critical']]),
  ],
  habits: [
    {
      who: 'olga',
      gets: 'breached',
      about: 'red-channel acme',
      afterMinutes: 120,
      posts: 'action=resolve&outcome=lost',
    },
    {
      who: 'oskar',
      gets: 'unacknowledged-1h',
      about: 'red-channel globex',
      afterMinutes: 45,
      posts: 'action=acknowledge',
    },
    {
      who: 'oskar',
      gets: 'opened',
      about: 'red-channel newco',
      afterMinutes: 60,
      posts: 'action=acknowledge',
    },
    { who: 'erik', gets: 'opened', about: 'red-channel globex', afterMinutes: 360, posts: 'action=on-site' },
    {
      who: 'erik',
      gets: 'opened',
      about: 'red-channel initech',
      afterMinutes: 30,
      posts: 'action=resolve&outcome=saved',
    },
  ],
  truth: {
    days: allOf(days, day),
    statuses: allOf(days, 'complete'),
    cases: [
      {
        case: 'red-channel acme complaint',
        from: '2026-03-28T21:40',
        ends: 'lost breached',
        dueAt: '2026-03-29T21:00:00Z',
        complaints: 'c-1 c-6 c-7',
      },
      {
        case: 'red-channel globex complaint',
        from: '2026-03-29T12:00',
        ends: 'acknowledged onSite',
        dueAt: '2026-03-30T11:00:00Z',
        complaints: 'c-8',
      },
      {
        case: 'red-channel initech complaint',
        from: '2026-03-29T18:00',
        ends: 'saved',
        dueAt: '2026-03-30T17:00:00Z',
        complaints: 'c-11',
      },
      {
        case: 'red-channel newco complaint',
        from: '2026-03-29T18:00',
        ends: 'acknowledged breached',
        dueAt: '2026-03-29T21:30:00Z',
        complaints: 'c-10 c-13 c-5',
      },
    ],
    quality: { '2026-03-28 rejected': '2026-03-28T21:40', '2026-03-29 rejected': '2026-03-29T09:00' },
    receipts: {
      ...listReceipts(4),
      ...dayReceipts(days, 3),
      'complaints/evening.csv': ['accepted-with-rejects', 5, 4, 1, 0],
      'complaints/morning.csv': ['accepted-with-rejects', 6, 3, 3, 0],
      'complaints/beside.csv': ['accepted', 1, 1, 0, 0],
      'complaints/noon.csv': ['accepted', 1, 1, 0, 0],
    },
  },
};
