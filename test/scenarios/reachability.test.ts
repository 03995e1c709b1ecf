import { ListSubscriptionsCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { wireNotices } from '../../lambdas/adapters/wiring.ts';
import { noticeEnvironment } from '../../lambdas/environment.ts';
import { checkReach } from '../../lambdas/flows/check-reach.ts';
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

test('somebody who cannot be looked at does not hide that somebody else cannot be reached', async () => {
  const story = await startStory({ acme: {} });
  await story.world.services.sns.optOut(phone);
  const ports = wireNotices(noticeEnvironment.parse(process.env));
  const notifier: typeof ports.notifier = {
    ...ports.notifier,
    async checkReach(recipient) {
      if (recipient.recipientId === 'dana') throw new Error('Rate exceeded');
      return ports.notifier.checkReach(recipient);
    },
  };

  await expect(checkReach({ ...ports, notifier }, story.now())).rejects.toThrow('dana: Rate exceeded');

  await story.pass();
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 unreachable-recipient']);
});
