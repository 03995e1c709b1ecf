import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDecimals, type Decimal, parseDecimal } from '../../lambdas/scoring/decimal.ts';

function known(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === undefined) throw new Error(`${text} should be a decimal`);
  return decimal;
}

describe('a decimal', () => {
  it.each([
    ['0', 0n, 0],
    ['-0', 0n, 0],
    ['0.000', 0n, 0],
    ['0e999999999', 0n, 0],
    ['7', 7n, 0],
    ['+7', 7n, 0],
    ['-7', -7n, 0],
    ['007', 7n, 0],
    ['1.50', 15n, -1],
    ['1200', 12n, 2],
    ['0.005', 5n, -3],
    ['12.5e3', 125n, 2],
    ['12.5E-3', 125n, -4],
    ['1e+2', 1n, 2],
    ['0.1', 1n, -1],
    ['900719925474099.3', 9_007_199_254_740_993n, -1],
  ])('%s is read as it is written', (text, units, exponent) => {
    expect(parseDecimal(text)).toEqual({ units, exponent });
  });

  it.each([
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '.5',
    '5.',
    '1,5',
    '1_000',
    '--1',
    '+-1',
    '1e',
    '1e1.5',
    'e5',
    'NaN',
    'Infinity',
    '-Infinity',
    '0x10',
    '0b1',
    '１２',
    '٣',
    '1n',
    'null',
  ])('%j is none', (text) => {
    expect(parseDecimal(text)).toBeUndefined();
  });

  it.each([
    ['1e15', true],
    ['-1e15', true],
    ['1000000000000000', true],
    ['1000000000000001', false],
    ['1.000000001e15', false],
    ['-1000000000000000.1', false],
    ['999999999999999.99', true],
    ['1e16', false],
    ['1e-15', true],
    ['-0.000000000000001', true],
    ['0.00000000000000099', false],
    ['9.999e-16', false],
    ['10e-16', true],
    ['1e999999999', false],
    ['1e-999999999', false],
    ['1e99999999999999999999999999999', false],
  ])('of the magnitude of %s is accepted: %s', (text, isAccepted) => {
    expect(parseDecimal(text) !== undefined).toBe(isAccepted);
  });

  it.each([
    ['0.12345678901234567890123456789'.padEnd(32, '1'), true],
    ['0.12345678901234567890123456789'.padEnd(33, '1'), false],
    ['0'.repeat(33), false],
  ])('%s is accepted within 32 characters: %s', (text, isAccepted) => {
    expect(parseDecimal(text) !== undefined).toBe(isAccepted);
  });

  it.each([
    ['0.1', '0.10', 0],
    ['0.1', '1e-1', 0],
    ['1e15', '1e-15', 1],
    ['-1', '1e-15', -1],
    ['0.30000000000000001', '0.3', 1],
    ['-0', '0', 0],
    ['2', '10', -1],
    ['-2', '-10', 1],
  ])('%s against %s compares as %i', (a, b, expected) => {
    expect(compareDecimals(known(a), known(b))).toBe(expected);
    expect(compareDecimals(known(b), known(a))).toBe(expected === 0 ? 0 : -expected);
  });

  it('is the same number however its point and exponent are written', () => {
    const whole = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });

    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 3 }), (number, places) => {
        expect(parseDecimal(`${number}${'0'.repeat(places)}e-${places}`)).toEqual(known(String(number)));
      }),
    );
  });

  it('reads back the shortest text of every double within its magnitude', () => {
    const double = fc.double({ min: -1e14, max: 1e14, noNaN: true });

    fc.assert(
      fc.property(
        double.filter((number) => number === 0 || Math.abs(number) >= 1e-15),
        (number) => {
          const { units, exponent } = known(String(number));

          expect(Number(`${units}e${exponent}`)).toBe(number === 0 ? 0 : number);
        },
      ),
    );
  });
});
