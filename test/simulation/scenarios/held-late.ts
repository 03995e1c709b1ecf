import { modelKey } from '../../../local/places.ts';
import { people, snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import { first, halved, modelFile } from './models.ts';
import {
  accountIds,
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  manifestOf,
  manifestReceipts,
  rescueOf,
} from './write.ts';

const ids = accountIds(21);
const accounts = allOf(ids, {});
/** Of two who look after the data one leaves. */
const company = companyOf('2026-03-05T00:01', accounts, { ...people, dan: { role: 'data_team' } });
const smaller = companyOf('2026-03-06T06:45', accounts);
const [one = '', two = '', ...low] = ids.slice(0, 20);
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = allOf(ids, 80);
const massFall = { ...usual, ...allOf([one, two, ...low], 50) };
/** Two are back, then one of them has no index; of the others there is none any more. */
const back = { ...usual, ...allOf(low, null), [one]: 72, [two]: 72 };
const gone = { ...back, [one]: null };
const key = 'snapshots/2026-03-07/accounts.csv';

/**
 * A day of which only a row is wrong, which somebody looks into and closes, until its correction is held: that opens it to
 * a decision again. When it is released two are back, of one of which nothing is known since, by a model that halves every
 * index.
 */
export const heldLate: Scenario = {
  name: 'held-late',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-07T08:30',
  endsAt: '2026-03-07T08:30',
  companies: [company, smaller],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', { ...usual, odd: 101 }),
    ...companyFiles(smaller),
    dayFile('2026-03-06T07:00', '2026-03-05', massFall),
    { at: '2026-03-06T20:00', key: modelKey, body: modelFile(halved.version, halved.part) },
    dayFile('2026-03-07T05:00', '2026-03-06', back),
    { at: '2026-03-07T06:30', key, body: snapshotFile(gone) },
    manifestOf('2026-03-07T06:30', '2026-03-07', manifestFile({ [key]: snapshotFile(gone) })),
  ],
  habits: [
    {
      who: 'dan',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 30,
      posts: 'action=resolve&outcome=saved',
    },
    {
      who: 'dana',
      gets: 'data-quality',
      about: 'data-quality 2026-03-05',
      afterMinutes: 25 * 60,
      posts: 'action=release',
    },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': massFall,
      '2026-03-06': back,
      '2026-03-07': gone,
    },
    models: { ...allOf([...before, '2026-03-05'], first), ...allOf(['2026-03-06', '2026-03-07'], halved) },
    statuses: { ...allOf([...before, '2026-03-06', '2026-03-07'], 'complete'), '2026-03-05': 'held' },
    cases: [
      ...[one, two].map((id) => rescueOf(id, '2026-03-05', '2026-03-07T07:00', 'discarded')),
      ...low.map((id) => rescueOf(id, '2026-03-05', '2026-03-07T07:00', 'open')),
    ],
    quality: { '2026-03-05 rejected': '2026-03-06T06:00', '2026-03-05 held': '2026-03-06T07:00' },
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts([...before, '2026-03-05', '2026-03-06', '2026-03-07'], ids.length),
      ...manifestReceipts(['2026-03-07']),
    },
  },
};
