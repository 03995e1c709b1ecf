import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { people, snapshotFile } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts, rescueOf } from './write.ts';

const nineteen = Array.from({ length: 19 }, (_, place) => `n-${place + 10}`);
/** The index of each account on 2026-03-01 and the days after it: null where it is not known, `none` without a row. */
const courses: Readonly<Record<string, readonly (number | null | 'none')[]>> = {
  // An even number of days, whose median is the mean of the middle two: 75. A fifth of it is 15.
  even: [60, 82, 70, 80, 60],
  'even-above': [60, 82, 70, 80, 60.01],
  // Three known days make a baseline, two do not, and the day itself is none of them.
  third: [80, null, 80, 80, 64],
  young: ['none', 'none', 80, 80, 10, 80],
  // A baseline of 0 knows no drop; the third red day opens all the same.
  zero: [0, 0, 0, 0, 0],
  // Red for the third time; amber, interrupted by a day that is not red, by unknown days, by days without a row.
  red: [48, 48, 39.99, 39.99, 39.99, 45, 45, 45, 45, 45, 45, 45],
  amber: [48, 48, 39.99, 39.99, 40],
  interrupted: [39.99, 39.99, 48, 39.99, 39.99, 48],
  unknown: [39.99, null, 39.99, null, 39.99, 44.99, 44.99, 44.99, 44.99, 44.99, 44.99, 44.99],
  absent: [39.99, 'none', 'none', 39.99, 39.99, 44, 46, 46, 46, 46, 46, 46],
  // Red for the third time, and no lower than its baseline.
  level: [39.99, 48, 39.99, 39.99, 39.99],
  // Red for the third time, and above its baseline: that is no smaller fall than none.
  above: [30, 48, 30, 39, 39.5],
  // A reason that is added begins the count of cured days anew; cured is what is back at the baseline of then.
  added: [42, 42, 42, 33, 38, 38, 45, 45, 45, 45, 45, 45],
  below: [60, 80, 80, 64, 71.99],
  // Its fall is heard of when it has been back for seven days.
  belated: [80, 80, 80, 80, 'none', 80],
  // Never far from its baseline, which is no cure of three red days.
  leaked: [42, 42, 39.99, 39.99, 39.99, 44.99],
  // Back from its fall for seven days, and red no more, but never at 45.
  half: [39, 39, 30, 31, 40],
  // Cured for the seventh time by a fall from what it has grown to meanwhile: that is the end of one, and no beginning.
  regained: [50, 50, 50, 39, 100, 100, 100, 100, 100, 100, 46, 100],
  // Cured for the seventh time before its 72 hours, and by a correction eight days after these not at all.
  rested: [48, 48, 48, 48, 48, 48, 'none'],
  // The same, when a red channel has taken over.
  retaken: [48, 48, 48, 48, 48, 48, 'none'],
  // The same, when it has become red again meanwhile: the two are one, and somebody has both in hand.
  merged: [48, 48, 48, 48, 48, 48, 39.99, 39.99, 39.99],
  // Nineteen that fall at once are far more than a fifth, and one less than what is held.
  ...allOf(nineteen, [80, 80, 80, 80, 80, 80, 80, 60]),
};
const resting = ['rested', 'retaken', 'merged'];
/** What there was of three accounts before the others came. */
const earlier: Readonly<Record<string, number>> = {
  '2026-02-25': 39,
  '2026-02-26': 39,
  '2026-02-27': 39,
  '2026-02-28': 48,
};
const days = Array.from({ length: 12 }, (_, place) => addDays('2026-03-01', place));
/** The last value of a course goes on, a course that ends red goes on amber. */
const indicesOn = (place: number) =>
  Object.fromEntries(
    Object.entries(courses).flatMap(([id, course]) => {
      const last = Number(course.at(-1)) < 40 ? 45 : course.at(-1);
      const index = place < course.length ? course[place] : last;
      return index === 'none' || index === undefined ? [] : [[id, index] as const];
    }),
  );
/** Some read Chinese, in either script, one of them on a phone too. */
const staff = {
  ...people,
  oskar: { ...people['oskar'], locale: 'zh-TW', phone: '+4915100000002' },
  mara: { ...people['mara'], locale: 'zh-CN' },
  erik: { ...people['erik'], locale: 'zh-TW' },
  cleo: { ...people['cleo'], locale: 'zh-CN' },
  dana: { ...people['dana'], locale: 'zh-CN' },
};
const oskars = ['even', ...nineteen.slice(0, 6)];
const company = companyOf(
  '2026-03-05T00:01',
  {
    ...allOf(Object.keys(courses), {}),
    ...allOf(oskars, { owner: 'oskar', executive_sponsor: 'cleo' }),
    third: { owner: 'mara' },
    rested: { name: 'Łódź' },
    retaken: { tier: 'A' },
  },
  staff,
);
/** A week in which nothing comes, until what comes every seven days does, counted from the opening. */
const lost = Array.from({ length: 8 }, (_, place) => addDays('2026-03-13', place));
const byDay = Object.fromEntries(days.map((day, place) => [day, indicesOn(place)]));

