import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import {
  accountIds,
  allOf,
  companyFiles,
  companyOf,
  complaintsFile,
  dayFile,
  dayReceipts,
  listReceipts,
  rescueOf,
} from './write.ts';

const complaining = accountIds(57);
/** All at once, but for six, one more than goes to one person in a minute. */
const [early, late] = [complaining.slice(0, 51), complaining.slice(51)];
/** Of five whose names are short an SMS has room for four, of those of the other for three. */
const short = ['v', 'w', 'x', 'y', 'z'];
const long = short.map((id) => `firm ${id}${id}`);
/** Their owner has no e-mail: an SMS has room for the links of eight. */
const phoned = Array.from({ length: 9 }, (_, place) => `only by phone ${place}`);
const falling = [...short, ...long, ...phoned];
/** They are everything to them. */
const olgas = {
  owner: 'olga',
  sales_lead: 'olga',
  technical_lead: 'olga',
  delivery_lead: 'olga',
  executive_sponsor: 'olga',
};
const company = companyOf(
  '2026-03-05T00:01',
  {
    ...allOf(complaining, olgas),
    ...allOf(short, {}),
    ...allOf(long, { owner: 'oskar' }),
    ...allOf(phoned, { owner: 'otto' }),
  },
  {
    ...people,
    olga: { ...people['olga'], manager: 'olga' },
    oskar: { ...people['oskar'], phone: '+4915100000002' },
    otto: { ...people['oskar'], email: '', phone: '+4915100000003' },
  },
);
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = allOf(falling, 80);
const fallen = allOf(falling, 60);

function openedBy(account: string, from: string, dueAt: string) {
  return { case: `red-channel ${account} complaint`, from, dueAt, ends: 'open', complaints: `c-${account}` };
}

/**
 * Somebody who has got more than a hundred messages gets six more in the minute before rescues open, so that these wait. In a
 * minute two people get a list of five.
 */
export const many: Scenario = {
  name: 'many',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T06:10',
  endsAt: '2026-03-06T06:10',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    complaintsFile(
      '2026-03-06T03:50',
      'early',
      early.map((id) => [`c-${id}`, id, '2026-03-06T03:40:00Z', 'critical']),
    ),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    complaintsFile(
      '2026-03-06T05:59',
      'late',
      late.map((id) => [`c-${id}`, id, '2026-03-06T05:50:00Z', 'critical']),
    ),
  ],
  habits: [],
  truth: {
    days: { ...allOf(before, usual), '2026-03-05': fallen },
    statuses: allOf([...before, '2026-03-05'], 'complete'),
    cases: [
      ...early.map((id) => openedBy(id, '2026-03-06T03:50', '2026-03-07T03:40:00Z')),
      ...late.map((id) => openedBy(id, '2026-03-06T05:59', '2026-03-07T05:50:00Z')),
      ...falling.map((id) => rescueOf(id, '2026-03-05', '2026-03-06T06:00', 'open')),
    ],
    quality: {},
    receipts: {
      ...listReceipts(complaining.length + falling.length, 11),
      ...dayReceipts([...before, '2026-03-05'], falling.length),
      'complaints/early.csv': ['accepted', early.length, early.length, 0, 0],
      'complaints/late.csv': ['accepted', late.length, late.length, 0, 0],
    },
  },
};
