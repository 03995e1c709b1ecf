import { expect, test } from 'vitest';
import { failureText, runPlans } from './campaign/run-plans.ts';
import { shortPlans, shortRaces } from './campaign/short.ts';
import { noFaults } from './plan.ts';
import { playClean } from './play.ts';
import { brokenIn } from './promises.ts';
import { playRace } from './race.ts';
import type { Scenario } from './scenario.ts';

/** The campaign of `npm test`: each scenario without a fault, and with a little of every kind of trouble. */
export function keepsEveryPromise(scenarios: readonly Scenario[]): void {
  test.each(scenarios)(
    '$name: every promise is kept while nothing goes wrong, and when single things do',
    async (scenario) => {
      const clean = await playClean(scenario, noFaults);
      expect(await brokenIn(clean.outcome)).toEqual([]);

      const { failures } = await runPlans(scenario, clean, shortPlans(clean));
      expect(failures.map(failureText).join('\n')).toBe('');

      for (const seed of shortRaces(clean)) {
        const { outcome } = await playRace(scenario, clean, seed);
        expect(await brokenIn(outcome), `${scenario.name}, race ${seed}`).toEqual([]);
      }
    },
    240_000,
  );
}
