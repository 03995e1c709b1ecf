import type { Chance } from './random.ts';

/** A request of one of those that run at once, which waits for its turn. `isContested`: it stores what others store too. */
export type Turn = { readonly racer: number; readonly isContested: boolean };

/** Whose turn it is, of those that wait, while some still run; null when somebody is awaited who does not wait yet. */
export type Order = (waiting: readonly Turn[], running: ReadonlySet<number>) => number | null;

/** Any request may be next. */
export function shuffled(chance: Chance): Order {
  return (waiting) => chance.below(waiting.length);
}

/**
 * One runs alone up to a contested write; before that all others run to their ends, or the one that is named alone, so that it
 * writes about what they have moved since it looked.
 */
export function overtaken(racer: number, writesBefore: number, by?: number): Order {
  let written = 0;
  let isHeld = false;
  return (waiting, running) => {
    const placeOf = (isTheirs: (turn: Turn) => boolean) => {
      const place = waiting.findIndex(isTheirs);
      return place < 0 ? null : place;
    };
    const own = placeOf((turn) => turn.racer === racer);
    const isContested = own !== null && waiting[own]?.isContested === true;
    isHeld ||= isContested && written === writesBefore;
    const isOvertaker = (each: number) => each !== racer && (by === undefined || each === by);
    if (!running.has(racer)) return placeOf((turn) => turn.racer !== racer);
    if (isHeld && [...running].some(isOvertaker)) return placeOf((turn) => isOvertaker(turn.racer));
    if (isContested) written += 1;
    return own;
  };
}

/** The first runs; each of the others runs to its end once the first has made so many requests, or has ended. */
export function interrupted(after: readonly number[]): Order {
  let made = 0;
  return (waiting, running) => {
    const due = after.findIndex(
      (requests, place) => running.has(place + 1) && (requests <= made || !running.has(0)),
    );
    const racer = due + 1;
    const place = waiting.findIndex((turn) => turn.racer === racer);
    if (place < 0) return null;
    if (racer === 0) made += 1;
    return place;
  };
}
