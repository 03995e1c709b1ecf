import { type Outcome, outcomeOf } from './outcome.ts';
import { here, type OpenPlace } from './place.ts';
import { noFaults, type Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulation.ts';
import { firstSnapshot, type Snapshot } from './snapshot.ts';
import type { Step } from './wire.ts';

/** A run of a scenario in which nothing went wrong, to start others from and to compare them with. */
export type Clean = {
  readonly outcome: Outcome;
  /** The world wherever it had done all that there was to do at one time. */
  readonly starts: readonly Snapshot[];
  /** Where the world stood, by when it did the next thing. */
  readonly fingerprints: ReadonlyMap<number, string>;
  readonly end: Snapshot;
  /** The first request for which something may go wrong. */
  readonly firstStep: number;
};

/** Worlds that were met after everything planned had gone wrong, by their fingerprint, and what became of them. */
export type Met = Map<string, Snapshot>;

export type Played = { readonly outcome: Outcome; readonly calls: number; readonly hasConverged: boolean };

export function ends({ endsAt }: Scenario): number {
  return Date.parse(`${endsAt}:00Z`);
}

/** Plays a scenario without a fault, in functions that stay warm from beginning to end. */
export async function playWarm(scenario: Scenario): Promise<Played> {
  const simulation = await simulate(scenario, firstSnapshot(scenario), noFaults);
  while (simulation.nextAt() <= ends(scenario)) await simulation.next();
  const [end, steps] = [simulation.snapshot(), simulation.steps()];
  await simulation.close();
  return {
    outcome: outcomeOf(scenario, noFaults, end, steps, noTrouble),
    calls: steps.length,
    hasConverged: false,
  };
}

const noTrouble = { firstAt: Infinity, calmFrom: -Infinity };

/** Plays a scenario without a fault, with functions that start cold whenever it is another time. */
export async function playClean(scenario: Scenario, plan: Plan): Promise<Clean> {
  const starts: Snapshot[] = [firstSnapshot(scenario)];
  const fingerprints = new Map<number, string>();
  const steps: Step[] = [];
  const calmUntil = Date.parse(`${scenario.calmUntil}:00Z`);
  let firstStep: number | null = null;
  let end = starts[0] as Snapshot;
  let nextAt = end.agenda[0]?.at ?? Infinity;
  // A new simulation at each start, so that its functions are as cold as those of runs that begin there.
  while (nextAt <= ends(scenario)) {
    const simulation = await simulate(scenario, end, plan);
    do {
      await simulation.next();
      nextAt = simulation.nextAt();
    } while (nextAt <= Math.min(simulation.now(), ends(scenario)));
    fingerprints.set(nextAt, simulation.fingerprint());
    steps.push(...simulation.steps());
    end = simulation.snapshot();
    await simulation.close();
    if (nextAt > ends(scenario)) break;
    starts.push(end);
    if (firstStep === null && nextAt > calmUntil) firstStep = end.steps + 1;
  }
  return {
    outcome: outcomeOf(scenario, plan, end, steps, noTrouble),
    starts,
    fingerprints,
    end,
    firstStep: firstStep ?? end.steps + 1,
  };
}

/** Plays a scenario with what is planned to go wrong, from the last start before it. */
export async function play(
  scenario: Scenario,
  clean: Clean,
  plan: Plan,
  where: OpenPlace = here,
  met: Met = new Map(),
): Promise<Played> {
  const start = clean.starts.findLast(({ steps }) => steps < firstStepOf(plan, clean)) ?? clean.starts[0];
  if (start === undefined) throw new Error('a scenario starts somewhere');
  const simulation = await simulate(scenario, start, plan, where);
  const passed: string[] = [];
  let future: Snapshot | undefined;
  while (future === undefined && simulation.nextAt() <= ends(scenario)) {
    if (simulation.isThrough() && simulation.nextAt() > simulation.now()) {
      const fingerprint = simulation.fingerprint();
      future = futureOf(fingerprint, simulation.nextAt(), clean) ?? met.get(fingerprint);
      passed.push(fingerprint);
    }
    if (future === undefined) await simulation.next();
  }
  const here = simulation.snapshot();
  const end = future === undefined ? here : continuedBy(here, future);
  for (const fingerprint of passed) met.set(fingerprint, end);
  const steps = simulation.steps();
  const hasConverged = future !== undefined;
  // What the other did from then on was not watched here.
  const watchedUntil = hasConverged ? here.now : Infinity;
  const trouble = {
    firstAt: Math.min(simulation.firstTroubleAt(), watchedUntil),
    calmFrom: simulation.lastTroubleAt(),
  };
  await simulation.close();
  return {
    outcome: outcomeOf(scenario, plan, end, steps, trouble),
    calls: steps.length,
    hasConverged,
  };
}

/** What becomes of a world that stands where the one without faults stood. */
export function futureOf(fingerprint: string, nextAt: number, clean: Clean): Snapshot | undefined {
  return clean.fingerprints.get(nextAt) === fingerprint ? clean.end : undefined;
}

/** The first request that a plan is about. */
function firstStepOf(plan: Plan, clean: Clean): number {
  const steps = [...plan.faults.keys(), ...plan.outages.map(({ fromStep }) => fromStep), ...plan.blackouts];
  return plan.events.size + plan.clockwork.size > 0 ? clean.firstStep : Math.min(...steps, Infinity);
}

/** What a run comes to that stands where the clean one stood: what it has seen, and then what the other saw. */
export function continuedBy(here: Snapshot, end: Snapshot): Snapshot {
  const later = <T extends { readonly at: number }>(all: readonly T[]) =>
    all.filter(({ at }) => at > here.now);
  /** What runs of functions left, which are numbered on from here. */
  const laterRuns = <T extends { readonly at: number; readonly invocation: number }>(all: readonly T[]) =>
    later(all).map((each) => ({ ...each, invocation: here.invocations + each.invocation }));
  return {
    ...end,
    seen: {
      accepted: [...here.seen.accepted, ...laterRuns(end.seen.accepted)],
      events: [...here.seen.events, ...laterRuns(end.seen.events)],
      deeds: [...here.seen.deeds, ...later(end.seen.deeds)],
      looks: [...here.seen.looks, ...laterRuns(end.seen.looks)],
      gauges: [...here.seen.gauges, ...laterRuns(end.seen.gauges)],
      failures: [...here.seen.failures, ...laterRuns(end.seen.failures)],
      troubled: here.seen.troubled,
      letters: [...here.seen.letters, ...laterRuns(end.seen.letters)],
      writingLooks: [...here.seen.writingLooks, ...later(end.seen.writingLooks)],
      forgeries: [...here.seen.forgeries, ...later(end.seen.forgeries)],
      astray: [...here.seen.astray, ...later(end.seen.astray)],
      exposed: [...here.seen.exposed, ...later(end.seen.exposed)],
      overruled: [...here.seen.overruled, ...later(end.seen.overruled)],
      outOfTurn: [...here.seen.outOfTurn, ...later(end.seen.outOfTurn)],
    },
  };
}
