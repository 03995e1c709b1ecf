import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { modelKey } from '../../../local/places.ts';
import { snapshotFile, steerableModel } from '../../support/company.ts';
import type { Scenario } from '../scenario.ts';
import { first } from './models.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  dayFile,
  dayReceipts,
  listReceipts,
  manifestReceipts,
  metDay,
  rescueOf,
} from './write.ts';
import { farthest, farthestModel, problems, unreadColumn, wrongModel } from './wrong-models.ts';

/** What each account's column says from day to day; the last three days are those of the new model. */
const courses = {
  // Red for three days; the new model is not that strict, and counts from the day after the third.
  red: [39.6, 39.6, 39.6, 39.6, 39.6, 39.6, 39.6, 39.6, 39.6],
  // It falls, and is red on the third day. By the new model it was never far from where it had been.
  both: [50, 50, 50, 38, 38, 38, 38, 38, 38],
  // It falls in the new model, since a day of the old one.
  late: [40, 40, 40, 40, 40, 40, 16, 16, 16],
  // In the new model what is more than enough counts no more, so it has not fallen.
  full: [80, 80, 80, 80, 80, 80, 60, 60, 60],
  // It has fallen in the old model, as is known once one more day of it has come, which the new one scores.
  belated: [50, 50, null, null, 'none', 38, 38, 38, 38],
  // It was red for three days before it fell: in the new model it is far from where it was then.
  deeper: [38, 38, 38, 30, 32, 32, 32, 32, 32],
  // By the new model it was well on each of the six days since its third red one, and so it is on the first of its own.
  ready: [39.6, 'none', 'none', 'none', 'none', 'none', 39.6, 39.6, 39.6],
};
const days = courses.red.map((_, place) => addDays('2026-03-02', place));
const indicesOn = (place: number) =>
  Object.fromEntries(
    Object.entries(courses).flatMap(([id, course]): readonly (readonly [string, number | null])[] => {
      const index = course[place] ?? null;
      return typeof index === 'string' ? [] : [[id, index]];
    }),
  );
const byDay = Object.fromEntries(days.map((day, place) => [day, indicesOn(place)]));
const company = companyOf('2026-03-08T05:54', allOf(Object.keys(courses), {}));

/** Two and a half times what the column says, up to a hundred. */
const [indicator] = JSON.parse(steerableModel).indicators;
const model = JSON.stringify({
  ...JSON.parse(steerableModel),
  version: 'steerable-2',
  indicators: [
    {
      ...indicator,
      points: [
        [0, 0],
        [40, 100],
      ],
    },
  ],
});
const second = { version: 'steerable-2', part: 2.5, red: 40 };
const [fifth = '', , eighth = '', ninth = '', tenth = ''] = days.slice(-5);
const more = { belated: 50 };

/** So many that the last are late for longer than it takes to find which days never came. */
const early = Array.from({ length: 8 }, (_, place) => addDays('2026-02-18', place));
const [oldest = ''] = early;
const lost = ['2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'];
const others = { other: 80, ready: 39.6 };

/**
 * A model that changes while rescues are open: what cures them is counted again in the new one, from the day after the last
 * reason; what falls in it has fallen since a day of the old one, as the new one sees that. Days that never came are found
 * while earlier ones still wait for their run; a day is scored right after a correction has changed the one before it.
 * Models that are wrong score nothing, and what came meanwhile is scored by one in which all is as far as it may go.
 */
export const recast: Scenario = {
  name: 'recast',
  startsAt: '2026-03-08T05:53',
  calmUntil: '2026-03-08T07:05',
  endsAt: '2026-03-08T07:05',
  companies: [company],
  lagMinutes: 5,
  script: [
    ...companyFiles(company),
    ...early.map((day) => dayFile('2026-03-08T05:59', day, others)),
    ...days.slice(0, -3).map((day) => dayFile('2026-03-08T05:59', day, byDay[day] ?? {})),
    { at: '2026-03-08T06:30', key: modelKey, body: model },
    ...metDay('2026-03-08T06:40', eighth, byDay[eighth] ?? {}),
    ...metDay('2026-03-08T06:50', ninth, byDay[ninth] ?? {}),
    { at: '2026-03-08T06:55', key: `snapshots/${fifth}/more.csv`, body: snapshotFile(more) },
    // Right after what changes the day before it.
    ...metDay('2026-03-08T06:55', tenth, byDay[tenth] ?? {}),
    { at: '2026-03-08T06:57', key: modelKey, body: wrongModel },
    {
      at: '2026-03-08T06:57',
      key: `snapshots/${oldest}/accounts.csv`,
      body: 'account_id,index,extra\nother,80,1\nready,39.6,1\n',
    },
    { at: '2026-03-08T06:59', key: modelKey, body: unreadColumn },
    { at: '2026-03-08T07:01', key: modelKey, body: farthestModel },
  ],
  habits: [],
  truth: {
    alarm: problems,
    days: { ...byDay, [fifth]: { ...byDay[fifth], ...more }, ...allOf(early, others) },
    models: {
      ...allOf([...early, ...days], first),
      ...allOf([fifth, eighth, ninth, tenth], second),
      [oldest]: farthest,
    },
    statuses: { ...allOf([...early, ...days], 'complete'), ...allOf(lost, 'missing') },
    cases: [
      { case: 'rescue red 2026-03-04 red-band', ends: 'open' },
      { case: 'rescue both 2026-03-05 red-band+sharp-drop', ends: 'open' },
      { case: 'rescue deeper 2026-03-04 red-band+sharp-drop', ends: 'open' },
      { case: 'rescue ready 2026-02-20 red-band', ends: 'recovered 2026-03-08' },
      rescueOf('belated', '2026-03-07', '2026-03-08T06:55', 'open'),
      rescueOf('late', '2026-03-08', '2026-03-08T06:40', 'open'),
    ],
    quality: Object.fromEntries(lost.map((day) => [`${day} missing`, '2026-03-08T05:59'])),
    receipts: {
      ...listReceipts(7),
      ...dayReceipts(days, 6),
      ...dayReceipts([days[0] ?? '', eighth, ninth, tenth], 7),
      ...dayReceipts([fifth], 5),
      [`snapshots/${fifth}/more.csv`]: ['accepted', 1, 1, 0, 0],
      ...dayReceipts(early, 2),
      ...manifestReceipts([eighth, ninth, tenth]),
    },
  },
};
