import { here, type OpenPlace } from '../place.ts';
import { mishapsOf, type Plan, planText, together } from '../plan.ts';
import { type Clean, type Met, type Played, play } from '../play.ts';
import { bookOf } from '../promises/book.ts';
import { type Broken, brokenIn } from '../promises.ts';
import type { Scenario } from '../scenario.ts';
import { type Figures, figuresOf } from './figures.ts';

/** A run that broke a promise: the line that repeats it, and what was broken. */
export type Failure = { readonly repeat: string; readonly broken: readonly Broken[] };

export type Judged = { readonly figures: Figures; readonly failure: Failure | null };

/** Plays a plan; when that breaks a promise, looks for the least of the plan that still does. */
export async function judge(
  scenario: Scenario,
  clean: Clean,
  plan: Plan,
  where: OpenPlace = here,
  met: Met = new Map(),
): Promise<Judged> {
  const played = await play(scenario, clean, plan, where, met);
  const judged = await judgePlayed(played, repeatLine(scenario.name, plan));
  if (judged.failure === null) return judged;
  const { broken, plan: least } = await shrunk(scenario, clean, plan, judged.failure.broken, where);
  const option = where === here ? '' : ' --kill';
  return { ...judged, failure: { repeat: repeatLine(scenario.name, least) + option, broken } };
}

/** What a run came to; `repeat` is the line that plays it again. */
export async function judgePlayed({ outcome, calls }: Played, repeat: string): Promise<Judged> {
  const book = bookOf(outcome);
  const broken = await brokenIn(outcome, book);
  const figures = figuresOf(outcome, book, calls, broken.filter(({ promise }) => promise === 1).length);
  return { figures, failure: broken.length === 0 ? null : { repeat, broken } };
}

export function repeatLine(scenario: string, plan: Plan): string {
  return `${repeatOf(scenario)} --plan "${planText(plan)}"`;
}

/** What every line begins with that plays something of a scenario again. */
export function repeatOf(scenario: string): string {
  return `npm run -s campaign -- --scenario ${scenario}`;
}

type Found = { readonly plan: Plan; readonly broken: readonly Broken[] };

/** Leaves out halves, then quarters, down to single mishaps, as long as what was broken first stays broken. */
async function shrunk(
  scenario: Scenario,
  clean: Clean,
  plan: Plan,
  broken: readonly Broken[],
  where: OpenPlace,
): Promise<Found> {
  const promise = broken[0]?.promise;
  let least: Found = { plan, broken };
  let size = Math.ceil(mishapsOf(plan).length / 2);
  while (size >= 1 && mishapsOf(least.plan).length > 1) {
    const mishaps = mishapsOf(least.plan);
    let isSmaller = false;
    for (let start = 0; start < mishaps.length && !isSmaller; start += size) {
      const fewer = together([...mishaps.slice(0, start), ...mishaps.slice(start + size)]);
      const { outcome } = await play(scenario, clean, fewer, where);
      const found = await brokenIn(outcome);
      if (!found.some((each) => each.promise === promise)) continue;
      least = { plan: fewer, broken: found };
      isSmaller = true;
    }
    if (!isSmaller) size = size === 1 ? 0 : Math.ceil(size / 2);
  }
  return least;
}
