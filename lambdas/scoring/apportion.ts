import type { Fraction } from './curve.ts';

const GRAINS_PER_PART = 2 ** 32;
const GRAIN_BITS = 32n;

/** A share cut into whole parts and, of the rest, whole grains; what the grains leave out is less than one grain. */
type Cut = {
  readonly share: Fraction;
  readonly place: number;
  readonly parts: number;
  readonly grains: number;
};

/**
 * Whole numbers that add up to the sum of the shares, rounded half up, by largest remainder: each share is rounded
 * down, and the largest rests, ties in order, get one more. `null` where there is no share. At most a hundred shares,
 * each 0 to 10000.
 */
export function apportioned(shares: readonly (Fraction | undefined)[]): readonly (number | null)[] {
  const cuts = shares.flatMap((share, place) => (share === undefined ? [] : [cut(share, place)]));
  const counts: (number | null)[] = shares.map(() => null);
  const extraParts = roundedSumOfRests(cuts);
  for (const [rank, { place, parts }] of cuts.toSorted(byLargestRest).entries()) {
    counts[place] = rank < extraParts ? parts + 1 : parts;
  }
  return counts;
}

function cut(share: Fraction, place: number): Cut {
  const allGrains = Number((share.numerator << GRAIN_BITS) / share.denominator);
  const grains = allGrains % GRAINS_PER_PART;
  return { share, place, parts: (allGrains - grains) / GRAINS_PER_PART, grains };
}

/** Different grains prove the order; equal ones leave it to the exact rests. */
function byLargestRest(a: Cut, b: Cut): number {
  if (a.grains !== b.grains) return b.grains - a.grains;
  const [restOfA, restOfB] = [exactRest(a), exactRest(b)];
  const difference = restOfB.numerator * restOfA.denominator - restOfA.numerator * restOfB.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The grains bound the sum from below and, one grain a cut, from above; where both round alike the sum is known. */
function roundedSumOfRests(cuts: readonly Cut[]): number {
  const grains = cuts.reduce((sum, each) => sum + each.grains, 0);
  const atLeast = Math.round(grains / GRAINS_PER_PART);
  const atMost = Math.round((grains + cuts.length) / GRAINS_PER_PART);
  if (atLeast === atMost) return atLeast;

  const { numerator, denominator } = cuts.map(exactRest).reduce(sumOf);
  return Number((2n * numerator + denominator) / (2n * denominator));
}

function exactRest({ share: { numerator, denominator } }: Cut): Fraction {
  return { numerator: numerator % denominator, denominator };
}

function sumOf(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}
