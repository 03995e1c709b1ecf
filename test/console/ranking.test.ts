import { expect, test } from 'vitest';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { rankingOf } from '../../local/console/ranking.ts';
import { sampleAccount } from './sample-world.ts';

const roster = new Map(['low', 'high', 'silent'].map((id) => [id, sampleAccount(id)]));
const scored = [
  { accountId: 'high', index: 9000 },
  { accountId: 'low', index: 2000 },
];

test('everybody is ranked once for a day and a roster', () => {
  const first = rankingOf(roster, scored, defaultModel);

  expect(first.standings.map(({ accountId }) => accountId)).toEqual(['low', 'high', 'silent']);
  expect(first.bands).toEqual({ red: 1, amber: 0, green: 1, unknown: 1 });
  expect(rankingOf(roster, scored, defaultModel)).toBe(first);
});

test('another roster of the same day, and another day of the same roster, are ranked anew', () => {
  rankingOf(roster, scored, defaultModel);

  const renamed = new Map([...roster, ['high', sampleAccount('high', { name: 'Higher' })]]);
  const nextDay = [{ accountId: 'high', index: 1000 }];

  expect(rankingOf(renamed, scored, defaultModel).standings[1]?.name).toBe('Higher');
  expect(rankingOf(roster, nextDay, defaultModel).standings[0]?.index).toBe(1000);
});
