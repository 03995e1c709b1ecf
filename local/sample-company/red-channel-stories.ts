import { type Story, type StoryAction, uneventful } from './story.ts';

const sponsorAct: Pick<StoryAction, 'by' | 'kind'> = { by: 'executive_sponsor', kind: 'red-channel' };

/** Complaints that call senior management to the customer's site within 24 hours. */
export const redChannelStories: readonly Story[] = [
  {
    ...uneventful,
    plot: 'red-channel-ticking',
    tier: 'A',
    place: 2,
    beganDaysAgo: 0,
    complaints: [
      {
        day: 0,
        minute: 23 * 60 + 20,
        severity: 'critical',
        summary: '产线停机：贵司控制器固件升级后全部离线',
        closedOn: null,
      },
    ],
    expect:
      'A red channel that is due at 23:20 UTC of the day after the last one; nobody has acknowledged it.',
  },
  {
    ...uneventful,
    plot: 'red-channel-breached',
    tier: 'S',
    place: 0,
    beganDaysAgo: 25,
    complaints: [
      {
        day: 0,
        minute: 13 * 60 + 5,
        severity: 'high',
        summary: 'Quality claim on three lots, our plant manager expects you here',
        closedOn: null,
      },
    ],
    actions: [
      {
        ...sponsorAct,
        by: 'owner',
        day: 1,
        minute: 15 * 60 + 40,
        action: 'acknowledge',
        note: 'The sponsor was on a plane, I was on leave, nobody stood in for us.',
      },
      {
        ...sponsorAct,
        day: 2,
        minute: 9 * 60 + 30,
        action: 'on-site',
        note: 'With the plant manager; the lots are being sorted by hand.',
      },
    ],
    expect:
      'A red channel that nobody answered for 24 hours: breached, on site a day late, in every digest since.',
  },
  {
    ...uneventful,
    plot: 'red-channel-on-time',
    tier: 'S',
    place: 1,
    beganDaysAgo: 50,
    complaints: [
      {
        day: 0,
        minute: 6 * 60 + 40,
        severity: 'critical',
        summary: 'Safety stop in our filling line, suspected cause is your valve',
        closedOn: 2,
      },
    ],
    actions: [
      {
        ...sponsorAct,
        day: 0,
        minute: 7 * 60 + 5,
        action: 'acknowledge',
        note: 'On my way with two engineers.',
      },
      {
        ...sponsorAct,
        day: 0,
        minute: 15 * 60 + 30,
        action: 'on-site',
        note: 'At the plant, line inspected.',
      },
      {
        ...sponsorAct,
        day: 2,
        minute: 10 * 60,
        action: 'resolve',
        outcome: 'saved',
        note: 'Seal replaced in all valves of the lot, line runs again.',
      },
      {
        ...sponsorAct,
        day: 4,
        minute: 9 * 60,
        action: 'commitment-sent',
        note: 'Letter handed over in person.',
      },
    ],
    expect:
      'A red channel acknowledged in 25 minutes, on site in 9 hours, saved, with its letter of commitment.',
  },
];
