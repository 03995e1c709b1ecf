import { modelKey } from '../../../local/places.ts';
import { canHappen, type FaultKind, faultKinds } from '../faults.ts';
import { minuteMs } from '../hours.ts';
import { clockTwists, type EventTwist, eventTwists, type Plan, planOf } from '../plan.ts';
import { type Clean, ends } from '../play.ts';
import { chanceOf } from '../random.ts';
import { mayLackKeys, type Scenario } from '../scenario.ts';
import type { Step } from '../wire.ts';

/** What a service does while it is out: it answers that it cannot, or does what is asked and cannot be heard. */
const outageKinds = ['500-before', 'reset-after'] as const;
const outageMinutes = [5, 20, 240];
/** Longer than any function, queue or person is patient. */
const dayOutMinutes = 26 * 60;
/** The lock of a dead run, the last wait of a notice. */
const catchUpMs = 90 * minuteMs;

/** Every request, each with everything that can happen to it. */
export function singleFaults(clean: Clean): readonly Plan[] {
  return troublesome(clean).flatMap((step) =>
    faultKinds
      .filter((kind) => canHappen(kind, step))
      .map((kind) => planOf({ faults: new Map([[step.number, kind]]) })),
  );
}

/** The requests that may go wrong. */
function troublesome({ outcome: { steps, scenario }, firstStep }: Clean): readonly Step[] {
  return steps.slice(firstStep - 1).filter(({ service }) => service !== 'secrets' || mayLackKeys(scenario));
}

/** Each service out for a while, from each request that it gets. */
export function outages(clean: Clean): readonly Plan[] {
  return outageMinutes.flatMap((minutes) => outagesOf(clean, minutes, outageKinds));
}

/** Each service out for a day and more, in stories of which nothing hangs on the hour. */
export function longOutages(clean: Clean): readonly Plan[] {
  return isPatient(clean.outcome.scenario) ? outagesOf(clean, dayOutMinutes, ['500-before']) : [];
}

function isPatient({ companies, habits, script, truth }: Scenario): boolean {
  const isClocked = truth.cases.some((each) => each.case.startsWith('red-channel'));
  const isMended = Object.keys(truth.quality ?? {}).length > 0;
  const isAnswered = habits.some(({ posts }) => posts !== 'action=acknowledge');
  const isRecast = script.some(({ key }) => key === modelKey);
  return companies.length === 1 && !isClocked && !isMended && !isAnswered && !isRecast;
}

/** Of those, the ones that are over while there is time to make up for them. */
function outagesOf(clean: Clean, minutes: number, kinds: readonly FaultKind[]): readonly Plan[] {
  return troublesome(clean)
    .filter(({ at }) => at + minutes * minuteMs + catchUpMs < ends(clean.outcome.scenario))
    .flatMap(({ number, service }) =>
      kinds.map((kind) => planOf({ outages: [{ service, fromStep: number, minutes, kind }] })),
    );
}

/** Everything dies with each request. */
export function blackouts({ outcome, firstStep }: Clean): readonly Plan[] {
  return outcome.steps.slice(firstStep - 1).map(({ number }) => planOf({ blackouts: new Set([number]) }));
}

/**
 * A function that dies right after a write, or is denied it: with the first and with the last of each kind of write. And a
 * run that dies with a write of its own, when something else is delivered before another run can begin.
 */
export function halfway(clean: Clean): readonly Plan[] {
  const { outcome, firstStep } = clean;
  const ofKind = new Map<string, number[]>();
  for (const step of outcome.steps.slice(firstStep - 1).filter(({ isWrite }) => isWrite))
    ofKind.set(kindOf(step), [...(ofKind.get(kindOf(step)) ?? []), step.number]);
  const alone = [...ofKind.values()]
    .flatMap((numbers) => [...new Set([numbers[0] ?? 0, numbers.at(-1) ?? 0])])
    .flatMap((number) =>
      (['crash-after', 'denied'] as const).map((kind) => planOf({ faults: new Map([[number, kind]]) })),
    );
  return [...alone, ...overtakenRuns(clean)];
}

/** So long nobody takes the place of a run that has died. */
const lockMs = 20 * minuteMs;

