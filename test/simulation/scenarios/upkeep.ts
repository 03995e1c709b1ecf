import { people } from '../../support/company.ts';
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

const later = 'unacknowledged-24h';
const phone = '+4915100000007';
const company = companyOf(
  '2026-03-05T00:01',
  { acme: {}, globex: { owner: 'oskar' }, hooli: { tier: 'A' } },
  {
    ...people,
    mara: { ...people['mara'], phone },
    sam: { ...people['sam'], phone },
    nemo: { role: 'lead', email: '' },
    dai: { role: 'data_team', locale: 'zh-CN' },
    dou: { role: 'data_team', locale: 'zh-TW' },
  },
);
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
/** Of one nothing is ever known. */
const usual = { acme: 80, globex: 80, hooli: '' };
const fallen = { acme: 60, globex: 60, hooli: '' };
const known = (indices: typeof usual) => ({ ...indices, hooli: null });
const days = [...before, '2026-03-05', '2026-03-06'];

/**
 * The keys of links are changed a minute after somebody used one. A link from before works after it, and one that is
 * made a minute later at once; who could not read them can soon again. Somebody is slow to confirm an address, as slow as SNS allows, and answers STOP besides:
 * the check of the night finds the one, then both, then the other, each once; and once only who shares that phone.
 */
export const upkeep: Scenario = {
  name: 'upkeep',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-07T09:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    complaintsFile('2026-03-06T07:31', 'friday', [['c-1', 'hooli', '2026-03-06T07:00:00Z', 'critical']]),
    complaintsFile('2026-03-06T07:33', 'again', [['c-2', 'hooli', '2026-03-06T07:05:00Z', 'critical']]),
    dayFile('2026-03-07T05:00', '2026-03-06', fallen),
  ],
  habits: [
    { who: 'olga', gets: 'opened', about: 'rescue acme', afterMinutes: 89, posts: 'action=acknowledge' },
    { who: 'oskar', gets: 'opened', about: 'rescue globex', afterMinutes: 180, posts: 'action=acknowledge' },
    { who: 'erik', gets: 'opened', about: 'red-channel hooli', afterMinutes: 1, posts: 'action=acknowledge' },
    { who: 'olga', gets: 'opened', about: 'red-channel hooli', afterMinutes: 60, posts: 'action=on-site' },
    // Who got a link that nothing could sign goes by the next one.
    { who: 'olga', gets: later, about: 'rescue acme', afterMinutes: 30, posts: 'action=acknowledge' },
    { who: 'oskar', gets: later, about: 'rescue globex', afterMinutes: 30, posts: 'action=acknowledge' },
    { who: 'olga', gets: 'due-in-4h', about: 'red-channel hooli', afterMinutes: 30, posts: 'action=on-site' },
  ],
  upkeep: {
    keysMadeAt: '2026-01-30T07:30',
    optsOut: { at: '2026-03-05T20:00', phone },
    confirms: { at: '2026-03-06T23:30', email: 'mara@example.com' },
  },
  truth: {
    days: { ...allOf(before, known(usual)), ...allOf(['2026-03-05', '2026-03-06'], known(fallen)) },
    statuses: allOf(days, 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'rescue globex 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      {
        case: 'red-channel hooli complaint',
        from: '2026-03-06T07:31',
        dueAt: '2026-03-07T07:00:00Z',
        ends: 'acknowledged onSite',
        complaints: 'c-1 c-2',
      },
    ],
    unreached: [
      '2026-03-05 mara: email is not confirmed',
      '2026-03-05 nemo: has neither an e-mail address nor a phone number',
      '2026-03-06 mara: email is not confirmed; sms was opted out by its owner',
      '2026-03-06 sam: sms was opted out by its owner',
      '2026-03-07 mara: sms was opted out by its owner',
    ],
    quality: {
      '2026-03-05 unreachable-recipient': '2026-03-05T04:00',
      '2026-03-06 unreachable-recipient': '2026-03-06T04:00',
      '2026-03-07 unreachable-recipient': '2026-03-07T04:00',
    },
    receipts: {
      ...listReceipts(3, Object.keys(company.people).length),
      ...dayReceipts(days, 3),
      'complaints/friday.csv': ['accepted', 1, 1, 0, 0],
      'complaints/again.csv': ['accepted', 1, 1, 0, 0],
    },
  },
};
