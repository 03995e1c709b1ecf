import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LedgerDay, transactionColumnsOf } from '../../examples/ledger/transaction-columns.ts';

const bought = (day: number, cents = 100n): LedgerDay => ({ day, cents, bought: true });
const returned = (day: number, cents: bigint): LedgerDay => ({ day, cents: -cents, bought: false });

describe('the transaction columns', () => {
  test('an account has none before its first purchase, whatever it returned', () => {
    const on = transactionColumnsOf([returned(1, 50n), bought(3)]);

    expect(on(2)).toBeNull();
    expect(on(3)).toMatchObject({ transactions30d: 1, daysSinceLastTransaction: 0 });
  });

  test.each([
    [29, 1],
    [30, 0],
  ])('a purchase of %i days ago counts %i times in the last 30 days', (daysAgo, count) => {
    expect(transactionColumnsOf([bought(0)])(daysAgo)?.transactions30d).toBe(count);
  });

  test.each([
    [179, 1],
    [180, 0],
  ])('a purchase of %i days ago counts %i times in the last 180 days', (daysAgo, count) => {
    expect(transactionColumnsOf([bought(0)])(daysAgo)?.transactions180d).toBe(count);
  });

  test.each([
    [89, 100n, 0n],
    [90, 0n, 100n],
    [179, 0n, 100n],
    [180, 0n, 0n],
  ])('money of %i days ago is in the right window', (daysAgo, recent, prior) => {
    const columns = transactionColumnsOf([bought(-200, 7n), bought(0)])(daysAgo);

    expect(columns).toMatchObject({ spend90d: recent, spendPrior90d: prior });
  });

  test.each([
    [178, null],
    [179, 500n],
  ])(
    '%i days after the first purchase the spend before is %s: a part is not compared with a whole',
    (day, prior) => {
      expect(transactionColumnsOf([bought(0, 500n)])(day)?.spendPrior90d).toBe(prior);
    },
  );

  test('returns lower the spend and are no transactions', () => {
    const columns = transactionColumnsOf([bought(0, 300n), returned(5, 500n)])(10);

    expect(columns).toMatchObject({ transactions30d: 1, daysSinceLastTransaction: 10, spend90d: -200n });
  });

  test.each([
    { days: [0, 5, 12], median: null },
    { days: [0, 5, 12, 15], median: 5 },
    { days: [0, 5, 12, 15, 19], median: 4.5 },
  ])('the median gap of purchases on $days is $median', ({ days, median }) => {
    expect(transactionColumnsOf(days.map((day) => bought(day)))(30)?.medianGapDays).toBe(median);
  });

  test('only the last 12 gaps count, and the silence that goes on is not one of them', () => {
    const weekly = Array.from({ length: 13 }, (_, week) => bought(1000 + 7 * week));

    expect(transactionColumnsOf([bought(0), bought(400), ...weekly])(2000)?.medianGapDays).toBe(7);
  });

  test('what comes later changes nothing', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 500 }), (purchases, day) => {
        const ledger = purchases.toSorted((a, b) => a - b).map((each) => bought(each, BigInt(each)));
        const past = ledger.filter((entry) => entry.day <= day);

        expect(transactionColumnsOf(ledger)(day)).toEqual(transactionColumnsOf(past)(day));
      }),
    );
  });
});
