import { expect, test } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { differencesOf, type Loose, type ProductOutput } from './differences.ts';
import { playFeed } from './oracle.ts';
import { writeRandomFeed } from './random-feed.ts';
import { ingredients } from './random-plan.ts';

const feed = freshFolder('oracle');
writeRandomFeed(feed, { seed: 7, days: 16, accounts: 40, with: new Set(ingredients) });
const expected = playFeed({ feed });
const same = JSON.parse(JSON.stringify({ ...expected, receipts: {} })) as ProductOutput;
const product: ProductOutput = {
  ...same,
  receipts: new Map([...expected.receipts].map(([key, counts]) => [key, { ...counts }])),
};

const changed = (rows: readonly Loose[], change: object) => [{ ...rows[0], ...change }, ...rows.slice(1)];

test('the same seed plays the same', () => {
  expect(playFeed({ feed })).toEqual(expected);
});

test('equal outputs have no difference', () => {
  expect(differencesOf(expected, product)).toEqual([]);
});

test.each([
  ['a digit of the history', { history: changed(product.history, { index: 1.23 }) }],
  ['a missing line of the history', { history: product.history.slice(1) }],
  ['the order of the history', { history: [...product.history].reverse() }],
  ['how a case stands', { cases: changed(product.cases, { state: 'lost' }) }],
  ['how a milestone was reached', { cases: product.cases.map(({ milestones: _gone, ...row }) => row) }],
  ['an action that was not refused', { refused: product.refused.slice(1) }],
  ['one that was', { refused: [...product.refused, ...product.refused.slice(0, 1)] }],
  ['a missing notice', { notices: product.notices.slice(1) }],
  ['a notice too many', { notices: [...product.notices, ...product.notices.slice(0, 1)] }],
  ['the minute of a notice', { notices: changed(product.notices, { published_at: '2026-01-01T00:00:00Z' }) }],
  ['a missing receipt', { receipts: new Map([...product.receipts].slice(1)) }],
] as [string, Partial<ProductOutput>][])('%s is a difference', (_, change) => {
  expect(differencesOf(expected, { ...product, ...change })).not.toEqual([]);
});

test('rows read are scored, rejected or held in every receipt', () => {
  for (const { rows_read, scored, rejected, held } of expected.receipts.values()) {
    expect(scored + rejected + held).toBe(rows_read);
  }
});

test('the contributions of every day add up to its index', () => {
  for (const { index, contributions } of expected.history) {
    const shares = Object.values(contributions ?? {}).map((share) => Math.round(share * 100));
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(Math.round((index ?? 0) * 100));
  }
});
