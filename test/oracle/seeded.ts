/** A reproducible source of chance. */
export interface Chance {
  /** A fraction in 0..1, 1 excluded. */
  next(): number;
  /** An integer from low to high, both included. */
  integer(low: number, high: number): number;
  /** True with the given probability. */
  happens(probability: number): boolean;
  /** One of the values; throws when there is none. */
  pick<T>(values: readonly T[]): T;
}

/** The same seed gives the same sequence for ever (mulberry32). */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    happens: (probability) => next() < probability,
    pick: <T>(values: readonly T[]) => {
      if (values.length === 0) throw new Error('nothing to pick from');
      return values[Math.floor(next() * values.length)] as T;
    },
  };
}
