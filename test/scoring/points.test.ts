import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsText } from '../../lambdas/scoring/points.ts';
import { partsHalfUp } from '../../lambdas/scoring/rounding.ts';

describe('points', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [99, '0.99'],
    [100, '1.00'],
    [6107, '61.07'],
    [10_000, '100.00'],
    [-1, '-0.01'],
    [-2103, '-21.03'],
    [-0, '0.00'],
  ])('of %i hundredths read %s', (hundredths, text) => {
    expect(pointsText(hundredths)).toBe(text);
  });
});

describe('a fraction in whole parts', () => {
  it.each([
    [1, 3, 10_000, 3333],
    [2, 3, 10_000, 6667],
    [1, 8, 100, 13],
    [1249, 10_000, 100, 12],
    [1250, 10_000, 100, 13],
    [0, 7, 10_000, 0],
    [7, 7, 10_000, 10_000],
  ])('%i of %i in %i parts is %i, halves up', (numerator, denominator, parts, expected) => {
    expect(partsHalfUp(numerator, denominator, parts)).toBe(expected);
  });

  it('is the integer nearest to the exact fraction, the upper one on a tie', () => {
    const denominator = fc.integer({ min: 1, max: 100_000_000 });

    fc.assert(
      fc.property(denominator, fc.double({ min: 0, max: 1, noNaN: true }), (whole, share) => {
        const numerator = Math.floor(share * whole);

        const parts = BigInt(partsHalfUp(numerator, whole, 10_000));

        const errorTwice = 2n * (parts * BigInt(whole) - BigInt(numerator) * 10_000n);
        expect(errorTwice > -BigInt(whole) && errorTwice <= BigInt(whole)).toBe(true);
      }),
    );
  });
});
