import { expect, test } from 'vitest';
import { defaultModel } from './model.ts';
import { parseDecimal, rational } from './numbers.ts';
import { score } from './score.ts';

const valuesOf = (cells: Record<string, string>) =>
  new Map(Object.entries(cells).map(([column, text]) => [column, parseDecimal(text) ?? rational(-1n)]));

test('shares that do not come out even go to the largest remainder', () => {
  const values = valuesOf({
    transactions_30d: '10',
    transactions_180d: '120',
    days_since_last_transaction: '3',
    median_gap_days: '1',
    spend_90d: '90',
    spend_prior_90d: '100',
    nps: '0',
    relationship_audit_score: '33.33',
  });

  const scored = score(defaultModel, values);

  expect(scored).toMatchObject({ index: 4619, coverage: rational(3n, 5n), band: 'amber' });
  expect(Object.fromEntries(scored.contributions ?? [])).toEqual({
    transaction_frequency: 1250,
    purchase_silence: 625,
    spend_trend: 1800,
    nps: 666,
    relationship_audit: 278,
  });
});

test.each([
  ['0', rational(0n)],
  ['-0.0e5', rational(0n)],
  ['+1.50', rational(3n, 2n)],
  ['1e15', rational(10n ** 15n)],
  ['1e-15', rational(1n, 10n ** 15n)],
  ['1.000000000000001e15', null],
  ['9e-16', null],
  ['1'.repeat(33), null],
  ['NaN', null],
  ['1,5', null],
  ['5.', null],
  ['.5', null],
  ['0x10', null],
  ['５', null],
  ['', null],
])('the number %s', (text, value) => {
  expect(parseDecimal(text)).toEqual(value);
});
