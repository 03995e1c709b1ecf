import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: {},
  globex: { owner: 'oskar', delivery_lead: '' },
  hooli: {},
  umbrella: {},
  wayne: { owner: '' },
  initech: { owner: 'oskar' },
  stark: { owner: 'oskar' },
});
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, hooli: 80, umbrella: 80, wayne: 80, initech: 80, stark: 80 };
/** The middle two of umbrella's are a hundredth apart. */
const usually = (day: string) => ({ ...usual, umbrella: day < '2026-03-03' ? 80 : 80.01 });
const later = Array.from({ length: 11 }, (_, place) => addDays('2026-03-05', place));
/** Acme falls again while it is kept quiet, on its last such day too, and on the day after; stark while it is. Globex is cured from 72 on. */
const indices: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  '2026-03-05': { acme: 60, globex: 64, hooli: 64, umbrella: 60, wayne: 60, initech: 64, stark: 64 },
  '2026-03-06': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 60, initech: 72, stark: 72 },
  '2026-03-07': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 60, initech: 72, stark: 72 },
  '2026-03-08': { acme: 80, globex: null, hooli: null, umbrella: 60, wayne: 60, initech: null, stark: null },
  '2026-03-09': { acme: 60, globex: 72, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 72 },
  '2026-03-10': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 72 },
  '2026-03-11': { acme: 80, globex: 73, hooli: 73, umbrella: 60, wayne: 72, initech: 73, stark: 73 },
  '2026-03-12': { acme: 80, globex: 72, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 72 },
  '2026-03-13': { acme: 60, globex: 72, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 72 },
  '2026-03-14': { acme: 60, globex: 50, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 50 },
  '2026-03-15': { acme: 60, globex: 50, hooli: 72, umbrella: 60, wayne: 72, initech: 72, stark: 50 },
};

/** By this correction hooli and initech had one cured day less than it takes. */
const corrected = { ...indices['2026-03-12'], hooli: 71, initech: 71 };

/**
 * A rescue that its owner ends, which keeps the account quiet for seven days; another that recovers on the seventh cured day, one on the last day of all, and two of which that proves wrong;
 * one that is ended on the date of its last cured day.
 */
export const verdicts: Scenario = {
  name: 'verdicts',
  isLong: true,
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-12T04:59',
  endsAt: '2026-03-16T09:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usually(day))),
    ...later.map((day) => dayFile(`${addDays(day, 1)}T05:00`, day, indices[day] ?? {})),
    dayFile('2026-03-14T10:00', '2026-03-12', corrected),
    // All of acme, and of nobody else, is told anew.
    dayFile('2026-03-16T08:00', '2026-02-28', { acme: 80 }),
  ],
  habits: [
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue acme',
      afterMinutes: 180,
      posts: 'action=resolve&outcome=false-alarm',
    },
    // A rescue has no visit and no letter.
    { who: 'oskar', gets: 'opened', about: 'rescue initech', afterMinutes: 30, posts: 'action=on-site' },
    {
      who: 'oskar',
      gets: 'opened',
      about: 'rescue initech',
      afterMinutes: 40,
      posts: 'action=commitment-sent',
    },
    { who: 'oskar', gets: 'opened', about: 'rescue initech', afterMinutes: 60, posts: 'action=acknowledge' },
    // On 2026-03-13, whose data make it the seventh cured day.
    {
      who: 'oskar',
      gets: 'opened',
      about: 'rescue stark',
      afterMinutes: 7 * 24 * 60 + 60,
      posts: 'action=resolve&outcome=saved',
    },
    // When the sponsor hears of it for the second time.
    {
      who: 'erik',
      gets: 'unacknowledged-72h',
      about: 'rescue umbrella',
      afterMinutes: 7 * 24 * 60 + 60,
      posts: 'action=resolve&outcome=lost',
    },
  ],
  truth: {
    days: {
      ...Object.fromEntries(before.map((day) => [day, usually(day)])),
      ...indices,
      '2026-03-12': corrected,
      '2026-02-28': { acme: 80 },
    },
    statuses: allOf(['2026-02-28', ...before, ...later], 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'false-alarm' },
      { case: 'rescue globex 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'recovered 2026-03-13' },
      { case: 'rescue hooli 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue initech 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'rescue stark 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'saved' },
      { case: 'rescue umbrella 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'lost' },
      { case: 'rescue wayne 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'recovered 2026-03-15' },
      { case: 'rescue acme 2026-03-14 sharp-drop', from: '2026-03-15T06:00', ends: 'false-alarm' },
      { case: 'rescue globex 2026-03-14 sharp-drop', from: '2026-03-15T06:00', ends: 'open' },
    ],
    // Their next steps have nobody either, which is no news.
    quality: {
      '2026-03-06 unfilled-role': '2026-03-06T06:00',
      '2026-03-07 unfilled-role': '2026-03-07T06:00',
    },
    unfilled: ['globex delivery_lead', 'wayne owner', 'wayne owner_manager'],
    receipts: {
      ...listReceipts(7),
      ...dayReceipts([...before, ...later], 7),
      ...dayReceipts(['2026-02-28'], 1),
    },
  },
};
