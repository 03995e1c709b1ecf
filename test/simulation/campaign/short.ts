import type { FaultKind } from '../faults.ts';
import { dayMs, hourMs } from '../hours.ts';
import { type Plan, planOf } from '../plan.ts';
import type { Clean } from '../play.ts';
import { raceKindsOf } from '../race.ts';
import type { Scenario } from '../scenario.ts';
import type { Step } from '../wire.ts';
import { troubled } from './campaigns.ts';
import { blackouts, sampled, singleFaults } from './plans.ts';

/** Requests that decide whether something is lost or comes twice, each with what hurts it most; every fourth scenario plays it. */
const decisive: Readonly<Record<string, readonly FaultKind[]>> = {
  'Publish recipient': ['crash-before', 'crash-after', 'throttle', 'reset-after'],
  'PutItem notice': ['crash-before', 'crash-after'],
  'PutItem digest': ['crash-before'],
  'PutItem account': ['crash-after', 'reset-after'],
  'PutItem ledger': ['crash-before'],
  'DeleteItem notice': ['crash-after'],
  'DeleteItem lock': ['crash-before'],
  'GetObject feed': ['crash-before'],
  'Publish events': ['throttle'],
  'BatchWriteItem history': ['partial'],
  'BatchGetItem history': ['partial'],
  'BatchGetItem cases': ['partial'],
  'Query due': ['partial', 'stale'],
  'ListObjects feed': ['partial'],
};
/** Executives get their digest at seven. */
const digestMs = 7 * hourMs;
const mostUnheard = 1;
const mostOthers = 1;
const mostBlackouts = 1;
/** What goes on for hours; every second scenario plays one of them, the others have a race. */
const lasting: readonly ((clean: Clean, turn: number) => readonly Plan[])[] = [
  longOutages,
  nothingWhole,
  strayEvents,
];

/** Whether `npm test` plays trouble in a scenario: not in a long one, of which each run takes a second. */
export function isTroubledInShort(scenario: Scenario): boolean {
  return troubled.includes(scenario) && scenario.isLong !== true;
}

/** What `npm test` plays of a scenario besides the run without a fault: a little of every kind of trouble. */
export function shortPlans(clean: Clean): readonly Plan[] {
  if (!isTroubledInShort(clean.outcome.scenario)) return [];
  const seed = clean.outcome.scenario.name.length;
  const places = new Map(clean.outcome.steps.map((step) => [step.number, placeOf(step)]));
  const byKind = new Map<string, Plan[]>();
  for (const plan of singleFaults(clean)) {
    const [[step, kind] = [0, 'throttle' as const]] = plan.faults;
    const name = `${places.get(step)} ${kind}`;
    byKind.set(name, [...(byKind.get(name) ?? []), plan]);
  }
  const names = Object.entries(decisive).flatMap(([place, kinds]) => kinds.map((kind) => `${place} ${kind}`));
  const turn = troubled.indexOf(clean.outcome.scenario);
  const groups = [...byKind];
  const chosen = [
    ...groups.filter(([name]) => names.includes(name) && (names.indexOf(name) + turn) % 4 === 0),
    ...sampled(
      groups.filter(([name]) => !names.includes(name)),
      mostOthers,
      seed,
    ),
  ];
  return [
    ...chosen.flatMap(([, plans]) => sampled(inThirdQuarter(plans), 1, seed)),
    ...sampled(blackouts(clean), mostBlackouts, seed),
    ...unheardDeeds(clean, seed),
    ...(hasRace(turn) ? [] : (lasting[(turn >> 1) % lasting.length] ?? longOutages)(clean, turn >> 1)),
  ];
}

function hasRace(turn: number): boolean {
  return turn % 2 === 0;
}

/** An operation and what it is about: a kind of item, a table, a bucket, whom it tells. */
function placeOf({ operation, subject, at }: Step): string {
  if (operation === 'PutItem' && /^notice/.test(subject) && at % dayMs === digestMs) return 'PutItem digest';
  if (operation === 'Publish') return `Publish ${subject.includes('recipient-') ? 'recipient' : 'events'}`;
  return `${operation} ${subject.replace(/^bellwether-\w*?-?/, '').split(/[^a-z]/)[0]}`;
}

/** Late, so that the run is short, and early enough for what is lost to be missed. */
function inThirdQuarter<T>(all: readonly T[]): readonly T[] {
  return all.slice(all.length >> 1, Math.max(Math.ceil(all.length * 0.75), (all.length >> 1) + 1));
}

/** What somebody did is stored, and the page does not hear of it. */
function unheardDeeds({ outcome, firstStep }: Clean, seed: number): readonly Plan[] {
  const stored = outcome.steps.filter(
    ({ number, by, operation }) => number >= firstStep && by === 'page' && operation === 'PutItem',
  );
  return sampled(stored, mostUnheard, seed).map(({ number }) =>
    planOf({ faults: new Map([[number, 'reset-after']]) }),
  );
}

/**
 * Every batch and page comes in parts from the start on, every list for half a day: nothing is lost by that, and nothing
 * late.
 */
function nothingWhole({ end, firstStep }: Clean): readonly Plan[] {
  if (firstStep > end.steps) return [];
  const inParts = { fromStep: firstStep, kind: 'partial' } as const;
  return [
    planOf({
      outages: [
        { service: 'dynamodb', minutes: 100_000, ...inParts },
        { service: 's3', minutes: 12 * 60, ...inParts },
      ],
    }),
  ];
}

/** Nobody can be told for longer than an hour, from the first message on. */
function longOutages({ outcome, firstStep }: Clean): readonly Plan[] {
  const first = outcome.steps.find((step) => step.number >= firstStep && step.operation === 'Publish');
  if (first === undefined) return [];
  return [planOf({ outages: [{ service: 'sns', fromStep: first.number, minutes: 90, kind: '500-before' }] })];
}

/** S3 never tells of a file and each second tick is missed; or it tells of each twice, and each second tick comes twice. */
function strayEvents({ starts, firstStep, end }: Clean, turn: number): readonly Plan[] {
  const calm = starts.findLast((start) => start.steps < firstStep);
  if (calm === undefined || firstStep > end.steps) return [];
  const [event, tick] = turn % 2 === 0 ? (['never', 'missed'] as const) : (['twice', 'doubled'] as const);
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, place) => from + place + 1);
  const seconds = numbers(calm.clockwork, end.clockwork).filter((number) => number % 2 === 0);
  return [
    planOf({
      events: new Map(numbers(calm.puts, end.puts).map((put) => [put, event])),
      clockwork: new Map(seconds.map((number) => [number, tick])),
    }),
  ];
}

/** Seeds of its races: one in every second scenario, one of each kind where everything is about them, none of a long story. */
export function shortRaces(clean: Clean): readonly number[] {
  const { outcome, firstStep, end } = clean;
  if (firstStep > end.steps || !isTroubledInShort(outcome.scenario)) return [];
  const kinds = raceKindsOf(clean).length;
  if (outcome.scenario.isOfRaces) return Array.from({ length: kinds }, (_, place) => place + 1);
  const turn = troubled.indexOf(outcome.scenario);
  return hasRace(turn) ? [((turn >> 1) % kinds) + 1] : [];
}
