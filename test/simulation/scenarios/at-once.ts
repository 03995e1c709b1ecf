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

const company = companyOf('2026-03-05T00:01', { acme: { tier: 'A' }, globex: { owner: 'oskar' } });
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80 };
const fallen = { acme: 60, globex: 80 };
const corrected = { acme: 82, globex: 80 };
const days = [...before, '2026-03-05', '2026-03-06'];

/**
 * Everything that can happen at the same time: the roster and two files of complaints about one account, each with a row that is wrong, another with a step of its
 * case, a correction with the run of another day, somebody with a run that decides about their case, two people with each
 * other and with the tick that tells of a step which they cover; and files that are put in several
 * versions before anybody has read them, or while somebody does.
 */
export const atOnce: Scenario = {
  name: 'at-once',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-07T15:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    dayFile('2026-03-06T05:00', '2026-03-05', { stray: 80, ...usual }),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    ...companyFiles({ ...company, from: '2026-03-06T09:00' })
      .filter(({ key }) => key.startsWith('accounts/'))
      .flatMap((file) => {
        const withStray = { ...file, body: `${file.body}other,other,loud,olga,,,,,\n` };
        return [withStray, file, withStray];
      }),
    ...[['loud'], [], ['loud']].map((others) =>
      complaintsFile('2026-03-06T09:00', 'one', [
        ['c-1', 'globex', '2026-03-06T08:30:00Z', 'critical'],
        ...others.map((severity) => ['c-4', 'globex', '2026-03-06T08:30:00Z', severity] as const),
      ]),
    ),
    complaintsFile('2026-03-06T09:00', 'two', [
      ['c-2', 'globex', '2026-03-06T08:20:01Z', 'critical'],
      ['c-5', 'globex', '2026-03-06T08:20:01Z', 'loud'],
    ]),
    complaintsFile('2026-03-06T10:00', 'three', [['c-3', 'globex', '2026-03-06T09:50:00Z', 'low']]),
    // A first day that cures it.
    dayFile('2026-03-07T07:00', '2026-03-06', usual),
    dayFile('2026-03-07T07:00', '2026-03-04', corrected),
  ],
  habits: [
    // A second after the step by which its red channel would open, and before the tick that finds it.
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue acme',
      afterMinutes: 24 * 60,
      posts: 'action=acknowledge',
    },
    // While the last run decides about it.
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue acme',
      afterMinutes: 25 * 60 + 0.1,
      posts: 'action=hand-over&to=erik',
    },
    {
      who: 'erik',
      gets: 'opened',
      about: 'red-channel globex',
      afterMinutes: 60,
      posts: 'action=acknowledge',
    },
    {
      who: 'oskar',
      gets: 'opened',
      about: 'red-channel globex',
      afterMinutes: 60,
      posts: 'action=hand-over&to=erik',
    },
    // A moment after it was due, and before the tick that finds it.
    ...['tess', 'dora'].map((who) => ({
      who,
      gets: 'opened',
      about: 'red-channel globex' as const,
      afterMinutes: 23 * 60 + 20.25,
      posts: 'action=on-site',
    })),
  ],
  isOfRaces: true,
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-04': corrected,
      '2026-03-05': fallen,
      '2026-03-06': usual,
    },
    statuses: allOf(days, 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      // Unless somebody acts first.
      {
        case: 'red-channel acme unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'open',
        isUnsure: true,
      },
      {
        case: 'red-channel globex complaint',
        from: '2026-03-06T09:00',
        ends: 'acknowledged breached onSite',
        dueAt: '2026-03-07T08:20:01Z',
        complaints: 'c-1 c-2 c-3',
      },
    ],
    quality: { '2026-03-06 rejected': '2026-03-06T09:00' },
    receipts: {
      ...listReceipts(2),
      'accounts/accounts.csv': ['accepted-with-rejects', 3, 2, 1, 0],
      ...dayReceipts(days, 2),
      'complaints/one.csv': ['accepted-with-rejects', 2, 1, 1, 0],
      'complaints/two.csv': ['accepted-with-rejects', 2, 1, 1, 0],
      'complaints/three.csv': ['accepted', 1, 1, 0, 0],
    },
  },
};
