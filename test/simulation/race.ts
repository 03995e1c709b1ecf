import type { Item, Work } from './agenda.ts';
import { minuteMs } from './hours.ts';
import { outcomeOf } from './outcome.ts';
import { noFaults } from './plan.ts';
import { type Clean, continuedBy, ends, type Played } from './play.ts';
import { chanceOf } from './random.ts';
import type { Scenario } from './scenario.ts';
import { simulate } from './simulation.ts';

/**
 * Plays a scenario in which at one moment three functions run at once, their requests in an order that the seed
 * chooses: what comes next, a second time or with what comes after it, and a tick.
 */
export async function playRace(scenario: Scenario, clean: Clean, seed: number): Promise<Played> {
  const chance = chanceOf(seed);
  const starts = clean.starts.filter(({ steps }) => steps >= clean.firstStep - 1);
  const beforeDeeds = starts.filter(({ agenda }) => hasDeedSoon(agenda));
  const isOfDeed = beforeDeeds.length > 0 && chance.share() < 0.5;
  const start = chance.oneOf(isOfDeed ? beforeDeeds : starts);
  const simulation = await simulate(scenario, start, noFaults);
  const most = isOfDeed ? Infinity : chance.below(6);
  const isThere = () => isOfDeed && simulation.nextKind() === 'deed';
  for (let done = 0; done < most && simulation.nextAt() <= ends(scenario) && !isThere(); done += 1)
    await simulation.next();
  while (simulation.nextKind() === 'happening' || simulation.nextKind() === 'schedule')
    await simulation.next();
  const first = simulation.takeNext() ?? { kind: 'tick' as const };
  const isNearby =
    simulation.nextAt() <= simulation.now() + minuteMs && simulation.nextKind() !== 'happening';
  const second = isNearby && chance.share() < 0.5 ? (simulation.takeNext() ?? first) : again(first);
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
  const trouble = { firstAt: racedAt, calmFrom: racedAt };
  return { outcome: outcomeOf(scenario, noFaults, end, steps, trouble), calls: steps.length, hasConverged };
}

/** Whether somebody does something by the time of the next thing or little later. */
function hasDeedSoon(agenda: readonly Item[]): boolean {
  const next = agenda[0]?.at ?? Infinity;
  return agenda.some(({ at, work }) => work.kind === 'deed' && at <= next + 2 * minuteMs);
}

/** The same thing once more: an event that comes twice, somebody who clicks twice, a function that is called twice. */
function again(work: Work): Work {
  return work.kind === 'machine' ? { ...work, isEcho: true } : work;
}
