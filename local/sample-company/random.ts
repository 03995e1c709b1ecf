/** A stream of numbers that a seed decides entirely. */
export type Random = {
  /** At least `low`, below `high`. */
  between(low: number, high: number): number;
  /** A whole number, both ends included. */
  wholeBetween(low: number, high: number): number;
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean;
  /** One of the choices, which must not be empty. */
  pick<T>(choices: readonly T[]): T;
};

/** The stream of that number under the seed (both whole numbers): Tommy Ettinger's mulberry32. */
export function randomStream(seed: number, stream: number): Random {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(stream + 1, 0x85ebca6b)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const wholeBetween = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    wholeBetween,
    chance: (probability) => next() < probability,
    pick: <T>(choices: readonly T[]) => choices[wholeBetween(0, choices.length - 1)] as T,
  };
}
