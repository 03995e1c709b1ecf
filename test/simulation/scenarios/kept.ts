import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const ids = ['ended', 'healing', 'reddening', 'returning', 'unheard'];
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const later = Array.from({ length: 7 }, (_, place) => addDays('2026-03-06', place));
const usual = allOf(ids, 80);
const wrong = allOf(ids, 60);
/** One is kept quiet when it falls on the tenth, another is red for the third time on the eleventh. */
const indicesOn = (day: string) => ({
  ...usual,
  ended: day < '2026-03-10' ? 80 : 60,
  reddening: day < '2026-03-09' ? 80 : 39,
});
const returned = { ...usual, returning: 60 };

/**
 * Four rescues that somebody acted on before the files took them back: one heals as if the files told of it, one is ended,
 * one falls again, of one the files tell again. A fifth, on which nobody acted, is taken back.
 */
export const kept: Scenario = {
  name: 'kept',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-13T07:30',
  endsAt: '2026-03-13T07:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', wrong),
    dayFile('2026-03-06T15:00', '2026-03-05', usual),
    ...later.map((day) => dayFile(`${addDays(day, 1)}T05:00`, day, indicesOn(day))),
    dayFile('2026-03-09T15:00', '2026-03-05', returned),
  ],
  habits: [
    ...ids
      .filter((id) => id !== 'unheard')
      .map((id) => ({
        who: 'olga',
        gets: 'opened',
        about: `rescue ${id}` as const,
        afterMinutes: 60,
        posts: 'action=acknowledge',
      })),
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue ended',
      afterMinutes: 2 * 24 * 60 + 60,
      posts: 'action=resolve&outcome=saved',
    },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': returned,
      ...Object.fromEntries(later.map((day) => [day, indicesOn(day)])),
    },
    statuses: allOf([...before, '2026-03-05', ...later], 'complete'),
    cases: [
      { case: 'rescue ended 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'saved kept' },
      {
        case: 'rescue healing 2026-03-05 sharp-drop',
        from: '2026-03-06T06:00',
        ends: 'recovered 2026-03-12 kept',
      },
      {
        case: 'rescue reddening 2026-03-09 red-band+sharp-drop',
        from: '2026-03-06T06:00',
        ends: 'acknowledged',
      },
      {
        case: 'rescue returning 2026-03-05 sharp-drop',
        from: '2026-03-06T06:00',
        ends: 'recovered 2026-03-12',
      },
      { case: 'rescue unheard 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'retracted' },
    ],
    quality: {},
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts([...before, '2026-03-05', ...later], ids.length),
    },
  },
};
