import { endingOn, fading, grumbling, offended, outburst, silent, wonBack } from './bends.ts';
import { redChannelStories } from './red-channel-stories.ts';
import { type Story, type StoryAction, uneventful } from './story.ts';

const acknowledgedNextMorning: StoryAction = {
  day: 1,
  minute: 8 * 60 + 10,
  by: 'owner',
  kind: 'rescue',
  action: 'acknowledge',
  note: 'Called them, visit on Thursday.',
};

const suddenFalls: readonly Story[] = [
  {
    ...uneventful,
    plot: 'sudden-fall',
    tier: 'A',
    place: 0,
    beganDaysAgo: 12,
    bend: offended,
    surveysOn: [0],
    complaints: outburst(null),
    actions: [acknowledgedNextMorning],
    expect: 'A rescue for a sharp drop on the first day, acknowledged by the owner, still open.',
  },
  {
    ...uneventful,
    plot: 'sudden-fall',
    tier: 'B',
    place: 0,
    beganDaysAgo: 0,
    bend: offended,
    surveysOn: [0],
    complaints: outburst(null),
    expect: 'A rescue that opened with the latest day; its owner has just been told.',
  },
  {
    ...uneventful,
    plot: 'sudden-fall',
    tier: 'C',
    place: 0,
    beganDaysAgo: 58,
    bend: offended,
    surveysOn: [0],
    complaints: outburst(null),
    actions: [
      acknowledgedNextMorning,
      {
        ...acknowledgedNextMorning,
        day: 9,
        action: 'resolve',
        outcome: 'lost',
        note: 'Contract cancelled, they moved to a competitor.',
      },
    ],
    leavesAfter: 8,
    expect: 'A rescue that was resolved as lost; the account is in no later snapshot.',
  },
  {
    ...uneventful,
    plot: 'sudden-fall',
    tier: 'A',
    place: 3,
    beganDaysAgo: 95,
    bend: endingOn(6, offended),
    surveysOn: [0, 8],
    complaints: outburst(3),
    actions: [
      acknowledgedNextMorning,
      {
        ...acknowledgedNextMorning,
        day: 7,
        action: 'resolve',
        outcome: 'saved',
        note: 'New contact on their side, the old order is running again.',
      },
    ],
    expect: 'A rescue that its owner resolved as saved a week later.',
  },
];

const recoveries: readonly Story[] = [
  {
    ...uneventful,
    plot: 'recovery',
    tier: 'A',
    place: 1,
    beganDaysAgo: 82,
    bend: wonBack,
    surveysOn: [0, 14, 34],
    complaints: outburst(5),
    actions: [acknowledgedNextMorning],
    expect:
      'A rescue for a sharp drop, acknowledged, that resolved by itself as recovered within two months.',
  },
  {
    ...uneventful,
    plot: 'recovery',
    tier: 'B',
    place: 1,
    beganDaysAgo: 66,
    bend: wonBack,
    surveysOn: [0, 12, 30],
    complaints: outburst(4),
    actions: [acknowledgedNextMorning],
    expect:
      'A rescue for a sharp drop, acknowledged, that resolved by itself as recovered within two months.',
  },
];

const fades: readonly Story[] = [
  {
    ...uneventful,
    plot: 'slow-leak',
    tier: 'B',
    place: 2,
    beganDaysAgo: 112,
    before: {
      gapDays: 2,
      nps: -15,
      activeUserRatio: 0.45,
      daysPastDue: 10,
      meetingEveryDays: 90,
      auditScore: 40,
    },
    bend: fading,
    complaints: grumbling(3, 110),
    expect: 'No sharp drop on any day, yet at last three red days in a row: a rescue for the red band.',
  },
  {
    ...uneventful,
    plot: 'going-silent',
    tier: 'B',
    place: 3,
    beganDaysAgo: 33,
    bend: silent,
    expect: 'No complaint at all; a rescue for a sharp drop once the silence is several usual gaps long.',
  },
  {
    ...uneventful,
    plot: 'going-silent',
    tier: 'C',
    place: 1,
    beganDaysAgo: 26,
    bend: silent,
    expect: 'No complaint at all; a rescue for a sharp drop once the silence is several usual gaps long.',
  },
  {
    ...uneventful,
    plot: 'going-silent',
    tier: 'C',
    place: 2,
    beganDaysAgo: 85,
    bend: endingOn(36, silent),
    expect: 'A rescue out of silence; orders come back and it resolves by itself as recovered.',
  },
];

/** Every story, told only when it fits into the days asked for. */
export const stories: readonly Story[] = [...suddenFalls, ...recoveries, ...fades, ...redChannelStories];
