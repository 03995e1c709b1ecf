import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const accounts = {
  acme: {},
  globex: { name: 'Globex & Söhne', owner: 'oskar', delivery_lead: '' },
  initech: { owner: 'oskar', technical_lead: 'dora' },
};
/** It leaves the roster before its rescue could open a red channel. */
const company = companyOf('2026-01-02T00:01', { ...accounts, departed: { tier: 'A' } });
const { sam, ...staying } = people;
const changed = companyOf(
  '2026-01-03T19:00',
  { ...accounts, acme: { owner: 'oskar', tier: 'A' } },
  {
    ...staying,
    oskar: { role: 'owner', manager: 'mara', phone: '+4915100000009' },
    mara: { role: 'manager', manager: 'cleo', email: 'm.moved@example.com' },
    // Too short for SNS.
    olga: { role: 'owner', manager: 'mara', phone: '+112' },
  },
);
const before = ['2025-12-30', '2025-12-31', '2026-01-01'];
const usual = { acme: 80, globex: 80, initech: 80, stranger: 80, departed: 80 };
const fallen = { acme: 60, globex: 60, initech: 60, stranger: 60, departed: 60 };
const days = [...before, '2026-01-02', '2026-01-03'];

/**
 * At the turn of a year: between two steps of a rescue its owner and its tier change, addresses change and somebody leaves; another is handed over; a role that nobody
 * fills, somebody whom SNS refuses, and an account that is not on the roster fall to the default desk.
 */
export const changes: Scenario = {
  name: 'changes',
  startsAt: '2026-01-02T00:00',
  calmUntil: '2026-01-03T04:59',
  endsAt: '2026-01-04T11:30',
  companies: [company, changed],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-01-02T05:00', day, usual)),
    dayFile('2026-01-03T05:00', '2026-01-02', fallen),
    ...companyFiles(changed),
    dayFile('2026-01-04T05:00', '2026-01-03', fallen),
  ],
  habits: [
    {
      who: 'oskar',
      gets: 'opened',
      about: 'rescue globex',
      afterMinutes: 60,
      posts: 'action=hand-over&to=erik',
    },
    // Who stands in looks at the page; a rescue has no site.
    { who: 'desk', gets: 'opened', about: 'rescue stranger', afterMinutes: 30, posts: 'action=on-site' },
  ],
  unreachable: ['tess'],
  truth: {
    days: { ...allOf(before, usual), ...allOf(['2026-01-02', '2026-01-03'], fallen) },
    statuses: allOf(days, 'complete'),
    cases: ['acme', 'globex', 'initech', 'stranger', 'departed'].map((account) => ({
      case: `rescue ${account} 2026-01-02 sharp-drop`,
      from: '2026-01-03T06:00',
      ends: 'open',
    })),
    quality: {
      '2026-01-03 unfilled-role': '2026-01-03T06:00',
      '2026-01-03 unreachable-recipient': '2026-01-03T19:00',
      '2026-01-04 unfilled-role': '2026-01-04T06:00',
      '2026-01-04 unreachable-recipient': '2026-01-04T06:00',
    },
    unfilled: [
      'acme sales_lead',
      ...['sales_lead', 'delivery_lead'].map((role) => `globex ${role}`),
      'initech sales_lead',
      ...['owner', 'owner_manager', 'sales_lead', 'technical_lead', 'delivery_lead'].flatMap((role) => [
        `stranger ${role}`,
        `departed ${role}`,
      ]),
    ],
    receipts: { ...listReceipts(3, Object.keys(staying).length), ...dayReceipts(days, 5) },
  },
};
