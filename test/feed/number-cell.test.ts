import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numberCheck } from '../../lambdas/feed/number-cell.ts';
import { plainNumber } from '../../lambdas/feed/plain-number.ts';
import { compareDecimals, parseDecimal } from '../../lambdas/scoring/decimal.ts';

const digits = fc.stringMatching(/^[0-9]{0,17}$/);
const numberLike = fc
  .tuple(
    fc.constantFrom('', '+', '-', '--'),
    digits,
    fc.constantFrom('', '.', '..'),
    digits,
    fc.constantFrom('', 'e2', 'x', ' '),
  )
  .map((parts) => parts.join(''));

describe('a plainly written number', () => {
  test('is one that the contract accepts, with the value that JavaScript reads', () => {
    fc.assert(
      fc.property(numberLike, (text) => {
        const plain = plainNumber(text);

        if (Number.isNaN(plain)) return;
        expect(parseDecimal(text)).toBeDefined();
        expect(plain).toBe(Number(text));
      }),
      { numRuns: 2000 },
    );
  });

  test.each(['0', '-0', '+1', '1.5', '007', '999999999999999', '0.1234567890123'])('%s is plain', (text) => {
    expect(plainNumber(text)).toBe(Number(text));
  });

  test.each(['', '-', '+', '.', '1.', '.5', '-.5', '1.2.3', '1e5', '1234567890123456', '１', ' 1'])(
    '%j is left to the exact grammar',
    (text) => {
      expect(plainNumber(text)).toBeNaN();
    },
  );
});

describe('the check of a number', () => {
  const bound = fc.constantFrom('0', '-100', '100', '1', '0.1', '1e-15', '0.30000000000000004');

  test('decides exactly as decimals do, for any text and bounds', () => {
    fc.assert(
      fc.property(numberLike, fc.option(bound), fc.option(bound), (text, minimum, maximum) => {
        const value = parseDecimal(text);
        const isIn = (limit: string | null, sign: number) =>
          limit === null || (value !== undefined && compareDecimals(value, decimal(limit)) * sign <= 0);
        const expected =
          value === undefined ? 'ROW_NUMBER' : isIn(minimum, -1) && isIn(maximum, 1) ? null : 'ROW_RANGE';

        const check = numberCheck({
          name: 'x',
          ...(minimum === null ? {} : { minimum }),
          ...(maximum === null ? {} : { maximum }),
        });

        expect(check(text)?.code ?? null).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    [{ minimum: '0' }, '-1', '0 or more'],
    [{ maximum: '5' }, '6', '5 or less'],
    [{ minimum: '0', maximum: '5' }, '6', '0 to 5'],
  ])('with %j refuses %s and says what is allowed', (range, text, words) => {
    expect(numberCheck({ name: 'x', ...range })(text)?.remedy).toBe(`Numbers here are ${words}`);
  });
});

function decimal(text: string) {
  const value = parseDecimal(text);
  if (value === undefined) throw new Error(text);
  return value;
}
