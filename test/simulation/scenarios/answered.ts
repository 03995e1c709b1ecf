import { addDays } from '../../../lambdas/scoring/calendar.ts';
import type { Scenario } from '../scenario.ts';
import {
  allOf,
  companyFiles,
  companyOf,
  complaintsFile,
  dayFile,
  dayReceipts,
  listReceipts,
} from './write.ts';

const company = companyOf('2026-03-05T00:01', { acme: { tier: 'A' }, globex: { owner: 'oskar' } });
const before = ['2026-03-02', '2026-03-03', '2026-03-04'];
const usual = { acme: 80, globex: 80 };
const fallen = { acme: 60, globex: 80 };
const later = Array.from({ length: 5 }, (_, place) => addDays('2026-03-05', place));
const dayMinutes = 24 * 60;

/** Minutes around every step of a rescue and of a red channel, and an hour apart between them. */
export const answerMinutes: readonly number[] = [
  ...[0, 1, 59, 60, 61, 239, 240, 241, 1198, 1200, 1202, dayMinutes - 1, dayMinutes + 2],
  ...[dayMinutes + 59, dayMinutes + 61, 3 * dayMinutes - 1, 3 * dayMinutes + 2],
  ...Array.from({ length: 80 }, (_, hour) => 60 * hour + 30),
];

/**
 * A rescue of tier A and a red channel for a complaint that the owner and the sponsor acknowledge so many minutes
 * after the first notice. The owner goes by the notice of the rescue, also when that has become a red channel.
 */
export function answeredAfter(minutes: number): Scenario {
  const isInTime = minutes < dayMinutes;
  return {
    name: `answered-after-${minutes}`,
    startsAt: '2026-03-05T00:00',
    calmUntil: '2026-03-06T04:59',
    endsAt: '2026-03-10T11:30',
    companies: [company],
    script: [
      ...companyFiles(company),
      ...before.map((day) => dayFile('2026-03-05T05:00', day, usual)),
      ...later.map((day) => dayFile(`${addDays(day, 1)}T05:00`, day, fallen)),
      complaintsFile('2026-03-06T09:00', 'one', [['c-1', 'globex', '2026-03-06T09:00:00Z', 'critical']]),
    ],
    habits: [
      {
        who: 'olga',
        gets: 'opened',
        about: 'rescue acme',
        afterMinutes: minutes,
        posts: 'action=acknowledge',
      },
      {
        who: 'erik',
        gets: 'opened',
        about: 'red-channel globex',
        afterMinutes: minutes,
        posts: 'action=acknowledge',
      },
    ],
    truth: {
      days: { ...allOf(before, usual), ...allOf(later, fallen) },
      statuses: allOf([...before, ...later], 'complete'),
      cases: [
        { case: 'rescue acme 2026-03-05 sharp-drop', from: '2026-03-06T06:00', ends: 'acknowledged' },
        ...(isInTime
          ? []
          : [
              {
                case: 'red-channel acme unacknowledged-rescue',
                from: '2026-03-07T06:00',
                ends: 'open breached',
              },
            ]),
        {
          case: 'red-channel globex complaint',
          from: '2026-03-06T09:00',
          ends: 'acknowledged breached',
          dueAt: '2026-03-07T09:00:00Z',
        },
      ],
      quality: {},
      receipts: {
        ...listReceipts(2),
        ...dayReceipts([...before, ...later], 2),
        'complaints/one.csv': ['accepted', 1, 1, 0, 0],
      },
    },
  };
}
