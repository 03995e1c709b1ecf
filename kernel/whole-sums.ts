import { blurs, rests, under, weights } from './block';
import { doubleOf } from './hand-out';
import { indicatorCount } from './indicator-points';

/** Fractions whose common denominator is less add up to a whole number, or to one that is further from it than doubles err. */
const TELLING: f64 = 4e10;
/** A fraction whose denominator is less is whole when its rest is 0; otherwise that would show in a double. */
const TELLING_OF_ONE: f64 = 1e11;

/**
 * Whether the half and the rests of a row that come next to a whole number are that number: a tie, which happens far more
 * often than chance would have it, for most numbers of a row are small.
 */
export function isWhole(lane: usize): bool {
  const present = doubleOf(weights, 0, lane);
  let common: f64 = 2;
  for (let each: usize = 0; each < indicatorCount; each++) {
    if (doubleOf(blurs, each, lane) > 0) return false;
    const below = doubleOf(under, each, lane) * present;
    const isWholeItself = doubleOf(rests, each, lane) === 0;
    if (below >= (isWholeItself ? TELLING_OF_ONE : TELLING)) return false;
    if (!isWholeItself) common *= below / <f64>greatestDivisor(<u64>common, <u64>below);
    if (common >= TELLING) return false;
  }
  return true;
}

function greatestDivisor(a: u64, b: u64): u64 {
  while (b > 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}
