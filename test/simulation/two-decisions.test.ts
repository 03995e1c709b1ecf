import { expect, test } from 'vitest';
import { people, recipientsFile } from '../support/company.ts';
import { sampled } from './campaign/plans.ts';
import { shuffled } from './order.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import { noFaults, planOf } from './plan.ts';
import { type Clean, ends, play, playClean } from './play.ts';
import { chanceOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { held } from './scenarios/held.ts';
import { simulate } from './simulation.ts';

const heldDay = '2026-03-06';
const team = { ...people, dan: { role: 'data_team' } };

/** Dana releases what is held at eight, and Dan, so many minutes later, discards it; the story ends at this time of the day. */
function decidedTwice(minutesLater: number, end = '08:30'): Scenario {
  const discard = held.habits.map((habit) => ({
    ...habit,
    who: 'dan',
    afterMinutes: habit.afterMinutes + minutesLater,
    posts: 'action=discard',
  }));
  return {
    ...held,
    endsAt: `2026-03-07T${end}`,
    companies: held.companies.map((company) => ({ ...company, people: team })),
    script: held.script.map((each) =>
      each.key.startsWith('recipients/') ? { ...each, body: recipientsFile(team) } : each,
    ),
    habits: [...held.habits, ...discard],
  };
}

/** What was decided in the day's case, and what became of its rescues. */
function decided({ cases }: Outcome) {
  const about = cases.find(({ kind, day }) => kind === 'data-quality' && day === heldDay);
  const decisions = (about?.events ?? []).flatMap(({ event, by }) =>
    event === 'released' || event === 'discarded' ? [`${event} by ${by}`] : [],
  );
  const rescues = cases.filter(({ kind, openedOn }) => kind === 'rescue' && openedOn === heldDay);
  const deeds = rescues.flatMap(({ events }) => events).filter(({ by }) => by !== null);
  return {
    decisions,
    became: [...new Set(rescues.map(({ state, resolvedAs }) => resolvedAs ?? state))],
    by: [...new Set(deeds.map(({ by }) => by))],
  };
}

const either = [
  { decisions: ['released by dana'], became: ['open'], by: ['dana'] },
  { decisions: ['discarded by dan'], became: ['discarded'], by: ['dan'] },
];

/** The requests of the run of a function that releases. */
function requestsOfRelease({ outcome }: Clean): readonly number[] {
  const pages = outcome.steps.filter(({ by }) => by === 'page');
  const first = pages.find(({ isWrite }) => isWrite)?.invocation;
  return pages.filter(({ invocation }) => invocation === first).map(({ number }) => number);
}

test('a decision that dies half-way is carried on by whoever decides next, and never becomes two', async () => {
  // Before Dana tries again.
  const scenario = decidedTwice(1, '08:02');
  const clean = await playClean(scenario, noFaults);
  const all = requestsOfRelease(clean);
  const requests = [...sampled(all.slice(0, 9), 4, 1), ...sampled(all.slice(9), 8, 1)];
  expect(decided(clean.outcome)).toEqual(either[0]);

  const seen = new Set<string>();
  for (const request of requests) {
    const plan = planOf({ faults: new Map([[request, 'crash-after']]) });
    const { outcome } = await play(scenario, clean, plan);
    expect(either).toContainEqual(decided(outcome));
    seen.add(String(decided(outcome).decisions));
  }

  expect([...seen].sort()).toEqual(['discarded by dan', 'released by dana']);
});

test('when two decide at once, in whatever order their requests come, one decision is carried out', async () => {
  const scenario = decidedTwice(0);
  const clean = await playClean(scenario, noFaults);
  const start = clean.starts.find(({ agenda }) => agenda[0]?.work.kind === 'deed');
  if (start === undefined) throw new Error('somebody decides');

  for (let seed = 1; seed <= 6; seed += 1) {
    const simulation = await simulate(scenario, start, noFaults);
    const both = [simulation.takeNext(), simulation.takeNext()].filter((each) => each !== null);
    await simulation.nextTogether(both, shuffled(chanceOf(seed)));
    while (simulation.nextAt() <= ends(scenario)) await simulation.next();
    const calm = { firstAt: Infinity, calmFrom: -Infinity };
    const outcome = outcomeOf(scenario, noFaults, simulation.snapshot(), [], calm);
    await simulation.close();

    expect(both.map(({ kind }) => kind)).toEqual(['deed', 'deed']);
    expect(either).toContainEqual(decided(outcome));
  }
});
