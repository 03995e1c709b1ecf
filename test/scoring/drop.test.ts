import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dropTenThousandths, isBackAt, isSharpDrop } from '../../lambdas/scoring/drop.ts';

const index = fc.integer({ min: 0, max: 10_000 });
const twice = fc.integer({ min: 1, max: 20_000 });

describe('a sharp drop', () => {
  it.each([
    [6400, 16_000, true],
    [6401, 16_000, false],
    [6400, 16_001, true],
    [6401, 16_001, false],
    [6400, 15_999, false],
    [6399, 15_999, true],
    [2, 5, true],
    [3, 5, false],
    [0, 1, true],
    [0, 20_000, true],
    [8000, 16_000, false],
    [9000, 16_000, false],
  ])('from an index of %i hundredths under twice a baseline of %i: %s', (index, twice, expected) => {
    expect(isSharpDrop(index, twice)).toBe(expected);
  });

  it.each([
    ['without an index', null, 16_000],
    ['without a baseline', 0, null],
    ['when the baseline is 0', 0, 0],
  ])('never is one %s', (_, index, twice) => {
    expect(isSharpDrop(index, twice)).toBe(false);
    expect(dropTenThousandths(index, twice)).toBeNull();
  });
});

describe('an index back at its baseline', () => {
  it.each([
    [7200, 16_000, true],
    [7199, 16_000, false],
    [7200, 16_001, false],
    [7201, 16_001, true],
    [9, 20, true],
    [8, 20, false],
    [0, 0, true],
  ])('of %i hundredths against twice %i: %s', (index, twice, expected) => {
    expect(isBackAt(index, twice)).toBe(expected);
  });
});

describe('a drop', () => {
  it.each([
    [6107, 16_420, 2562],
    [6400, 16_000, 2000],
    [7999, 16_000, 1],
    [7998, 16_000, 3],
    [7997, 16_000, 4],
    [8000, 16_000, 0],
    [8001, 16_000, 0],
    [8000, 16_001, 1],
    [0, 16_000, 10_000],
    [0, 1, 10_000],
  ])('from twice a baseline of %2$i hundredths to %1$i is %3$i ten-thousandths', (index, twice, expected) => {
    expect(dropTenThousandths(index, twice)).toBe(expected);
  });

  it('is the exact fraction within half a ten-thousandth', () => {
    fc.assert(
      fc.property(index, twice, (now, before) => {
        const drop = dropTenThousandths(now, before);

        const exact = Math.max(0, ((before - 2 * now) * 10_000) / before);
        expect(Math.abs((drop as number) - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
      }),
    );
  });

  it('of more than 20 % is sharp and leaves the index below 90 % of the baseline', () => {
    fc.assert(
      fc.property(index, twice, (now, before) => {
        const drop = dropTenThousandths(now, before) as number;
        fc.pre(drop !== 2000);

        expect(isSharpDrop(now, before)).toBe(drop > 2000);
        if (isSharpDrop(now, before)) expect(isBackAt(now, before)).toBe(false);
      }),
    );
  });
});
