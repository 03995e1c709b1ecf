import type { Scenario } from '../scenario.ts';
import { allOf, companyFiles, companyOf, dayFile, dayReceipts, listReceipts } from './write.ts';

const company = companyOf('2026-03-05T00:01', {
  acme: { tier: 'S', name: 'Żuraw i Spółka' },
  globex: { owner: 'oskar', tier: 'A' },
  hooli: { tier: 'A' },
});
const before = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80, hooli: 90 };
/** The median lies half a hundredth between them. */
const nearly = { ...usual, acme: 80.01 };
const byDay = { ...allOf(before.slice(0, 2), usual), ...allOf(before.slice(2), nearly) };
const fallen = { acme: 62, globex: 50, hooli: 90 };
const later = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09', '2026-03-10'];
const days = [...before, '2026-03-05', ...later];

/**
 * Rescues of the two highest tiers that nobody acknowledges in a day become red channels. One is acknowledged,
 * visited, resolved and closed with its letter; nobody looks after the other.
 */
export const escalation: Scenario = {
  name: 'escalation',
  startsAt: '2026-03-05T00:00',
  calmUntil: '2026-03-06T04:59',
  endsAt: '2026-03-11T11:00',
  companies: [company],
  script: [
    ...companyFiles(company),
    ...before.map((day) => dayFile('2026-03-05T05:00', day, byDay[day] ?? {})),
    dayFile('2026-03-06T05:00', '2026-03-05', fallen),
    ...later.map((day, place) => dayFile(`2026-03-${String(7 + place).padStart(2, '0')}T05:00`, day, fallen)),
  ],
  habits: [
    {
      who: 'erik',
      gets: 'opened',
      about: 'red-channel globex',
      afterMinutes: 30,
      posts: 'action=acknowledge&note=I+go',
    },
    { who: 'oskar', gets: 'opened', about: 'red-channel globex', afterMinutes: 600, posts: 'action=on-site' },
    {
      who: 'erik',
      gets: 'opened',
      about: 'red-channel globex',
      afterMinutes: 900,
      posts: 'action=resolve&outcome=saved',
    },
    {
      who: 'oskar',
      gets: 'letter-due',
      about: 'red-channel globex',
      afterMinutes: 60,
      posts: 'action=commitment-sent',
    },
  ],
  truth: {
    days: { ...byDay, ...allOf(['2026-03-05', ...later], fallen) },
    statuses: allOf(days, 'complete'),
    cases: [
      { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'open' },
      { case: 'rescue globex 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
      { case: 'red-channel acme unacknowledged-rescue', from: '2026-03-07T06:00', ends: 'open breached' },
      {
        case: 'red-channel globex unacknowledged-rescue',
        from: '2026-03-07T06:00',
        ends: 'saved onSite commitmentSent',
      },
    ],
    quality: {},
    receipts: { ...listReceipts(3), ...dayReceipts(days, 3) },
  },
};
