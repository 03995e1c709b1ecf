import { functionOf, type Item, type MachineStep, type Work } from './agenda.ts';
import { ceilMinute, minuteMs } from './hours.ts';
import { newExecution } from './machine.ts';
import { interrupted, type Order, overtaken, shuffled } from './order.ts';
import { outcomeOf } from './outcome.ts';
import { noFaults, type Plan, planOf } from './plan.ts';
import { type Clean, continuedBy, ends, type Played } from './play.ts';
import { type Chance, chanceOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { type Simulation, simulate } from './simulation.ts';
import type { Snapshot } from './snapshot.ts';
import type { Step } from './wire.ts';

/**
 * What races are about, by turns: a function of which two run, ticks that try again what failed just before, the end of
 * a run with the beginning of another day's, and an end that comes so late that another run has begun in its place.
 */
const everyKind = ['page', 'landed', 'finish', 'tick', 'retry', 'plan', 'late'] as const;

/** The same, and a file that is replaced while a function reads it, where several versions of one are put at an instant. */
export function raceKindsOf(clean: Clean) {
  return readingsOf(clean).length === 0 ? everyKind : ([...everyKind, 'file'] as const);
}

/**
 * Plays a scenario in which at one moment three functions run at once: what comes next, what comes at the same time or
 * soon, or the same thing again, and a tick. As the seed grows each moment of each kind has its turn, with one order after another.
 */
export async function playRace(scenario: Scenario, clean: Clean, seed: number): Promise<Played> {
  const chance = chanceOf(seed);
  const kinds = raceKindsOf(clean);
  const kind = kinds[(seed - 1) % kinds.length] ?? 'tick';
  const round = Math.floor((seed - 1) / kinds.length);
  if (kind === 'file') return playReplaced(scenario, clean, round, chance);
  if (kind === 'late') return playLate(scenario, clean, round, chance);
  const racer = kind === 'retry' ? 'tick' : kind === 'plan' ? 'finish' : kind;
  const moments = momentsOf(clean, racer);
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
  const isAtOnce = simulation.nextAt() === simulation.now() || (isSoon(simulation) && chance.below(4) > 0);
  const second =
    kind === 'plan' ? otherDay(scenario, first, chance) : isAtOnce ? (takeNext() ?? first) : again(first);
  const racedAt = simulation.now();
  await simulation.nextTogether([first, second, { kind: 'tick' }], order);
  return playedOn(scenario, clean, plan, simulation, racedAt);
}

/** Whether something else comes before the next tick, which is told from what that does by its time. */
function isSoon(simulation: Simulation): boolean {
  return simulation.nextAt() < ceilMinute(simulation.now() + 1);
}

/** What comes late: a function of a run, or what gives its lock back once that has failed. */
const lateStates = ['finish', 'release', 'score'] as const;

/**
 * One of them is called so late that the lock has run out: in the middle of the run that ticks have started in the place
 * of its own.
 */
async function playLate(scenario: Scenario, clean: Clean, round: number, chance: Chance): Promise<Played> {
  const moments = momentsOf(clean, 'finish');
  const state = lateStates[round % lateStates.length] ?? 'finish';
  const start = moments[Math.floor(round / lateStates.length) % moments.length] ?? clean.end;
  const simulation = await simulate(scenario, start, noFaults);
  const takeStep = async (isMeant: (step: MachineStep) => boolean) => {
    while (simulation.nextAt() <= ends(scenario)) {
      const work = simulation.nextWork();
      if (work?.kind === 'machine' && isMeant(work.step)) return simulation.takeNext() && work;
      await simulation.next();
    }
    return null;
  };
  const late = await takeStep((step) => step.state === (state === 'score' ? 'score' : 'finish'));
  const dueAt = simulation.now();
  const other = await takeStep((step) => step.run !== null && step.state !== 'tell');
  if (late !== null && other !== null) {
    const works = [{ ...late, step: { ...late.step, state } }, other, { kind: 'tick' as const }];
    await simulation.nextTogether(works, shuffled(chance));
  }
  return playedOn(scenario, clean, noFaults, simulation, simulation.now(), dueAt);
}

/**
 * A file is replaced, and maybe put back, around the request by which a function reads it: right before and right after
 * it for each function in turn, then before any of its requests.
 */
async function playReplaced(
  scenario: Scenario,
  clean: Clean,
  round: number,
  chance: Chance,
): Promise<Played> {
  const readings = readingsOf(clean);
  const { start, by, before, puts } = readings[round % readings.length] as Reading;
  const agenda = start.agenda.filter((item) => !puts.includes(item));
  const simulation = await simulate(scenario, { ...start, agenda }, noFaults);
  const until = (puts[0]?.at ?? start.now) + minuteMs;
  do await simulation.next();
  while (simulation.nextAt() < until && functionOf(simulation.nextWork() ?? { kind: 'schedule' }) !== by);
  const first = simulation.nextAt() < until ? simulation.takeNext() : null;
  const racedAt = simulation.now();
  const requests = round < readings.length ? before : chance.below(before + 3);
  const order = interrupted(puts.map((_, place) => requests + place));
  await simulation.nextTogether([first ?? { kind: 'tick' }, ...puts.map(({ work }) => work)], order);
  return playedOn(scenario, clean, noFaults, simulation, racedAt);
}

type Reading = {
  /** Before any version of the file is put. */
  readonly start: Snapshot;
  readonly by: string;
  /** Requests that the function makes before it reads the file. */
  readonly before: number;
  /** The versions after the first. */
  readonly puts: readonly Item[];
};

/** Who reads files of which several versions are put at one instant. */
function readingsOf(clean: Clean): readonly Reading[] {
  const { script } = clean.outcome.scenario;
  const keyOf = ({ work }: Item) => (work.kind === 'happening' ? script[work.place]?.key : undefined);
  return clean.starts
    .filter(({ steps }) => steps >= clean.firstStep - 1)
    .flatMap((start) => {
      const [next] = start.agenda;
      const puts = start.agenda.filter((item) => item.at === next?.at && keyOf(item) !== undefined);
      const soon = clean.outcome.steps.filter(
        ({ number, at }) => number > start.steps && at < (next?.at ?? 0) + minuteMs,
      );
      return [...new Set(puts.map(keyOf))].flatMap((key) => {
        const versions = puts.filter((item) => keyOf(item) === key);
        if (versions.length === 1) return [];
        const reads = soon.filter(
          ({ operation, subject }) => operation === 'GetObject' && subject.endsWith(`/${key}`),
        );
        return [...new Set(reads.map(({ by }) => by))].map((by) => {
          const read = reads.find((each) => each.by === by);
          const own = soon.filter(({ invocation }) => invocation === read?.invocation);
          return { start, by, before: own.indexOf(read as Step), puts: versions.slice(1) };
        });
      });
    });
}

/** What became of a scenario after things were done at once. */
async function playedOn(
  scenario: Scenario,
  clean: Clean,
  plan: Plan,
  simulation: Simulation,
  racedAt: number,
  troubledFrom = racedAt,
): Promise<Played> {
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
    firstAt: Math.min(troubledFrom, simulation.firstTroubleAt()),
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

/**
 * Who is overtaken before which of its writes, and by whom alone: ticks, who comes first, also when it has begun to write
 * and with the tick behind it, and who comes second.
 */
const likeliest: readonly (readonly [racer: number, writesBefore: number, by?: number])[] = [
  [2, 0],
  [0, 0],
  [2, 1],
  [0, 0, 1],
  [0, 2, 1],
  [1, 0],
];

/** First those, then anybody anywhere, or nobody in particular. */
function orderOf(round: number, chance: Chance): Order {
  const likely = likeliest[round];
  if (likely !== undefined) return overtaken(...likely);
  return round % 2 === 0 ? shuffled(chance) : overtaken(chance.below(3), chance.below(4));
}

function nextStart({ starts }: Clean, start: Snapshot): Snapshot | undefined {
  return starts[starts.indexOf(start) + 1];
}

/** The requests from one start to the next. */
function stepsFrom(clean: Clean, start: Snapshot): Clean['outcome']['steps'] {
  return clean.outcome.steps.slice(start.steps, nextStart(clean, start)?.steps);
}

/** The beginning of another day's run. */
function otherDay({ truth }: Scenario, work: Work, chance: Chance): Work {
  const own = work.kind === 'machine' ? work.step.run?.day : undefined;
  const day = chance.oneOf(Object.keys(truth.statuses).filter((each) => each !== own));
  return { kind: 'machine', step: newExecution({ day }, 'execution-of-another') };
}

/** The same thing once more: an event that comes twice, somebody who clicks twice, a function that is called twice. */
function again(work: Work): Work {
  return work.kind === 'machine' ? { ...work, isEcho: true } : work;
}
