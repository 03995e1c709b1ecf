import { addDays } from '../../../lambdas/scoring/calendar.ts';
import { snapshotFile } from '../../support/company.ts';
import { manifestFile } from '../../support/manifest.ts';
import type { Scenario } from '../scenario.ts';
import {
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

const told = ['settled', 'twice'];
const ids = ['ended', 'healing', 'falling', 'returning', 'unheard', 'sinking', ...told];
const company = companyOf('2026-03-05T00:01', allOf(ids, {}));
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const later = Array.from({ length: 8 }, (_, place) => addDays('2026-03-06', place));
const usual = allOf(ids, 80);
const wrong = { ...allOf(ids, 60), sinking: 39 };
/** Of two it is true, until another correction says that it was not. */
const first = { ...usual, ...allOf(told, 60), sinking: 39 };
/** One is kept quiet when it falls on the tenth, another falls on the ninth, a third when it has long been back. */
const indicesOn = (day: string) => ({
  ...usual,
  ended: day < '2026-03-10' ? 80 : 60,
  falling: day < '2026-03-09' ? 80 : 39,
  twice: day < '2026-03-13' ? 80 : 60,
  // Red for the third time on 2026-03-07.
  sinking: day < '2026-03-08' ? 39 : 80,
});
/** Its manifest is met on the day itself. */
const sooner = '2026-03-07';
const returned = { ...first, returning: 60 };
const last = { ...returned, ...allOf(told, 80) };

/**
 * Four rescues that somebody acted on before the files took them back: one heals as if the files told of it, one is ended,
 * one falls again, of one the files tell again. A fifth, on which nobody acted, is taken back. Of two that the files told of
 * for longer one was ended by a person, and stays; the other had recovered, and fell once more since, which stays. A last one
 * is ended on the day that gave it another reason, after its data.
 */
export const kept: Scenario = {
  name: 'kept',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-14T08:30',
  endsAt: '2026-03-14T08:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
    dayFile('2026-03-06T05:00', '2026-03-05', wrong),
    dayFile('2026-03-06T15:00', '2026-03-05', first),
    ...later.map((day) =>
      dayFile(day === sooner ? `${day}T20:00` : `${addDays(day, 1)}T05:00`, day, indicesOn(day)),
    ),
    manifestOf(
      `${sooner}T20:00`,
      sooner,
      manifestFile({ [`snapshots/${sooner}/accounts.csv`]: snapshotFile(indicesOn(sooner)) }),
    ),
    dayFile('2026-03-09T15:00', '2026-03-05', returned),
    dayFile('2026-03-14T08:00', '2026-03-05', last),
  ],
  habits: [
    ...ids
      .filter((id) => !['unheard', 'sinking', ...told].includes(id))
      .map((id) => ({
        who: 'olga',
        gets: 'opened',
        about: `rescue ${id}` as const,
        afterMinutes: 60,
        // To hand it on is an act like any other.
        posts: id === 'healing' ? 'action=hand-over&to=oskar' : 'action=acknowledge',
      })),
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue ended',
      afterMinutes: 2 * 24 * 60 + 60,
      posts: 'action=resolve&outcome=saved',
    },
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue settled',
      afterMinutes: 60,
      posts: 'action=resolve&outcome=lost',
    },
    // On 2026-03-07, an hour after it was red for the third time.
    {
      who: 'olga',
      gets: 'opened',
      about: 'rescue sinking',
      afterMinutes: 39 * 60,
      posts: 'action=resolve&outcome=lost',
    },
  ],
  truth: {
    days: {
      ...allOf(before, usual),
      '2026-03-05': last,
      ...Object.fromEntries(later.map((day) => [day, indicesOn(day)])),
    },
    statuses: allOf([...before, '2026-03-05', ...later], 'complete'),
    cases: [
      rescueOf('ended', '2026-03-05', '2026-03-06T06:00', 'saved kept'),
      rescueOf('healing', '2026-03-05', '2026-03-06T06:00', 'recovered 2026-03-12 kept'),
      {
        case: 'rescue falling 2026-03-09 red-band+sharp-drop',
        from: '2026-03-06T06:00',
        ends: 'acknowledged',
      },
      rescueOf('returning', '2026-03-05', '2026-03-06T06:00', 'recovered 2026-03-12'),
      rescueOf('settled', '2026-03-05', '2026-03-06T06:00', 'lost kept'),
      rescueOf('sinking', '2026-03-05', '2026-03-06T06:00', 'lost', 'red-band+sharp-drop'),
      rescueOf('twice', '2026-03-05', '2026-03-06T06:00', 'retracted'),
      rescueOf('twice', '2026-03-13', '2026-03-14T06:00', 'open'),
      rescueOf('unheard', '2026-03-05', '2026-03-06T06:00', 'retracted'),
    ],
    quality: {},
    receipts: {
      ...listReceipts(ids.length),
      ...dayReceipts([...before, '2026-03-05', ...later], ids.length),
      ...manifestReceipts([sooner]),
    },
  },
};
