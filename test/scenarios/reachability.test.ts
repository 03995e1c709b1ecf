import { ListSubscriptionsCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { people } from '../support/company.ts';
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

test('who unsubscribed is told to the data team, and asked again when recipients are delivered again', async () => {
  const story = await startStory({ acme: {} });
  const { handler: checkAll } = await import('../../lambdas/handlers/reachability.ts');
  const { sns } = story.world.clients;
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}));
  const mail = Subscriptions.find(({ Endpoint }) => Endpoint === 'olga@example.com');
  await sns.send(new UnsubscribeCommand({ SubscriptionArn: mail?.SubscriptionArn }));

  expect(await checkAll()).toEqual({ unreachable: ['olga'] });
  await story.pass();
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 unreachable-recipient']);

  await story.deliverRecipients({ ...people, nora: { role: 'lead' } });
  expect(await checkAll()).toEqual({ unreachable: [] });
});
