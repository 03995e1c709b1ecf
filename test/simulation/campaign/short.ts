import type { FaultKind } from '../faults.ts';
import { type Plan, planOf } from '../plan.ts';
import type { Clean } from '../play.ts';
import { blackouts, sampled, singleFaults } from './plans.ts';

/** Single faults of a scenario, its publishing left out. */
const mostFaults = 6;
const mostBlackouts = 2;
/** What may become of a message: not sent, sent and not known to be. */
const publishFaults: readonly FaultKind[] = [
  'crash-before',
  'crash-after',
  'throttle',
  '500-before',
  'reset-after',
];

/** What `npm test` plays of each scenario besides the run without a fault: a little of every kind of trouble. */
export function shortPlans(clean: Clean): readonly Plan[] {
  const { steps, scenario } = clean.outcome;
  const seed = scenario.name.length;
  const byKind = new Map<string, Plan[]>();
  const operations = new Map(steps.map(({ number, operation }) => [number, operation]));
  for (const plan of singleFaults(clean)) {
    const [[step, kind] = [0, 'throttle' as const]] = plan.faults;
    const name = `${operations.get(step)} ${kind}`;
    byKind.set(name, [...(byKind.get(name) ?? []), plan]);
  }
  // Late ones, of which less is still to come.
  const oneOf = (plans: readonly Plan[]) => sampled(plans.slice(plans.length >> 1), 1, seed);
  const published = publishFaults.flatMap((kind) => oneOf(byKind.get(`Publish ${kind}`) ?? []));
  const others = [...byKind].filter(([name]) => !name.startsWith('Publish ')).map(([, plans]) => plans);
  return [
    ...published,
    ...sampled(others, mostFaults, seed).flatMap(oneOf),
    ...sampled(blackouts(clean), mostBlackouts, seed),
    ...longOutages(clean),
    ...lostEvents(clean),
  ];
}

/** Nobody can be told for longer than an hour, from the first message on. */
function longOutages({ outcome, firstStep }: Clean): readonly Plan[] {
  const first = outcome.steps.find(({ number, operation }) => number >= firstStep && operation === 'Publish');
  if (first === undefined) return [];
  return [planOf({ outages: [{ service: 'sns', fromStep: first.number, minutes: 90, kind: '500-before' }] })];
}

/** S3 never tells of any file, and every second tick is missed. */
function lostEvents({ starts, firstStep, end }: Clean): readonly Plan[] {
  const calm = starts.findLast((start) => start.steps < firstStep);
  if (calm === undefined || firstStep > end.steps) return [];
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => from + place + 1);
  return [
    planOf({
      events: new Map(numbers(calm.puts, end.puts).map((put) => [put, 'never' as const])),
      clockwork: new Map(
        numbers(calm.clockwork, end.clockwork)
          .filter((number) => number % 2 === 0)
          .map((number) => [number, 'missed' as const]),
      ),
    }),
  ];
}

/** Seeds of its races: three functions at once at one moment. */
export function shortRaces({ firstStep, end }: Clean): readonly number[] {
  return firstStep > end.steps ? [] : [1, 2];
}
