import type { Scenario } from '../scenario.ts';
import {
  accountIds,
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  rescueOf,
} from './write.ts';

const ids = accountIds(21);
const [bright = '', ...others] = ids;
const company = companyOf('2026-03-05T04:55', allOf(ids, {}));
const red = { ...allOf(others, 39), [bright]: 80 };
const corrected = { ...red, ...allOf(others, 45) };
const days = ['2026-03-01', '2026-03-02', '2026-03-03'];

/**
 * Accounts that are red from the first day on: on the third so many that they are held, though nothing is known from which
 * they fell. By a correction of the first day it is not the third, and what was rejected on that is all that is left of it.
 */
export const redStart: Scenario = {
  name: 'red-start',
  startsAt: '2026-03-05T04:54',
  calmUntil: '2026-03-05T05:15',
  endsAt: '2026-03-05T05:15',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...days.map((day) => dayFile('2026-03-05T05:00', day, day === '2026-03-03' ? { ...red, odd: 101 } : red)),
    dayFile('2026-03-05T05:10', '2026-03-01', corrected),
  ],
  habits: [],
  truth: {
    days: { ...allOf(days, red), '2026-03-01': corrected },
    statuses: { ...allOf(days, 'complete'), '2026-03-03': 'complete-with-rejects' },
    cases: others.map((id) => rescueOf(id, '2026-03-03', '2026-03-05T05:00', 'retracted', 'red-band')),
    quality: { '2026-03-03 held': '2026-03-05T05:00', '2026-03-03 rejected': '2026-03-05T05:00' },
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts(days, ids.length),
      'snapshots/2026-03-03/accounts.csv': ['accepted-with-rejects', ids.length + 1, ids.length, 1, 0],
    },
  },
};
