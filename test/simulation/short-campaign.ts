import { expect, test } from 'vitest';
import { isTroubledInShort, shortPlans, shortRaces } from './campaign/short.ts';
import { failureText, planTrials, raceTrials, runTrials } from './campaign/trials.ts';
import { noFaults } from './plan.ts';
import { playClean, playWarm } from './play.ts';
import { brokenIn } from './promises.ts';
import type { Scenario } from './scenario.ts';

/** The campaign of `npm test`: each scenario without a fault, and those that are not long with a little of every kind of trouble. */
export function keepsEveryPromise(scenarios: readonly Scenario[]): void {
  test.each(scenarios)(
    '$name: every promise is kept while nothing goes wrong, and when single things do',
    async (scenario) => {
      if (!isTroubledInShort(scenario)) {
        expect(await brokenIn((await playWarm(scenario)).outcome)).toEqual([]);
        return;
      }
      const clean = await playClean(scenario, noFaults);
      expect(await brokenIn(clean.outcome)).toEqual([]);

      const { failures } = await runTrials([
        ...planTrials(scenario, clean, shortPlans(clean)),
        ...raceTrials(scenario, clean, shortRaces(clean)),
      ]);
      expect(failures.map(failureText).join('\n')).toBe('');
    },
    240_000,
  );
}
