import { expect, test } from 'vitest';
import { startStory, steadyDays } from '../support/story.ts';
import { pathOf, submit, visit } from '../support/visitor.ts';

test('who follows the link of a notice sees the case, acknowledges it once, and nobody is escalated', async () => {
  const story = await startStory({ acme: {} });
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  const [sent] = await story.expectNotices(['olga: opened acme']);
  const link = /https:\/\/bellwether\.example\/c\/\S+/.exec(sent?.deliveries[0]?.body ?? '')?.[0] ?? '';

  const shown = await visit(pathOf(link));
  const answer = await submit(pathOf(link), { action: 'acknowledge', note: 'on it' });
  const again = await submit(pathOf(link), { action: 'acknowledge' });

  expect(shown.status).toBe(200);
  expect(answer).toMatchObject({ status: 303, headers: { location: `./${link.split('/').at(-1)}` } });
  expect(again.status).toBe(200);
  expect((await story.casesOf('acme'))[0]).toMatchObject({ state: 'acknowledged' });
  await story.fastForward(100);
  await story.expectNotices([]);
});
