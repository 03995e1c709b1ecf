import { expect, test } from 'vitest';
import { outages, sampled, singleFaults } from './campaign/plans.ts';
import { failureText, runPlans } from './campaign/run-plans.ts';
import { noFaults } from './plan.ts';
import { playClean } from './play.ts';
import { brokenIn } from './promises.ts';
import { scenarios } from './scenarios/all.ts';

test.each(scenarios)(
  '$name: every promise is kept while nothing goes wrong, and when single things do',
  async (scenario) => {
    const clean = await playClean(scenario, noFaults);
    expect(await brokenIn(clean.outcome)).toEqual([]);

    const plans = [...sampled(singleFaults(clean), 6, 1), ...sampled(outages(clean), 1, 2)];
    const { failures } = await runPlans(scenario, clean, plans);

    expect(failures.map(failureText).join('\n')).toBe('');
  },
  120_000,
);
