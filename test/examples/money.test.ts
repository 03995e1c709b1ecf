import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyText, parseCents } from '../../examples/ledger/money.ts';

test.each([
  ['0', 0n],
  ['12', 1200n],
  ['12.5', 1250n],
  ['-0.05', -5n],
  ['+3.10', 310n],
  ['77183.60', 7718360n],
  ['1.2300', 123n],
  ['999999999999999.99', 99999999999999999n],
])('%s is read exactly', (text, cents) => {
  expect(parseCents(text)).toBe(cents);
});

test.each(['', '.5', '5.', '1,50', '1e3', '£3', '0.125', '1.2301', '--1', ' 1', '1000000000000000'])(
  '%j is no amount',
  (text) => {
    expect(parseCents(text)).toBeNull();
  },
);

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 16n), max: 10n ** 16n }), (cents) => {
      expect(parseCents(moneyText(cents))).toBe(cents);
    }),
  );
});