/** Everything dies with a write of a run in whose place something else is delivered. */
export function overtakenRuns({ outcome, firstStep }: Clean): readonly Plan[] {
  const putsAt = outcome.scenario.script.map(({ at }) => Date.parse(`${at}:00Z`));
  const isOvertaken = (at: number) => putsAt.some((put) => at < put && put < at + lockMs);
  return outcome.steps
    .slice(firstStep - 1)
    .filter(({ by, at, isWrite }) => isWrite && ofRuns.includes(by) && isOvertaken(at))
    .map(({ number }) => planOf({ blackouts: new Set([number]) }));
}

const ofRuns: readonly string[] = ['plan', 'score', 'finish'];

/** Who writes what: an operation of a function and, of an item, its book or what kind of case it is. */
function kindOf({ by, operation, subject }: Step): string {
  const [place = '', name = ''] = subject.split(' ');
  const [, book = ''] = place.startsWith('ledger#') ? place.split('#') : [];
  const kind = place.startsWith('account#') ? name.replace(/-[0-9].*/, '') : book;
  return `${by} ${operation} ${place.split(/[^a-z]/)[0]} ${kind.replace(/-[0-9a-f]{16}.*/, '')}`;
}

/** Each put that S3 tells of twice, late or never; each tick and each schedule that is missed or fires twice. */
export function twists({ firstStep, end, starts }: Clean): readonly Plan[] {
  const calm = starts.findLast((start) => start.steps < firstStep);
  const puts = numbersOf(calm?.puts ?? 0, end.puts);
  const beats = numbersOf(calm?.clockwork ?? 0, end.clockwork);
  return [
    ...puts.flatMap((put) => eventTwists.map((twist) => planOf({ events: new Map([[put, twist]]) }))),
    ...beats.flatMap((beat) => clockTwists.map((twist) => planOf({ clockwork: new Map([[beat, twist]]) }))),
  ];
}

/** The functions' process killed at each request, before the service knows of it and after. */
export function kills({ outcome, firstStep }: Clean): readonly Plan[] {
  return outcome.steps
    .slice(firstStep - 1)
    .flatMap(({ number }) =>
      (['crash-before', 'crash-after'] as const).map((kind) => planOf({ faults: new Map([[number, kind]]) })),
    );
}

function numbersOf(after: number, until: number): readonly number[] {
  return Array.from({ length: until - after }, (_, place) => after + place + 1);
}

/** Anything may go wrong for a while, as the seed says; events come twice, late or never, ticks too often or not. */
export function randomPlan(clean: Clean, seed: number): Plan {
  const { firstStep, end, starts } = clean;
  const chance = chanceOf(seed);
  const length = 20 + chance.below(200);
  const from = firstStep + chance.below(Math.max(1, end.steps - firstStep - 20));
  const share = chance.oneOf([0.02, 0.1, 0.3]);
  const steps = troublesome(clean)
    .map(({ number }) => number)
    .filter((number) => number >= from && number < from + length);
  const calm = starts.findLast((start) => start.steps < firstStep);
  const numbers = (after: number, until: number, likely: number) =>
    numbersOf(after, until).filter(() => chance.share() < likely);
  const puts = numbers(calm?.puts ?? 0, end.puts, 0.3);
  const ticks = numbers(calm?.clockwork ?? 0, end.clockwork, 0.05);
  return planOf({
    faults: new Map(
      steps.filter(() => chance.share() < share).map((step) => [step, chance.oneOf(faultKinds)] as const),
    ),
    events: new Map(puts.map((put): readonly [number, EventTwist] => [put, chance.oneOf(eventTwists)])),
    clockwork: new Map(ticks.map((tick) => [tick, chance.oneOf(clockTwists)])),
    blackouts: new Set(chance.share() < 0.2 ? [chance.oneOf(steps)] : []),
  });
}

/** Every n-th, beginning with one that the seed names: the same for the same seed. */
export function sampled<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  if (count >= all.length) return all;
  const offset = chanceOf(seed).share();
  return Array.from({ length: count }, (_, place) => {
    const chosen = all[Math.floor(((place + offset) / count) * all.length)];
    if (chosen === undefined) throw new Error('a sample lies within what it is taken of');
    return chosen;
  });
}
