/** Chance that is the same for the same seed (mulberry32). */
export type Chance = {
  /** At least 0, less than 1. */
  readonly share: () => number;
  /** An integer from 0 to below `count`. */
  readonly below: (count: number) => number;
  readonly oneOf: <T>(all: readonly T[]) => T;
};

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (count: number) => Math.floor(share() * count);
  return {
    share,
    below,
    oneOf<T>(all: readonly T[]): T {
      const chosen = all[below(all.length)];
      if (chosen === undefined) throw new Error('nothing to choose from');
      return chosen;
    },
  };
}
