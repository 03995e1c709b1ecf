import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts, rescueOf } from './write.ts';

const company = companyOf('2026-03-05T00:01', { acme: {}, globex: {}, hooli: {} });
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, hooli: 80 };
const cured = { acme: 72, globex: 72, hooli: 80 };
const onTime = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'];
const missed = ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14'];
const after = Array.from({ length: 9 }, (_, place) => addDays('2026-03-15', place));
const indices: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  ...allOf(before, usual),
  '2026-03-05': { acme: 60, globex: 60, hooli: 80 },
  ...allOf([...onTime, ...missed, ...after], cured),
  '2026-03-06': { ...cured, hooli: 60 },
  '2026-03-13': { ...cured, hooli: 71 },
  // The day before somebody speaks, the first and the last of the quiet that follows, and the day after.
  '2026-03-14': { acme: 50, globex: 72, hooli: 80 },
  '2026-03-15': { acme: 50, globex: 50, hooli: 80 },
  '2026-03-22': { acme: 72, globex: 50, hooli: 80 },
  '2026-03-23': { acme: 50, globex: 50, hooli: 80 },
};
/** As they came first: by the one nothing is known of hooli, by the other it is cured for the seventh day. */
const wrong: Readonly<Record<string, Readonly<Record<string, number | null>>>> = {
  '2026-03-06': { ...cured, hooli: null },
  '2026-03-13': cured,
};
const filesOf = (days: readonly string[], at: (day: string) => string) =>
  days.map((day) => dayFile(at(day), day, wrong[day] ?? indices[day] ?? {}));
const nextMorning = (day: string) => `${addDays(day, 1)}T05:00`;

/**
 * Somebody ends two rescues while the files of four days are missing, which then tell that both had recovered before,
 * and that one account had fallen anew. What was said ends that, and keeps both quiet for seven days from its date on. A
 * third had fallen and recovered, as a correction tells; by another one it has not, and only then anybody hears of it.
 */
export const spokenFirst: Scenario = {
  name: 'spoken-first',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-24T09:30',
  endsAt: '2026-03-24T09:30',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...filesOf(before, () => '2026-03-05T05:00'),
    ...filesOf(['2026-03-05', ...onTime], nextMorning),
    ...filesOf(missed, () => '2026-03-16T05:00'),
    dayFile('2026-03-16T05:10', '2026-03-06', indices['2026-03-06'] ?? {}),
    dayFile('2026-03-16T05:40', '2026-03-13', indices['2026-03-13'] ?? {}),
    ...filesOf(after, nextMorning),
  ],
  habits: ['acme', 'globex'].map((account) => ({
    who: 'olga',
    gets: 'opened',
    about: `rescue ${account}`,
    // On 2026-03-15.
    afterMinutes: 9 * 24 * 60 + 180,
    posts: 'action=resolve&outcome=saved',
  })),
  truth: {
    days: indices,
    statuses: allOf(Object.keys(indices), 'complete'),
    cases: [
      rescueOf('acme', '2026-03-05', '2026-03-06T06:00', 'recovered 2026-03-12'),
      rescueOf('acme', '2026-03-23', '2026-03-24T06:00', 'open'),
      // Recorded when the day comes; nobody is told.
      { case: 'rescue acme 2026-03-14 sharp-drop', ends: 'saved' },
      rescueOf('hooli', '2026-03-06', '2026-03-16T05:40', 'recovered 2026-03-20'),
      rescueOf('globex', '2026-03-05', '2026-03-06T06:00', 'recovered 2026-03-12'),
      rescueOf('globex', '2026-03-23', '2026-03-24T06:00', 'open'),
    ],
    quality: Object.fromEntries(missed.map((day) => [`${day} missing`, `${addDays(day, 1)}T12:00`])),
    receipts: { ...listReceipts(3), ...dayReceipts(Object.keys(indices), 3) },
  },
};
