import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';

it('the default model is the model in models/2026-1.json', () => {
  const file = readFileSync(new URL('../../models/2026-1.json', import.meta.url), 'utf8');

  expect(parseModel(JSON.parse(file))).toEqual(defaultModel);
});

it('the default model has ten indicators with weights that add up to 100', () => {
  expect(defaultModel.version).toBe('2026-1');
  expect(defaultModel.indicators.map(({ name, weight }) => [name, weight])).toEqual([
    ['transaction_frequency', 15],
    ['purchase_silence', 15],
    ['spend_trend', 15],
    ['complaints', 10],
    ['open_complaint_age', 10],
    ['nps', 10],
    ['payment_delay', 5],
    ['adoption', 10],
    ['executive_contact', 5],
    ['relationship_audit', 5],
  ]);
  expect(defaultModel.indicators.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

it('the default model reads thirteen columns, each in its range', () => {
  expect(defaultModel.columns).toEqual([
    { name: 'transactions_30d', minimum: '0' },
    { name: 'transactions_180d', minimum: '0' },
    { name: 'days_since_last_transaction', minimum: '0' },
    { name: 'median_gap_days', minimum: '0' },
    { name: 'spend_90d' },
    { name: 'spend_prior_90d' },
    { name: 'complaints_30d', minimum: '0' },
    { name: 'oldest_open_complaint_days', minimum: '0' },
    { name: 'nps', minimum: '-100', maximum: '100' },
    { name: 'days_past_due', minimum: '0' },
    { name: 'active_user_ratio', minimum: '0', maximum: '1' },
    { name: 'days_since_executive_meeting', minimum: '0' },
    { name: 'relationship_audit_score', minimum: '0', maximum: '100' },
  ]);
});
