import { troubled } from '../campaign/campaigns.ts';
import { repeatLine } from '../campaign/judge.ts';
import { blackouts, longOutages, outages, overtakenRuns, sampled, singleFaults } from '../campaign/plans.ts';
import { shortPlans, shortRaces } from '../campaign/short.ts';
import type { Outcome } from '../outcome.ts';
import { noFaults, type Plan } from '../plan.ts';
import { type Clean, play, playClean, playWarm } from '../play.ts';
import { type Broken, brokenIn } from '../promises.ts';
import { playRace } from '../race.ts';
import type { Scenario } from '../scenario.ts';
import { scenarios } from '../scenarios/all.ts';
import type { Mutant, Trouble } from './mutant.ts';

/** What became of the hunt for a mutant. */
export type Sighting =
  | {
      readonly end: 'killed';
      readonly how: string;
      /** The run that shows it, as a person repeats it. */
      readonly run: string;
      /** Whether the campaign of `npm test` plays that run. */
      readonly isInShort: boolean;
    }
  /** The promise that it should break was kept all the time; others may have been broken. */
  | { readonly end: 'survived'; readonly others: readonly Broken[] };

type Run = { readonly repeat: string; readonly isInShort: boolean; readonly play: () => Promise<Outcome> };

/** Plays the runs in which the bug must show until its promise is broken, those of `npm test` first. */
export async function hunt({ breaks, in: name, when }: Mutant): Promise<Sighting> {
  const scenario = scenarios.find((each) => each.name === name);
  if (scenario === undefined) throw new Error(`there is no scenario ${name}`);
  const others = new Map<string, Broken>();
  for await (const { repeat, isInShort, play } of runsOf(scenario, when)) {
    const broken = await brokenIn(await play());
    const seen = broken.find((each) => each.name === breaks);
    if (seen !== undefined) return { end: 'killed', how: seen.how, run: repeat, isInShort };
    for (const each of broken) others.set(each.name, each);
  }
  return { end: 'survived', others: [...others.values()] };
}

async function* runsOf(scenario: Scenario, when: Trouble | undefined): AsyncGenerator<Run> {
  const repeat = repeatLine(scenario.name, noFaults);
  if (!troubled.includes(scenario)) {
    yield { repeat, isInShort: true, play: async () => (await playWarm(scenario)).outcome };
    return;
  }
  const clean = await playClean(scenario, noFaults);
  const planned = (plan: Plan, isInShort: boolean): Run => ({
    repeat: repeatLine(scenario.name, plan),
    isInShort,
    play: async () => (await play(scenario, clean, plan)).outcome,
  });
  const raced = (seed: number, isInShort: boolean): Run => ({
    repeat: `${scenario.name}, race ${seed}`,
    isInShort,
    play: async () => (await playRace(scenario, clean, seed)).outcome,
  });

  yield { repeat, isInShort: true, play: async () => clean.outcome };
  if (when === undefined) return;
  for (const plan of shortPlans(clean)) yield planned(plan, true);
  for (const seed of shortRaces(clean)) yield raced(seed, true);
  if (when === 'races') for (let seed = 1; seed <= mostRaces; seed += 1) yield raced(seed, false);
  else for (const plan of plansOf(clean, when)) yield planned(plan, false);
}

const mostRaces = 500;
const mostPlans = 40;

function plansOf(clean: Clean, when: Exclude<Trouble, 'races'>): readonly Plan[] {
  if (when === 'blackouts') return [...overtakenRuns(clean), ...sampled(blackouts(clean), mostPlans, 1)];
  if ('out' in when) {
    const ofService = (plans: readonly Plan[]) =>
      plans.filter((plan) => plan.outages.every(({ service }) => service === when.out));
    return [outages, longOutages].flatMap((plans) => sampled(ofService(plans(clean)), mostPlans, 1));
  }
  const { operation, fault } = when;
  const places = new Set(
    clean.outcome.steps.filter((step) => step.operation === operation).map(({ number }) => number),
  );
  return singleFaults(clean).filter(({ faults }) =>
    [...faults].some(([place, kind]) => places.has(place) && kind === fault),
  );
}
