import { describe, expect, it } from 'vitest';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';

/** A row of the default model; the points that follow from each column are worked out beside it. */
const ordinary = {
  transactions_30d: '10', // 10 / 80 × 6 = 0.75: 75
  transactions_180d: '80',
  days_since_last_transaction: '30', // 30 / 20 = 1.5: 75
  median_gap_days: '20',
  spend_90d: '900.00', // 0.9: 40 + 0.4 / 0.5 × 40 = 72
  spend_prior_90d: '1000',
  complaints_30d: '2', // 70 − 1 / 2 × 50 = 45
  oldest_open_complaint_days: '3', // 100 − 3 / 7 × 50 = 550 / 7
  nps: '20', // 40 + 20 / 50 × 40 = 56
  days_past_due: '15', // 70
  active_user_ratio: '0.5', // 30 + 0.2 / 0.5 × 70 = 58
  days_since_executive_meeting: '60', // 100 − 30 / 60 × 40 = 80
  relationship_audit_score: '62', // 62
};

function assessRow(row: Readonly<Record<string, string>>) {
  return assess(defaultModel, new Map(Object.entries(row)));
}

describe('worked out by hand with the default model,', () => {
  it('an ordinary account has 67.66 points', () => {
    const result = assessRow(ordinary);

    // Σ w·p = 1125 + 1125 + 1080 + 450 + 5500/7 + 560 + 350 + 580 + 400 + 310 = 6765.714…
    expect(result).toEqual({
      index: 6766,
      coverage: { present: 100, total: 100 },
      contributions: [1125, 1125, 1080, 450, 786, 560, 350, 580, 400, 310],
      band: 'amber',
    });
  });

  it('an account known just enough has 43.33 points, and the first of two equal remainders gets the hundredth', () => {
    const result = assessRow({
      transactions_30d: '0',
      transactions_180d: '5',
      days_since_last_transaction: '10',
      median_gap_days: '10',
      spend_90d: '1',
      spend_prior_90d: '3',
      complaints_30d: '1',
      days_past_due: '60',
    });

    // (0 + 1500 + 15 × 80/3 + 700 + 0) / 60 = 43.333…; 400/60 = 6.666…, 700/60 = 11.666…
    expect(result).toEqual({
      index: 4333,
      coverage: { present: 60, total: 100 },
      contributions: [0, 2500, 667, 1166, null, null, 0, null, null, null],
      band: 'amber',
    });
  });

  it('an account known a little less has no index', () => {
    const { days_past_due, nps, ...rest } = ordinary;
    const { spend_90d, complaints_30d, active_user_ratio, ...few } = rest;

    const result = assessRow(few);

    // 100 − 5 − 10 − 15 − 10 − 10 = 50, below 60
    expect(result.coverage).toEqual({ present: 50, total: 100 });
    expect(result.index).toBeNull();
    expect(result.band).toBe('unknown');
  });

  it('an account at exactly 50.005 points has 50.01', () => {
    const result = assessRow({
      transactions_30d: '4',
      transactions_180d: '24',
      days_since_last_transaction: '3',
      median_gap_days: '3',
      spend_90d: '12',
      spend_prior_90d: '10',
      complaints_30d: '5',
      oldest_open_complaint_days: '7',
      nps: '-100',
      days_past_due: '60',
      active_user_ratio: '0',
      days_since_executive_meeting: '180',
      relationship_audit_score: '0.1',
    });

    // (1500 + 1500 + 1500 + 0 + 500 + 0 + 0 + 0 + 0 + 0.5) / 100
    expect(result.index).toBe(5001);
    expect(result.contributions).toEqual([1500, 1500, 1500, 0, 500, 0, 0, 0, 0, 1]);
  });

  it('a new account without a usual gap or earlier spend lacks those two indicators', () => {
    const result = assessRow({ ...ordinary, median_gap_days: '0', spend_prior_90d: '0.00' });

    // (6765.714… − 1125 − 1080) / 70 = 65.153…
    expect(result.coverage).toEqual({ present: 70, total: 100 });
    expect(result.index).toBe(6515);
    expect(result.contributions[1]).toBeNull();
    expect(result.contributions[2]).toBeNull();
  });

  it('a net refund counts as no spend, and zero of zero transactions as missing', () => {
    const result = assessRow({
      ...ordinary,
      spend_90d: '-250.10',
      transactions_30d: '0',
      transactions_180d: '0',
    });

    // (6765.714… − 1125 − 1080) / 85 = 53.655…
    expect(result.index).toBe(5366);
    expect(result.contributions.slice(0, 3)).toEqual([null, 1324, 0]);
  });
});
