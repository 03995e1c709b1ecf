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

const ids = accountIds(25);
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
const falling = ids.slice(0, 22);
const [spared = '', ...others] = falling;
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = allOf(ids, 80);
const [unknown = ''] = ids.slice(-1);
const massFall = { ...usual, ...allOf(falling, 60), [unknown]: null };
const corrected = { ...massFall, [spared]: 80 };

/**
 * Two days in a row on which so many fall that nobody is told. The first is corrected, and held for one account less; the
 * second is released, so that those of the first have a rescue when it is released too.
 */
export const heldTwice: Scenario = {
  name: 'held-twice',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T10:00',
  endsAt: '2026-03-07T10:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', massFall),
    dayFile('2026-03-07T05:00', '2026-03-06', massFall),
    dayFile('2026-03-07T07:00', '2026-03-05', corrected),
  ],
  habits: [
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-06',
      afterMinutes: 120,
      posts: 'action=release',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 27 * 60,
      posts: 'action=release',
    },
  ],
  truth: {
    days: { ...allOf(before, usual), '2026-03-05': corrected, '2026-03-06': massFall },
    statuses: { ...allOf(before, 'complete'), ...allOf(['2026-03-05', '2026-03-06'], 'held') },
    cases: [
      rescueOf(spared, '2026-03-05', '2026-03-06T06:00', 'retracted'),
      ...others.map((id) => rescueOf(id, '2026-03-05', '2026-03-06T06:00', 'discarded')),
      ...falling.map((id) => rescueOf(id, '2026-03-06', '2026-03-07T08:00', 'open')),
    ],
    quality: { '2026-03-05 held': '2026-03-06T06:00', '2026-03-06 held': '2026-03-07T06:00' },
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts([...before, '2026-03-05', '2026-03-06'], ids.length),
    },
  },
};
