import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: {},
  globex: { owner: 'oskar' },
  hooli: {},
  umbrella: {},
  wayne: {},
});
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, hooli: 80, umbrella: 80, wayne: 80 };
const later = Array.from({ length: 11 }, (_, place) => addDays('2026-03-05', place));
/** Acme falls again while it is kept quiet, on its last such day too, and on the day after. Globex is cured from 72 on. */
const indices: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  '2026-03-05': { acme: 60, globex: 64, hooli: 64, umbrella: 60, wayne: 60 },
  '2026-03-06': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 60 },
  '2026-03-07': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 60 },
  '2026-03-08': { acme: 80, globex: null, hooli: null, umbrella: 60, wayne: 60 },
  '2026-03-09': { acme: 60, globex: 72, hooli: 72, umbrella: 60, wayne: 72 },
  '2026-03-10': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 72 },
  '2026-03-11': { acme: 80, globex: 73, hooli: 73, umbrella: 60, wayne: 72 },
  '2026-03-12': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 72 },
  '2026-03-13': { acme: 60, globex: 72, hooli: 72, umbrella: 60, wayne: 72 },
  '2026-03-14': { acme: 60, globex: 50, hooli: 72, umbrella: 60, wayne: 72 },
  '2026-03-15': { acme: 60, globex: 50, hooli: 72, umbrella: 60, wayne: 72 },
};

/** By this correction hooli had one cured day less than it takes. */
const corrected = { ...indices['2026-03-12'], hooli: 71 };

/** A rescue that its owner ends, which keeps the account quiet for seven days; another that recovers on the seventh cured day, one on the last day of all, and one of which that proves wrong. */
export const verdicts: Scenario = {
  name: 'verdicts',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-12T04:59',
  endsAt: '2026-03-16T09:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    ...later.map((day) => dayFile(`${addDays(day, 1)}T05:00`, day, indices[day] ?? {})),
    dayFile('2026-03-14T10:00', '2026-03-12', corrected),
  ],
  habits: [
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue acme',
      afterMinutes: 180,
      posts: 'action=resolve&outcome=false-alarm',
    },
  ],
  truth: {
    days: { ...allOf(before, usual), ...indices, '2026-03-12': corrected },
    statuses: allOf([...before, ...later], 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'false-alarm' },
      { case: 'rescue globex 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'recovered 2026-03-13' },
      { case: 'rescue hooli 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue umbrella 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue wayne 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'recovered 2026-03-15' },
      { case: 'rescue acme 2026-03-14 sharp-drop', from: '2026-03-15T06:00', ends: 'false-alarm' },
      { case: 'rescue globex 2026-03-14 sharp-drop', from: '2026-03-15T06:00', ends: 'open' },
    ],
    quality: {},
    receipts: { ...listReceipts(5), ...dayReceipts([...before, ...later], 5) },
  },
};
