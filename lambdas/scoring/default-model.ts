import { type Model, parseModel } from './model.ts';

/** The model that scores when no other is given, version `2026-1`; `models/2026-1.json` is the same as a file. */
export const defaultModel: Model = parseModel({
  version: '2026-1',
  coverageFloor: 0.6,
  bands: { red: 40, amber: 70 },
  indicators: [
    {
      name: 'transaction_frequency',
      weight: 15,
      source: { numerator: 'transactions_30d', denominator: 'transactions_180d', scale: 6 },
      points: [
        [0, 0],
        [0.5, 50],
        [1, 100],
      ],
    },
    {
      name: 'purchase_silence',
      weight: 15,
      source: { numerator: 'days_since_last_transaction', denominator: 'median_gap_days' },
      points: [
        [1, 100],
        [2, 50],
        [4, 0],
      ],
    },
    {
      name: 'spend_trend',
      weight: 15,
      source: { numerator: 'spend_90d', denominator: 'spend_prior_90d' },
      points: [
        [0, 0],
        [0.5, 40],
        [1, 80],
        [1.2, 100],
      ],
    },
    {
      name: 'complaints',
      weight: 10,
      source: { column: 'complaints_30d' },
      points: [
        [0, 100],
        [1, 70],
        [3, 20],
        [5, 0],
      ],
    },
    {
      name: 'open_complaint_age',
      weight: 10,
      source: { column: 'oldest_open_complaint_days' },
      points: [
        [0, 100],
        [7, 50],
        [14, 0],
      ],
    },
    {
      name: 'nps',
      weight: 10,
      source: { column: 'nps' },
      points: [
        [-100, 0],
        [0, 40],
        [50, 80],
        [100, 100],
      ],
    },
    {
      name: 'payment_delay',
      weight: 5,
      source: { column: 'days_past_due' },
      points: [
        [0, 100],
        [15, 70],
        [60, 0],
      ],
    },
    {
      name: 'adoption',
      weight: 10,
      source: { column: 'active_user_ratio' },
      points: [
        [0, 0],
        [0.3, 30],
        [0.8, 100],
      ],
    },
    {
      name: 'executive_contact',
      weight: 5,
      source: { column: 'days_since_executive_meeting' },
      points: [
        [30, 100],
        [90, 60],
        [180, 0],
      ],
    },
    {
      name: 'relationship_audit',
      weight: 5,
      source: { column: 'relationship_audit_score' },
      points: [
        [0, 0],
        [100, 100],
      ],
    },
  ],
});
