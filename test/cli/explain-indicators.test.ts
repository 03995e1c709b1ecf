import { expect, test } from 'vitest';
import { decimalText, tableText } from '../../lambdas/flows/explain-figures.ts';
import { indicatorsOf } from '../../lambdas/flows/explain-indicators.ts';
import { indexLines } from '../../lambdas/flows/explain-score-text.ts';
import type { HistoryItem } from '../../lambdas/ports.ts';
import { assess, bandOf } from '../../lambdas/scoring/assess.ts';
import { emptyWindow } from '../../lambdas/scoring/baseline.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';

const values = new Map([
  ['transactions_30d', '8.0'],
  ['transactions_180d', '9e1'],
  ['days_since_last_transaction', '3'],
  ['median_gap_days', '0'],
  ['spend_90d', '100.50'],
  ['complaints_30d', '0'],
  ['oldest_open_complaint_days', '1'],
  ['nps', '-83'],
  ['days_past_due', '0'],
  ['active_user_ratio', '0.2'],
  ['days_since_executive_meeting', '10'],
  ['relationship_audit_score', '80'],
]);

function itemOf(row: ReadonlyMap<string, string>): HistoryItem {
  const { index, coverage, contributions } = assess(defaultModel, row);
  return {
    accountId: 'A-1',
    day: '2026-01-05',
    modelVersion: defaultModel.version,
    index,
    coverage,
    contributions,
    values: row,
    window: emptyWindow,
    redStreak: 0,
    provenance: { key: 'snapshots/2026-01-05/a.csv', version: 'v1', line: 2 },
  };
}

function linesOf(row: ReadonlyMap<string, string>): readonly string[] {
  const item = itemOf(row);
  const indicators = indicatorsOf(defaultModel, item);
  const facts = { item, model: defaultModel, band: bandOf(defaultModel, item.index), indicators };
  return indexLines({
    ...facts,
    account: null,
    known: [],
    comparison: null,
    lastScored: [],
    ruling: { ruling: 'no-reason' },
    openers: { count: 0, known: 0 },
    cases: [],
  });
}

test('every indicator says what it read, as it was written, and what became of it', () => {
  expect(linesOf(values)).toEqual([
    'Index 62.81, amber (red below 40, amber below 70)',
    '',
    '  indicator              as delivered                                                     points  weight  gives',
    '  transaction_frequency  transactions_30d 8.0 / transactions_180d 9e1 × 6                  53.33      15  11.43',
    '  purchase_silence       days_since_last_transaction 3 / median_gap_days 0 (not above 0)       -      15      -',
    '  spend_trend            spend_90d 100.50 / spend_prior_90d missing                            -      15      -',
    '  complaints             complaints_30d 0                                                 100.00      10  14.29',
    '  open_complaint_age     oldest_open_complaint_days 1                                      92.86      10  13.27',
    '  nps                    nps -83                                                            6.80      10   0.97',
    '  payment_delay          days_past_due 0                                                  100.00       5   7.14',
    '  adoption               active_user_ratio 0.2                                             20.00      10   2.86',
    '  executive_contact      days_since_executive_meeting 10                                  100.00       5   7.14',
    '  relationship_audit     relationship_audit_score 80                                       80.00       5   5.71',
    '  index                                                                                               70  62.81',
    '',
    '  An indicator gives points × weight / 70, the sum of the weights that are present.',
    '  Coverage 70.00 %: 70 of 100 weight; an index needs 60 %.',
    '  Model 2026-1; from snapshots/2026-01-05/a.csv, version v1, line 2.',
  ]);
});

test('on a day whose coverage is too low nothing is contributed, but points are still told', () => {
  const lines = linesOf(new Map([['nps', '-83']]));

  expect(lines[0]).toBe('Index unknown');
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}nps +nps -83 +6\.80 +10 +-$/));
  expect(lines).toContain('  Coverage 10.00 %: 10 of 100 weight; too little, an index needs 60 %.');
});

test('contributions are those of the history, and points are rounded half up', () => {
  const item = itemOf(values);
  const indicators = indicatorsOf(defaultModel, item);

  expect(indicators.map(({ contribution }) => contribution)).toEqual(item.contributions);
  expect(indicators.find(({ name }) => name === 'transaction_frequency')?.points).toBe(5333);
  expect(indicators.find(({ name }) => name === 'open_complaint_age')?.points).toBe(9286);
});

test.each([
  [4n, 1, '40'],
  [5n, -1, '0.5'],
  [-125n, -2, '-1.25'],
  [0n, 0, '0'],
  [1n, -3, '0.001'],
])('%d × 10^%d is written %s', (units, exponent, text) => {
  expect(decimalText({ units, exponent })).toBe(text);
});

test('a table keeps numbers to the right and leaves no blanks at the ends of lines', () => {
  expect(
    tableText(
      [
        ['a', '1', ''],
        ['bcd', '10', 'x'],
      ],
      ['left', 'right', 'left'],
    ),
  ).toEqual(['a     1', 'bcd  10  x']);
});