/**
 * Both sides of every bound of baseline, drop, red days and cure, with nothing going wrong. Two that had recovered open
 * again when two of their steps have passed, of which one is a red channel's to see to; with a third that had recovered
 * another becomes one, which is in somebody's hands.
 */
export const fallBounds: Scenario = {
  name: 'fall-bounds',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-22T06:20',
  endsAt: '2026-03-22T06:20',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...days.map((day, place) =>
      dayFile(place < 4 ? '2026-03-05T05:00' : `${addDays(day, 1)}T05:00`, day, byDay[day] ?? {}),
    ),
    ...Object.entries(earlier).map(([day, index]) => dayFile('2026-03-05T05:02', day, allOf(resting, index))),
    { at: '2026-03-13T06:30', key: 'snapshots/2026-03-05/belated.csv', body: snapshotFile({ belated: 60 }) },
    dayFile('2026-03-15T06:30', '2026-02-28', allOf(resting, 44)),
  ],
  habits: [
    { who: 'olga', gets: 'opened', about: 'rescue merged', afterMinutes: 60, posts: 'action=acknowledge' },
    { who: 'oskar', gets: 'opened', about: 'rescue even', afterMinutes: 60, posts: 'action=acknowledge' },
    { who: 'mara', gets: 'opened', about: 'rescue third', afterMinutes: 60, posts: 'action=acknowledge' },
    {
      who: 'oskar',
      gets: 'opened',
      about: 'rescue even',
      afterMinutes: 90,
      posts: 'action=hand-over&to=erik',
    },
  ],
  truth: {
    days: {
      ...Object.fromEntries(Object.entries(earlier).map(([day, index]) => [day, allOf(resting, index)])),
      '2026-02-28': allOf(resting, 44),
      ...byDay,
      '2026-03-05': { ...byDay['2026-03-05'], belated: 60 },
    },
    statuses: { ...allOf([...Object.keys(earlier), ...days], 'complete'), ...allOf(lost, 'missing') },
    cases: [
      { case: 'rescue even 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'rescue third 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'rescue zero 2026-03-03 red-band', from: '2026-03-05T05:00', ends: 'recovered 2026-03-12' },
      { case: 'rescue red 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'recovered 2026-03-12' },
      { case: 'rescue level 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'recovered 2026-03-12' },
      { case: 'rescue above 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'recovered 2026-03-12' },
      { case: 'rescue leaked 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue unknown 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'open' },
      {
        case: 'rescue belated 2026-03-05 sharp-drop',
        from: '2026-03-13T06:30',
        ends: 'recovered 2026-03-12',
      },
      { case: 'rescue added 2026-03-04 red-band+sharp-drop', from: '2026-03-05T06:00', ends: 'open' },
      {
        case: 'rescue half 2026-03-03 red-band+sharp-drop',
        from: '2026-03-05T05:00',
        ends: 'open',
      },
      {
        case: 'rescue regained 2026-03-04 sharp-drop',
        from: '2026-03-05T06:00',
        ends: 'recovered 2026-03-11',
      },
      ...nineteen.map((id) => ({
        case: `rescue ${id} 2026-03-08 sharp-drop`,
        from: '2026-03-09T06:00',
        ends: 'open',
      })),
      rescueOf('merged', '2026-02-27', '2026-03-05T05:02', 'recovered 2026-03-06 kept', 'red-band'),
      rescueOf('merged', '2026-02-27', '2026-03-10T06:00', 'acknowledged', 'red-band'),
      ...['rested', 'retaken'].map((id) => ({
        case: `rescue ${id} 2026-02-27 red-band`,
        from: '2026-03-05T05:02',
        ends: 'open',
      })),
      {
        case: 'red-channel retaken unacknowledged-rescue',
        from: '2026-03-06T05:02',
        ends: 'open breached',
      },
      { case: 'rescue below 2026-03-04 sharp-drop', from: '2026-03-05T06:00', ends: 'open' },
      { case: 'rescue absent 2026-03-05 red-band', from: '2026-03-06T06:00', ends: 'open' },
    ],
    quality: Object.fromEntries(lost.map((day) => [`${day} missing`, `${addDays(day, 1)}T12:00`])),
    receipts: {
      'snapshots/2026-03-05/belated.csv': ['accepted', 1, 1, 0, 0],
      ...listReceipts(Object.keys(courses).length),
      ...dayReceipts(Object.keys(earlier), resting.length),
      ...Object.assign({}, ...days.map((day) => dayReceipts([day], Object.keys(byDay[day] ?? {}).length))),
    },
  },
};
