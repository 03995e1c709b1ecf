import type { Item, Work } from './agenda.ts';
import { nextDueIn } from './due.ts';
import { minuteMs } from './hours.ts';
import { outcomeOf } from './outcome.ts';
import { noFaults, planOf } from './plan.ts';
import { type Clean, continuedBy, ends, type Played } from './play.ts';
import { chanceOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Plays a scenario in which at one moment three functions run at once, their requests in an order that the seed
 * chooses: what comes next, a second time or with what comes after it, and a tick. Every third seed lets messages fail
 * just before, so that all of them try the same ones again.
 */
export async function playRace(scenario: Scenario, clean: Clean, seed: number): Promise<Played> {
  const chance = chanceOf(seed);
  const starts = clean.starts.filter(({ steps }) => steps >= clean.firstStep - 1);
  const ofDeeds = starts.filter(({ agenda }) => hasDeedSoon(agenda));
  const clashes = ofDeeds.filter(({ aws, agenda }) => (nextDueIn(aws.tables) ?? Infinity) <= deedAt(agenda));
  // A deed at the moment of a step, if there is one.
  const beforeDeeds = clashes.length > 0 && seed % 3 === 1 ? clashes : ofDeeds;
  const beforeMessages = starts.filter((start) => messagesFrom(clean, start).length > 0);
  const isOfRetries = beforeMessages.length > 0 && seed % 3 === 0;
  const isOfDeed = beforeDeeds.length > 0 && chance.share() < 0.5;
  const start = chance.oneOf(isOfRetries ? beforeMessages : isOfDeed ? beforeDeeds : starts);
  const plan = isOfRetries ? planOf({ faults: new Map(messagesFrom(clean, start)) }) : noFaults;
  const simulation = await simulate(scenario, start, plan);
  const most = isOfRetries || isOfDeed ? Infinity : chance.below(6);
  const isThere = () =>
    isOfRetries
      ? simulation.lastTroubleAt() > -Infinity && simulation.nextKind() === 'tick'
      : isOfDeed && simulation.nextKind() === 'deed';
  for (let done = 0; done < most && simulation.nextAt() <= ends(scenario) && !isThere(); done += 1)
    await simulation.next();
  while (simulation.nextKind() === 'happening' || simulation.nextKind() === 'schedule')
    await simulation.next();
  const takeNext = () => (simulation.nextAt() <= ends(scenario) ? simulation.takeNext() : null);
  const first = takeNext() ?? { kind: 'tick' as const };
  const isNearby =
    simulation.nextAt() <= simulation.now() + minuteMs && simulation.nextKind() !== 'happening';
  const second = isNearby && chance.share() < 0.5 ? (takeNext() ?? first) : again(first);
  const racedAt = simulation.now();
  await simulation.nextTogether([first, second, { kind: 'tick' }], chance);
  let hasConverged = false;
  while (simulation.nextAt() <= ends(scenario)) {
    const [now, next] = [simulation.now(), simulation.nextAt()];
    if (next > now + minuteMs && clean.fingerprints.get(next) === simulation.fingerprint()) {
      hasConverged = true;
      break;
    }
    await simulation.next();
  }
  const here = simulation.snapshot();
  const steps = simulation.steps();
  await simulation.close();
  const end = hasConverged ? continuedBy(here, clean.end) : here;
  const trouble = {
    firstAt: Math.min(racedAt, simulation.firstTroubleAt()),
    calmFrom: Math.max(racedAt, simulation.lastTroubleAt()),
  };
  return { outcome: outcomeOf(scenario, plan, end, steps, trouble), calls: steps.length, hasConverged };
}

/** The next messages from a start on, each of which SNS is too busy for: soon all that run try them again. */
function messagesFrom(
  { outcome, starts }: Clean,
  start: Snapshot,
): readonly (readonly [number, 'throttle'])[] {
  const until = starts[starts.indexOf(start) + 1]?.steps ?? Infinity;
  return outcome.steps
    .filter(({ number, operation }) => number > start.steps && number <= until && operation === 'Publish')
    .map(({ number }) => [number, 'throttle']);
}

/** Whether somebody does something by the time of the next thing or little later. */
function hasDeedSoon(agenda: readonly Item[]): boolean {
  const next = agenda[0]?.at ?? Infinity;
  return deedAt(agenda) <= next + 2 * minuteMs;
}

function deedAt(agenda: readonly Item[]): number {
  return agenda.find(({ work }) => work.kind === 'deed')?.at ?? Infinity;
}

/** The same thing once more: an event that comes twice, somebody who clicks twice, a function that is called twice. */
function again(work: Work): Work {
  return work.kind === 'machine' ? { ...work, isEcho: true } : work;
}
