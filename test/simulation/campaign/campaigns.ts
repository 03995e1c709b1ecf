import { inChild } from '../child/in-child.ts';
import type { Clean } from '../play.ts';
import type { Scenario } from '../scenario.ts';
import { scenarios } from '../scenarios/all.ts';
import { answerMinutes } from '../scenarios/answered.ts';
import {
  blackouts,
  halfway,
  kills,
  longOutages,
  outages,
  randomPlan,
  sampled,
  singleFaults,
  twists,
} from './plans.ts';
import { calmTrials, planTrials, raceTrials, type Trial } from './trials.ts';

/** How much is tried. */
export type Effort = {
  readonly seed: number;
  /** Plans of one campaign with one scenario, at most. */
  readonly most: number;
  /** Of these so many in all, shared out among the scenarios. */
  readonly seeds: number;
  readonly races: number;
  readonly kills: number;
  readonly months: number;
};

/** A way of looking for trouble. */
export type Campaign = {
  readonly name: string;
  readonly about: string;
} & (
  | { readonly of: 'each scenario'; readonly trials: (of: Scenario) => readonly Trial[] }
  | {
      readonly of: 'each troubled scenario';
      readonly trials: (of: Scenario, clean: Clean, effort: Effort) => readonly Trial[];
    }
  | { readonly of: 'its own scenarios'; readonly trials: (effort: Effort) => readonly Trial[] }
);

type Plans = typeof singleFaults;

/** As many of these plans as there may be. */
const someOf =
  (plans: Plans, where?: Parameters<typeof planTrials>[3]) =>
  (scenario: Scenario, clean: Clean, { most, seed }: Effort) =>
    planTrials(scenario, clean, sampled(plans(clean), most, seed), where);

const seedsFrom = (seed: number, count: number) => Array.from({ length: count }, (_, place) => seed + place);
/** Scenarios in which something may go wrong; the others only show both sides of a bound. */
export const troubled = scenarios.filter(({ calmUntil, endsAt }) => calmUntil < endsAt);
const shareOf = (count: number) => Math.ceil(count / troubled.length);

export const campaigns: readonly Campaign[] = [
  {
    name: 'calm',
    about: 'nothing goes wrong',
    of: 'each scenario',
    trials: ({ name }) => calmTrials([name]),
  },
  {
    name: 'single-faults',
    about: 'every request, with each kind of fault that can happen to it',
    of: 'each troubled scenario',
    trials: someOf(singleFaults),
  },
  {
    name: 'halfway',
    about:
      'a function dies right after each kind of write, or is denied it; a run dies and something else is delivered before the next',
    of: 'each troubled scenario',
    trials: (scenario, clean) => planTrials(scenario, clean, halfway(clean)),
  },
  {
    name: 'outages',
    about: 'each service out for 5 minutes, 20 minutes and 4 hours, from each request that it gets',
    of: 'each troubled scenario',
    trials: someOf(outages),
  },
  {
    name: 'long-outages',
    about: 'each service out for 26 hours, in stories of which nothing hangs on the hour',
    of: 'each troubled scenario',
    trials: someOf(longOutages),
  },
  {
    name: 'blackouts',
    about: 'everything dies with each request, the machine of a day included',
    of: 'each troubled scenario',
    trials: someOf(blackouts),
  },
  {
    name: 'twists',
    about: 'each event of S3 twice, late or never; each tick and schedule missed or doubled',
    of: 'each troubled scenario',
    trials: someOf(twists),
  },
  {
    name: 'seeds',
    about: 'anything may go wrong for a while, as the seed says',
    of: 'each troubled scenario',
    trials: (scenario, clean, { seed, seeds }) =>
      planTrials(
        scenario,
        clean,
        seedsFrom(seed, shareOf(seeds)).map((each) => randomPlan(clean, each)),
      ),
  },
  {
    name: 'races',
    about:
      "three functions at once, in any order, or one overtaken before it writes, the end of a run and the beginning of another day's among them; a function of a run that comes when its lock has run out; a file replaced while it is read",
    of: 'each troubled scenario',
    trials: (scenario, clean, { seed, races }) =>
      raceTrials(scenario, clean, seedsFrom(seed, shareOf(races))),
  },
  {
    name: 'kills',
    about: 'the functions in a process of their own, which is killed at a request (SIGKILL)',
    of: 'each troubled scenario',
    trials: (scenario, clean, { kills: count, seed }) =>
      planTrials(scenario, clean, sampled(kills(clean), shareOf(count), seed), inChild),
  },
  {
    name: 'answers',
    about: 'somebody acknowledges around every step, and hourly in between',
    of: 'its own scenarios',
    trials: ({ most, seed }) =>
      calmTrials(sampled(answerMinutes, most, seed).map((minutes) => `answered-after-${minutes}`)),
  },
  {
    name: 'months',
    about: 'thirty days in any order, some of them wrong at first, some of them again',
    of: 'its own scenarios',
    trials: ({ months, seed }) => calmTrials(seedsFrom(seed, months).map((each) => `month-${each}`)),
  },
];
