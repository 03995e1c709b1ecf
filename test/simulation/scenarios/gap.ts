import { modelKey } from '../../../local/places.ts';
import { snapshotFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { first, halved, modelFile } from './models.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  manifestReceipts,
  metDay,
} from './write.ts';

const quiet = allOf(['globex', 'initech', 'umbrella', 'vehement', 'massive', 'soylent', 'wayne'], 80);
const company = companyOf('2028-03-05T00:01', allOf(['acme', 'hooli', 'seldom', ...Object.keys(quiet)], {}));
/** In a leap year: thirty days before 2028-03-05 it is 2028-02-04. That day still counts, and the one before it no more. */
const days = ['2028-02-03', '2028-02-04', '2028-03-03', '2028-03-04'];
const missing = [
  ...Array.from({ length: 25 }, (_, place) => `2028-02-${String(place + 5).padStart(2, '0')}`),
  '2028-03-01',
  '2028-03-02',
];
const most = { acme: 80, ...quiet };
const usual = { ...most, hooli: 80 };
const byDay = {
  ...allOf(days, usual),
  '2028-02-03': { ...usual, seldom: 30 },
  '2028-02-04': most,
  '2028-03-05': { acme: 64, hooli: 10, seldom: 30, ...quiet },
  '2028-03-06': { acme: 72, hooli: 80, ...quiet },
};

/** Red more than thirty days before it is again, as only a correction says: no window knows of the one on the other. */
const seldomKey = 'snapshots/2028-02-03/seldom.csv';

/**
 * The first two days are a month old, so that four weeks are missing at once: the data team hears of each, five a minute. The
 * last day is scored by another model, in which a fall is measured by the same days.
 */
export const gap: Scenario = {
  name: 'gap',
  startsAt: '2028-03-05T00:00',
  calmUntil: '2028-03-05T04:59',
  endsAt: '2028-03-06T08:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    dayFile('2028-03-05T05:00', '2028-02-03', usual),
    { at: '2028-03-05T05:00', key: seldomKey, body: snapshotFile({ seldom: 80 }) },
    ...days.slice(1).map((day) => dayFile('2028-03-05T05:00', day, byDay[day as keyof typeof byDay])),
    dayFile('2028-03-06T05:00', '2028-03-05', byDay['2028-03-05']),
    { at: '2028-03-06T06:30', key: seldomKey, body: snapshotFile({ seldom: 30 }) },
    { at: '2028-03-06T07:00', key: modelKey, body: modelFile(halved.version, halved.part) },
    ...metDay('2028-03-06T07:10', '2028-03-06', byDay['2028-03-06']),
  ],
  // Nothing but a look at more than a month.
  habits: [{ who: 'olga', gets: 'opened', about: 'rescue acme', afterMinutes: 30, posts: 'action=resolve' }],
  isLong: true,
  truth: {
    days: byDay,
    models: { ...allOf([...days, '2028-03-05'], first), '2028-03-06': halved },
    statuses: { ...allOf(missing, 'missing'), ...allOf(Object.keys(byDay), 'complete') },
    cases: [{ case: 'rescue acme 2028-03-05 sharp-drop', from: '2028-03-06T06:00', ends: 'open' }],
    quality: allOf(
      missing.map((day) => `${day} missing`),
      '2028-03-05T05:00',
    ),
    receipts: {
      ...listReceipts(10),
      ...dayReceipts(Object.keys(byDay), 9),
      ...dayReceipts(['2028-02-04'], 8),
      ...dayReceipts(['2028-03-05'], 10),
      [seldomKey]: ['accepted', 1, 1, 0, 0],
      ...manifestReceipts(['2028-03-06']),
    },
  },
};
