import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', { acme: {}, globex: {}, hooli: {} });
/** Thirty days before 2026-03-05 it is 2026-02-03: that day still counts, and the one before it no more. */
const days = ['2026-02-02', '2026-02-03', '2026-03-03', '2026-03-04'];
const missing = Array.from({ length: 27 }, (_, place) => addDays('2026-02-04', place));
const usual = { acme: 80, globex: 80 };
const byDay = {
  '2026-02-02': { ...usual, hooli: 80 },
  '2026-02-03': usual,
  '2026-03-03': { ...usual, hooli: 80 },
  '2026-03-04': { ...usual, hooli: 80 },
  '2026-03-05': { acme: 64, globex: 80, hooli: 10 },
};

/** The first two days are a month old, so that four weeks are missing at once: the data team hears of each, five a minute. */
export const gap: Scenario = {
  name: 'gap',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T08:00',
  endsAt: '2026-03-06T08:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...days.map((day) => dayFile('2026-03-05T05:00', day, byDay[day as keyof typeof byDay])),
    dayFile('2026-03-06T05:00', '2026-03-05', byDay['2026-03-05']),
  ],
  habits: [],
  truth: {
    days: byDay,
    statuses: { ...allOf(missing, 'missing'), ...allOf([...days, '2026-03-05'], 'complete') },
    cases: [{ case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' }],
    quality: {
      ...Object.fromEntries(missing.map((day) => [`${day} missing`, '2026-03-05T05:00'])),
      '2026-02-03 suspicious': '2026-03-05T05:00',
    },
    receipts: {
      ...listReceipts(3),
      ...dayReceipts(['2026-02-02', '2026-03-03', '2026-03-04', '2026-03-05'], 3),
      ...dayReceipts(['2026-02-03'], 2),
    },
  },
};
