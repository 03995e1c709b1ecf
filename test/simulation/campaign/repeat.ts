import { inChild } from '../child/in-child.ts';
import { here } from '../place.ts';
import { noFaults, parsePlan } from '../plan.ts';
import { play, playClean, playWarm } from '../play.ts';
import { brokenIn } from '../promises.ts';
import { playRace } from '../race.ts';
import type { Scenario } from '../scenario.ts';

export type Repeated = { readonly plan?: string; readonly race?: string; readonly kill: boolean };

/** Plays one run again, and says what was made to go wrong and what that breaks; false when anything is. */
export async function repeat(scenario: Scenario, how: Repeated): Promise<boolean> {
  const outcome = await outcomeOfRun(scenario, how);
  const broken = await brokenIn(outcome);
  for (const { number, by, operation, subject, fault } of outcome.steps) {
    if (fault !== null) console.log(`${number} ${by} ${operation} ${subject}: ${fault}`);
  }
  for (const { promise, name, how } of broken) console.log(`${promise} ${name}: ${how}`);
  console.log(broken.length === 0 ? 'every promise is kept' : `${broken.length} promises broken`);
  return broken.length === 0;
}

async function outcomeOfRun(scenario: Scenario, { plan = '', race, kill }: Repeated) {
  if (race === undefined && plan === '') return (await playWarm(scenario)).outcome;
  const clean = await playClean(scenario, noFaults);
  if (race !== undefined) return (await playRace(scenario, clean, Number(race))).outcome;
  return (await play(scenario, clean, parsePlan(plan), kill ? inChild : here)).outcome;
}
