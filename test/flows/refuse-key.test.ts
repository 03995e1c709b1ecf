import { expect, test } from 'vitest';
import { parseFeedKey } from '../../lambdas/feed/key.ts';
import { refuseKey } from '../../lambdas/flows/refuse-key.ts';
import { startStory } from '../support/story.ts';

test('keys full of what cannot be seen are told as they are shown, and fit into the case of their day', async () => {
  const { stores } = await startStory({});
  const day = '2026-03-02';
  const feed = { ...stores.feed, writeReceipt: async () => {} };

  for (let nth = 0; nth < 100; nth += 1) {
    const key = parseFeedKey(`complaints/${nth}${'\u0001'.repeat(1000)}`);
    if (key.kind !== 'unknown') throw new Error('the feed has a place for it');
    await refuseKey({ feed, cases: stores.cases }, key, day, `${day}T06:00:00.000Z`);
  }

  const [about] = await stores.cases.ofDay(day);
  expect(about?.quality?.findings).toHaveLength(100);
  expect(about?.quality?.findings[0]?.finding).toMatchObject({
    key: expect.stringContaining('complaints/0\\u0001\\u0001'),
  });
});
