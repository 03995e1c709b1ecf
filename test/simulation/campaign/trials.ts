import type { OpenPlace } from '../place.ts';
import type { Plan } from '../plan.ts';
import { type Clean, type Met, playWarm } from '../play.ts';
import { playRace } from '../race.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioNamed } from '../scenarios/named.ts';
import { added, type Figures, noFigures } from './figures.ts';
import { type Failure, type Judged, judge, judgePlayed, repeatOf } from './judge.ts';

/** One run, still to be played and judged. */
export type Trial = () => Promise<Judged>;

/**
 * So many neighbours in a list share what they know of the future, and are played in order by one process: the
 * figures do not hang on how many processes there are.
 */
export const neighbours = 32;

/** A scenario with one plan after another. */
export function planTrials(
  scenario: Scenario,
  clean: Clean,
  plans: readonly Plan[],
  where?: OpenPlace,
): readonly Trial[] {
  let met: Met = new Map();
  return plans.map((plan, place) => () => {
    if (place % neighbours === 0) met = new Map();
    return judge(scenario, clean, plan, where, met);
  });
}

/** A scenario with a race of three functions for each seed. */
export function raceTrials(scenario: Scenario, clean: Clean, seeds: readonly number[]): readonly Trial[] {
  return seeds.map(
    (seed) => async () =>
      judgePlayed(await playRace(scenario, clean, seed), `${repeatOf(scenario.name)} --race ${seed}`),
  );
}

/** Scenarios, by name, in which nothing goes wrong. */
export function calmTrials(names: readonly string[]): readonly Trial[] {
  return names.map((name) => async () => judgePlayed(await playWarm(scenarioNamed(name)), repeatOf(name)));
}

export type TrialsResult = { readonly figures: Figures; readonly failures: readonly Failure[] };

/** After so many failures a campaign with a scenario ends, for more say no more. */
export const mostFailures = 10;

/** Plays trials one after another; stops after so many failures. */
export async function runTrials(trials: readonly Trial[], most = mostFailures): Promise<TrialsResult> {
  let figures = noFigures;
  const failures: Failure[] = [];
  for (const trial of trials) {
    const judged = await trial();
    figures = added(figures, judged.figures);
    if (judged.failure !== null) failures.push(judged.failure);
    if (failures.length >= most) break;
  }
  return { figures, failures };
}

/** Failures as a person reads them. */
export function failureText({ repeat, broken }: Failure): string {
  const lines = broken.slice(0, 8).map(({ promise, name, how }) => `  ${promise} ${name}: ${how}`);
  return [...lines, `  again: ${repeat}`].join('\n');
}
