import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { people } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const ids = Array.from({ length: 10 }, (_, place) => `a-${place}`);
const staff = {
  ...people,
  dana: { ...people['dana'], phone: '+4915100000005' },
  dai: { role: 'data_team', locale: 'zh-TW' },
};
const company = companyOf('2026-03-05T00:01', allOf(ids, {}), staff);
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
/** Compared with nothing: later days do not count. Of one account nothing is left that can be read. */
const { 'a-4': broken, ...corrected }: Readonly<Record<string, number>> = {
  ...byDay['2026-02-24'],
  'a-0': 81,
};
/** With rows that are rejected, which do not count, it would be as large as others, of which the tenth were too few then. */
const third = '2026-02-26';
const wrong = allOf(
  Array.from({ length: 10 }, (_, place) => `w-${place}`),
  101,
);
/** So many that what is said of both files fits one SMS, and not what remains of two. */
const wrongs = allOf(
  Array.from({ length: 100 }, (_, place) => `x-${place}`),
  101,
);
/** Of the middle of 5 and 10 it has too few in the end, of the lower of them enough. */
const fewer = allOf(ids.slice(0, 5), 80);
/** The same under another name. */
const second = '2026-02-25';
const renamed = dayFile('2026-03-06T07:50', second, byDay[second] ?? {});
/** Its file is taken away for a while: then it is missing, which is not suspicious besides. */
const gone = '2026-03-03';

/** It has no more by its correction, which is said once. */
const few = '2026-03-04';
const asFew = { ...byDay[few], 'a-0': 81 };

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
      dayFile(
        day < '2026-03-05' ? '2026-03-05T05:00' : `${addDays(day, 1)}T05:00`,
        day,
        day === third ? { ...indices, ...wrong } : indices,
      ),
    ),
    { ...dayFile('2026-03-05T05:00', third, wrongs), key: `snapshots/${third}/wrongs.csv` },
    { at: '2026-03-06T07:30', key: `snapshots/${gone}/accounts.csv`, body: null },
    dayFile('2026-03-06T07:40', gone, byDay[gone] ?? {}),
    { ...renamed, key: `snapshots/${second}/renamed.csv` },
    { ...renamed, body: null },
    dayFile('2026-03-06T07:00', '2026-02-24', { ...corrected, 'a-4': 101 }),
    dayFile('2026-03-06T07:10', few, asFew),
    dayFile('2026-03-06T07:20', third, { ...fewer, ...wrong }),
  ],
  habits: [],
  truth: {
    days: { ...byDay, '2026-02-24': corrected, [few]: asFew, [third]: fewer },
    statuses: {
      ...allOf(days, 'complete'),
      ...allOf(['2026-02-24', third], 'complete-with-rejects'),
    },
    cases: [],
    quality: {
      '2026-02-24 rejected': '2026-03-06T07:00',
      [`${gone} missing`]: '2026-03-06T07:31',
      [`${third} rejected`]: '2026-03-05T05:00',
      [`${third} suspicious`]: '2026-03-06T07:20',
      [`${few} suspicious`]: '2026-03-05T06:00',
      '2026-03-06 suspicious': '2026-03-07T06:00',
    },
    receipts: {
      ...listReceipts(ids.length, Object.keys(staff).length),
      ...Object.assign({}, ...days.map((day, place) => dayReceipts([day], sizes[place] ?? 0))),
      'snapshots/2026-02-24/accounts.csv': ['accepted-with-rejects', 5, 4, 1, 0],
      [`snapshots/${second}/renamed.csv`]: ['accepted', 10, 10, 0, 0],
      [`snapshots/${third}/accounts.csv`]: ['accepted-with-rejects', 15, 5, 10, 0],
      [`snapshots/${third}/wrongs.csv`]: ['accepted-with-rejects', 100, 0, 100, 0],
    },
  },
};
