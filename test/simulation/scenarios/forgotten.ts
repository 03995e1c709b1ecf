import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario, Truth } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const keptDays = 60;
const first = '2026-03-02';
const days = Array.from({ length: 65 }, (_, place) => addDays(first, place));
/** These come in one night, the last one first, so that none is missing; the others each on its own morning. */
const old = days.filter((day) => day < '2026-04-30').reverse();
/** Two are told otherwise on this day at first. */
const mended = '2026-05-03';

/** The index of each account from a day on. */
const courses: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  low: { [first]: 80, '2026-03-05': 60, '2026-04-29': 75 },
  // Cured on three days, and on the next four of which anything is known.
  quiet: { [first]: 80, '2026-03-05': 60, '2026-03-06': 80, '2026-03-09': null, '2026-05-02': 80 },
  sinking: { [first]: 80, '2026-03-05': 50, '2026-05-01': 39, [mended]: 50 },
};
const company = companyOf('2026-04-30T00:01', allOf(Object.keys(courses), {}));
const indicesOn = (day: string): Truth['days'][string] =>
  Object.fromEntries(
    Object.entries(courses).map(([id, course]) => [
      id,
      Object.entries(course).findLast(([from]) => from <= day)?.[1] ?? null,
    ]),
  );
const wrong = { ...indicesOn(mended), low: 60, sinking: 39 };

/**
 * Three rescues that are open for longer than a day is kept, so that nothing tells any more how they began. A day is
 * corrected then: by that one is cured for the sixth day, and recovers as does another, and the third has one reason less.
 */
export const forgotten: Scenario = {
  name: 'forgotten',
  startsAt: '2026-04-30T00:00',
  calmUntil: '2026-05-06T09:00',
  endsAt: '2026-05-06T09:00',
  keptDays,
  companies: [company],
  script: [
    ...companyFiles(company),
    ...old.map((day, place) =>
      dayFile(`2026-04-30T02:${String(place).padStart(2, '0')}`, day, indicesOn(day)),
    ),
    ...days
      .slice(old.length)
      .map((day) => dayFile(`${addDays(day, 1)}T05:00`, day, day === mended ? wrong : indicesOn(day))),
    dayFile('2026-05-05T08:00', mended, indicesOn(mended)),
  ],
  // Nothing but a look, when the day on which it opened is forgotten.
  habits: [
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue quiet',
      afterMinutes: 6 * 24 * 60 + 5 * 60,
      posts: 'action=resolve',
    },
  ],
  truth: {
    days: Object.fromEntries(days.map((day) => [day, indicesOn(day)])),
    statuses: allOf(days, 'complete'),
    cases: [
      { case: 'rescue low 2026-03-05 sharp-drop', from: '2026-04-30T02:57', ends: 'recovered 2026-05-05' },
      { case: 'rescue quiet 2026-03-05 sharp-drop', from: '2026-04-30T02:58', ends: 'recovered 2026-05-05' },
      { case: 'rescue sinking 2026-03-05 sharp-drop', from: '2026-04-30T02:57', ends: 'open' },
    ],
    quality: {},
    receipts: { ...listReceipts(3), ...dayReceipts(days, 3) },
  },
};
