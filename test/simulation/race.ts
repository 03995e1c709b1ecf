import { functionOf, type Work } from './agenda.ts';
import { minuteMs } from './hours.ts';
import { type Order, overtaken, shuffled } from './order.ts';
import { outcomeOf } from './outcome.ts';
import { noFaults, planOf } from './plan.ts';
import { type Clean, continuedBy, ends, type Played } from './play.ts';
import { type Chance, chanceOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';

/** What races are about, by turns: a function of which two run, and ticks that try again what failed just before. */
export const raceKinds = ['page', 'landed', 'finish', 'tick', 'retry'] as const;

/**
 * Plays a scenario in which at one moment three functions run at once: what comes next, what comes at the same time or
 * the same thing again, and a tick. As the seed grows each moment of each kind has its turn, with one order after another.
 */
export async function playRace(scenario: Scenario, clean: Clean, seed: number): Promise<Played> {
  const chance = chanceOf(seed);
  const kind = raceKinds[(seed - 1) % raceKinds.length] ?? 'tick';
  const racer = kind === 'retry' ? 'tick' : kind;
  const moments = momentsOf(clean, racer);
  const round = Math.floor((seed - 1) / raceKinds.length);
  const start = moments[round % moments.length] ?? clean.end;
  const order = orderOf(Math.floor(round / moments.length), chance);
  const plan = kind === 'retry' ? planOf({ faults: new Map(messagesFrom(clean, start)) }) : noFaults;
  const simulation = await simulate(scenario, start, plan);
  const isThere = () => {
    const next = simulation.nextWork();
    const isTroubled = plan.faults.size === 0 || simulation.lastTroubleAt() > -Infinity;
    return next !== null && functionOf(next) === racer && isTroubled;
  };
  const until = Math.min(ends(scenario), nextStart(clean, start)?.now ?? Infinity);
  while (simulation.nextAt() <= until && !isThere()) await simulation.next();
  while (simulation.nextWork() !== null && functionOf(simulation.nextWork() ?? { kind: 'schedule' }) === null)
    await simulation.next();
  const takeNext = () => (simulation.nextAt() <= ends(scenario) ? simulation.takeNext() : null);
  const first = takeNext() ?? { kind: 'tick' as const };
  const isAtOnce = simulation.nextAt() === simulation.now();
  const second = isAtOnce ? (takeNext() ?? first) : again(first);
  const racedAt = simulation.now();
  await simulation.nextTogether([first, second, { kind: 'tick' }], order);
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
function messagesFrom(clean: Clean, start: Snapshot): readonly (readonly [number, 'throttle'])[] {
  return stepsFrom(clean, start)
    .filter(({ operation }) => operation === 'Publish')
    .map(({ number }) => [number, 'throttle']);
}

/** Where the function runs soon, and for a tick has something to tell; anywhere if it does nowhere. */
function momentsOf(clean: Clean, racer: 'page' | 'landed' | 'finish' | 'tick'): readonly Snapshot[] {
  const starts = clean.starts.filter(({ steps }) => steps >= clean.firstStep - 1);
  const soon = starts.filter((start) =>
    stepsFrom(clean, start).some(
      ({ by, operation }) => by === racer && (racer !== 'tick' || operation === 'Publish'),
    ),
  );
  return soon.length > 0 ? soon : starts;
}

/** The tick is overtaken, the first is, the tick at its second write; then anybody anywhere, or nobody in particular. */
function orderOf(round: number, chance: Chance): Order {
  if (round === 0) return overtaken(2, 0);
  if (round === 1) return overtaken(0, 0);
  if (round === 2) return overtaken(2, 1);
  return round % 2 === 0 ? shuffled(chance) : overtaken(chance.below(3), chance.below(4));
}

function nextStart({ starts }: Clean, start: Snapshot): Snapshot | undefined {
  return starts[starts.indexOf(start) + 1];
}

/** The requests from one start to the next. */
function stepsFrom(clean: Clean, start: Snapshot): Clean['outcome']['steps'] {
  return clean.outcome.steps.slice(start.steps, nextStart(clean, start)?.steps);
}

/** The same thing once more: an event that comes twice, somebody who clicks twice, a function that is called twice. */
function again(work: Work): Work {
  return work.kind === 'machine' ? { ...work, isEcho: true } : work;
}
