import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const accounts = {
  acme: {},
  globex: { name: 'Globex & Söhne', owner: 'oskar', delivery_lead: '' },
  initech: { owner: 'oskar', technical_lead: 'dora' },
};
/** It leaves the roster before its rescue could open a red channel. */
const company = companyOf('2026-03-05T00:01', { ...accounts, departed: { tier: 'A' } });
const { sam, ...staying } = people;
const changed = companyOf(
  '2026-03-06T19:00',
  { ...accounts, acme: { owner: 'oskar', tier: 'A' } },
  {
    ...staying,
    oskar: { role: 'owner', manager: 'mara', phone: '+4915100000009' },
    mara: { role: 'manager', manager: 'cleo', email: 'm.moved@example.com' },
    // Too short for SNS.
    olga: { role: 'owner', manager: 'mara', phone: '+112' },
  },
);
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, initech: 80, stranger: 80, departed: 80 };
const fallen = { acme: 60, globex: 60, initech: 60, stranger: 60, departed: 60 };
const days = [...before, '2026-03-05', '2026-03-06'];

/**
 * Between two steps of a rescue its owner and its tier change, addresses change and somebody leaves; another is handed over; a role that nobody
 * fills, somebody whom SNS refuses, and an account that is not on the roster fall to the default desk.
 */
export const changes: Scenario = {
  name: 'changes',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-07T11:30',
  companies: [company, changed],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    ...companyFiles(changed),
    dayFile('2026-03-07T05:00', '2026-03-06', fallen),
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
    days: { ...allOf(before, usual), ...allOf(['2026-03-05', '2026-03-06'], fallen) },
    statuses: allOf(days, 'complete'),
    cases: ['acme', 'globex', 'initech', 'stranger', 'departed'].map((account) => ({
      case: `rescue ${account} 2026-03-05 sharp-drop`,
      from: '2026-03-06T06:00',
      ends: 'open',
    })),
    quality: {
      '2026-03-06 unfilled-role': '2026-03-06T06:00',
      '2026-03-06 unreachable-recipient': '2026-03-06T19:00',
      '2026-03-07 unfilled-role': '2026-03-07T06:00',
      '2026-03-07 unreachable-recipient': '2026-03-07T06:00',
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
