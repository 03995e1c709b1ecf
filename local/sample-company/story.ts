import type { Tier } from '../../examples/ledger/tiers.ts';
import type { Complaint } from './complaint.ts';
import type { Mood } from './mood.ts';

/** The plots that accounts of the sample live through. */
export type AccountPlot =
  | 'sudden-fall'
  | 'slow-leak'
  | 'recovery'
  | 'going-silent'
  | 'red-channel-ticking'
  | 'red-channel-breached'
  | 'red-channel-on-time';

/** What happened to one account. Days count from the story's first day, 0. */
export type Story = {
  readonly plot: AccountPlot;
  /** The account: the `place`-th of its tier, from 0. */
  readonly tier: Tier;
  readonly place: number;
  /** Days from the story's first day to the last day of the sample. */
  readonly beganDaysAgo: number;
  /** In what the account differed from a content one before. */
  readonly before: Partial<Mood>;
  /** How the mood bends from day 0 on. */
  readonly bend: (mood: Mood, day: number) => Mood;
  readonly surveysOn: readonly number[];
  readonly complaints: readonly Complaint[];
  readonly actions: readonly StoryAction[];
  /** The account leaves after this day: no snapshot mentions it any more. */
  readonly leavesAfter: number | null;
  /** What somebody who looks at the result should see. */
  readonly expect: string;
};

/** What a person did about the account's case. */
export type StoryAction = {
  readonly day: number;
  /** Minute of the day, UTC. */
  readonly minute: number;
  readonly by: 'owner' | 'executive_sponsor';
  readonly kind: 'rescue' | 'red-channel';
  readonly action: 'acknowledge' | 'on-site' | 'resolve' | 'commitment-sent';
  readonly outcome?: 'saved' | 'lost';
  readonly note: string;
};

/** A story in which nothing happens, to be told with differences. */
export const uneventful = {
  before: {},
  bend: (mood: Mood) => mood,
  surveysOn: [],
  complaints: [],
  actions: [],
  leavesAfter: null,
} satisfies Partial<Story>;
