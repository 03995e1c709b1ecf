import { describe, expect, test } from 'vitest';
import { kills, randomPlan, sampled } from './campaign/plans.ts';
import { calmTrials, failureText, planTrials, runTrials, type Trial } from './campaign/trials.ts';
import { inChild } from './child/in-child.ts';
import { noFaults } from './plan.ts';
import { play, playClean } from './play.ts';
import { changes } from './scenarios/changes.ts';

const clean = await playClean(changes, noFaults);

async function failuresOf(trials: readonly Trial[]): Promise<string> {
  const { failures } = await runTrials(trials);
  return failures.map(failureText).join('\n');
}

describe('every promise is kept', { timeout: 240_000 }, () => {
  test.each(['answered-after-60', 'answered-after-1442'])(
    'when somebody acknowledges just before a step, with it and after it: %s',
    async (name) => expect(await failuresOf(calmTrials([name]))).toBe(''),
  );

  test.each(['month-1'])('when thirty days come in any order, wrong at first and again: %s', async (name) =>
    expect(await failuresOf(calmTrials([name]))).toBe(''),
  );

  test('when the process of the functions is killed by the system', async () => {
    expect(await failuresOf(planTrials(changes, clean, sampled(kills(clean), 1, 1), inChild))).toBe('');
  });
});

test('the same plan gives the same requests, messages and cases twice', { timeout: 120_000 }, async () => {
  const plan = randomPlan(clean, 5);

  const [first, second] = [await play(changes, clean, plan), await play(changes, clean, plan)];

  expect(first.outcome.steps.some(({ fault }) => fault !== null)).toBe(true);
  expect(second).toEqual(first);
});
