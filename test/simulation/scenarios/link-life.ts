import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, complaintsFile, listReceipts } from './write.ts';

const { cleo, ...english } = people;
const others = {
  ...english,
  olga: { ...people['olga'], locale: 'zh-CN' },
  erik: { ...people['erik'], locale: 'zh-TW' },
};
const accounts = { acme: { tier: 'A' }, globex: { tier: 'A' }, hooli: {}, initech: {} };
const company = companyOf('2026-03-05T00:01', accounts, {
  ...others,
  nora: { role: 'owner', manager: 'mara', name: 'Nora' },
});
/** Who took charge of a red channel leaves before its letter is sent. */
const smaller = companyOf('2026-03-20T00:00', accounts, others);
const lifeMinutes = 30 * 24 * 60;
const about = 'red-channel acme';
const posts = 'action=commitment-sent';

/**
 * A link opens its case for thirty days and not a minute longer; so does one that somebody else has. Its key is not changed
 * in the days after that: another rotation may have been under way when it began to sign. Red channels of two months,
 * in a company without a chief executive.
 */
export const linkLife: Scenario = {
  name: 'link-life',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-04-04T12:00',
  endsAt: '2026-04-04T12:00',
  companies: [company, smaller],
  script: [
    ...companyFiles(company),
    ...companyFiles(smaller),
    complaintsFile('2026-03-05T09:00', 'one', [['c-1', 'acme', '2026-03-05T08:30:00Z', 'critical']]),
    // Opened in one month and due in the next, and acknowledged before the time that its report names.
    complaintsFile('2026-03-31T12:00', 'ahead', [['c-4', 'initech', '2026-03-31T12:04:00Z', 'critical']]),
    // Reported in one month and opened in the next; and not due by the end.
    complaintsFile('2026-04-01T00:10', 'two', [['c-2', 'globex', '2026-03-31T23:50:00Z', 'critical']]),
    complaintsFile('2026-04-04T11:00', 'three', [['c-3', 'hooli', '2026-04-04T10:00:00Z', 'critical']]),
  ],
  habits: [
    {
      who: 'olga',
      gets: 'opened',
      about: 'red-channel initech',
      afterMinutes: 1,
      posts: 'action=acknowledge',
    },
    // Once more, which changes nothing.
    {
      who: 'olga',
      gets: 'opened',
      about: 'red-channel initech',
      afterMinutes: 5,
      posts: 'action=acknowledge&note=Too+late',
    },
    { who: 'olga', gets: 'opened', about, afterMinutes: 30, posts: 'action=hand-over&to=nora' },
    { who: 'nora', gets: 'unacknowledged-1h', about, afterMinutes: 10, posts: 'action=acknowledge' },
    { who: 'olga', gets: 'opened', about, afterMinutes: 90, posts: 'action=resolve&outcome=saved' },
    { who: 'erik', gets: 'opened', about, afterMinutes: lifeMinutes - 2, posts },
    { who: 'dora', gets: 'opened', about, afterMinutes: lifeMinutes - 1, posts },
    { who: 'olga', gets: 'opened', about, afterMinutes: lifeMinutes, posts },
    { who: 'sam', gets: 'opened', about, afterMinutes: lifeMinutes + 1, posts },
  ],
  upkeep: {
    keysMadeAt: '2026-01-29T07:30',
    asksAgainAt: '2026-04-04T11:45',
    optsOut: { at: '2026-03-05T00:02', phone: '+4915100000009' },
    confirms: { at: '2026-03-05T00:02', email: 'nobody@example.com' },
  },
  truth: {
    alarm: ['links that still live'],
    days: {},
    statuses: {},
    cases: [
      {
        case: `${about} complaint`,
        from: '2026-03-05T09:00',
        dueAt: '2026-03-06T08:30:00Z',
        ends: 'saved commitmentSent',
      },
      {
        case: 'red-channel initech complaint',
        from: '2026-03-31T12:00',
        dueAt: '2026-04-01T12:04:00Z',
        ends: 'acknowledged breached',
      },
      {
        case: 'red-channel globex complaint',
        from: '2026-04-01T00:10',
        dueAt: '2026-04-01T23:50:00Z',
        ends: 'open breached',
      },
      {
        case: 'red-channel hooli complaint',
        from: '2026-04-04T11:00',
        dueAt: '2026-04-05T10:00:00Z',
        ends: 'open',
      },
    ],
    unfilled: ['acme sponsor_manager', 'globex sponsor_manager', 'globex ceo', 'initech ceo'],
    quality: {
      '2026-03-05 unfilled-role': '2026-03-05T10:00',
      '2026-04-01 unfilled-role': '2026-04-01T01:10',
    },
    receipts: {
      ...listReceipts(4, Object.keys(others).length),
      ...allOf(
        ['one', 'ahead', 'two', 'three'].map((name) => `complaints/${name}.csv`),
        ['accepted', 1, 1, 0, 0],
      ),
    },
  },
};
