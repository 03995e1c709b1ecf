import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const ids = Array.from({ length: 10 }, (_, place) => `a-${place}`);
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
/**
 * How many accounts each day has. The third has 80 % of what the middle of 5 and 10 is. The ninth has too few for the
 * seven days before it, not for the eight; the tenth enough for the seven, not for the last three of them. The
 * last has too few for a middle of 7, not for one of 6, and two digits are more than one.
 */
const sizes = [5, 10, 6, 6, 6, 10, 10, 10, 7, 7, 5];
const byDay = Object.fromEntries(
  sizes.map((size, place) => [addDays('2026-02-24', place), allOf(ids.slice(0, size), 80)]),
);
const days = Object.keys(byDay);
/** As many as before, compared with nothing: later days do not count. */
const corrected = { ...byDay['2026-02-24'], 'a-0': 81 };

/** Both sides of the number of accounts below which a day is suspicious, with nothing going wrong. */
export const daySizes: Scenario = {
  name: 'sizes',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T08:00',
  endsAt: '2026-03-07T08:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...Object.entries(byDay).map(([day, indices]) =>
      dayFile(day < '2026-03-05' ? '2026-03-05T05:00' : `${addDays(day, 1)}T05:00`, day, indices),
    ),
    dayFile('2026-03-06T07:00', '2026-02-24', corrected),
  ],
  habits: [],
  truth: {
    days: { ...byDay, '2026-02-24': corrected },
    statuses: allOf(days, 'complete'),
    cases: [],
    quality: { '2026-03-04 suspicious': '2026-03-05T06:00', '2026-03-06 suspicious': '2026-03-07T06:00' },
    receipts: {
      ...listReceipts(ids.length),
      ...Object.assign({}, ...days.map((day, place) => dayReceipts([day], sizes[place] ?? 0))),
    },
  },
};
