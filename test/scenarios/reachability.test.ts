import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

const phone = '+4915100000001';

test('a recipient whom no message would reach is told to the data team, once until that changes', async () => {
  const story = await startStory({ acme: {} });
  const { handler: checkAll } = await import('../../lambdas/handlers/reachability.ts');
  expect(await checkAll()).toEqual({ unreachable: [] });

  await story.world.services.sns.optOut(phone);
  expect(await checkAll()).toEqual({ unreachable: ['olga'] });
  await story.pass();
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 unreachable-recipient']);

  expect(await checkAll()).toEqual({ unreachable: ['olga'] });
  await story.pass();
  await story.expectNothing();
});
