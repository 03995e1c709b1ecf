import { ListSubscriptionsCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

async function subscribed(story: Story): Promise<readonly string[]> {
  const { Subscriptions } = await story.world.clients.sns.send(new ListSubscriptionsCommand({}));
  return (Subscriptions ?? [])
    .filter(({ SubscriptionArn }) => SubscriptionArn !== 'Deleted')
    .map(({ TopicArn, Protocol, Endpoint }) => `${TopicArn?.split('recipient-')[1]} ${Protocol} ${Endpoint}`)
    .sort();
}

test('a broken roster never replaces the good one', async () => {
  const story = await startStory({ acme: {} });

  await story.deliver({ 'accounts/accounts.csv': rosterFile({ acme: { owner: 'oskar' } }).slice(0, -4) });

  expect(await story.receiptOf('accounts/accounts.csv')).toMatchObject({ status: 'rejected', rows_read: 1 });
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 rejected']);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  await story.expectNotices(['olga: opened acme']);
});

test('an account whose new roster row is broken keeps the row it had; one that is left out has none', async () => {
  const story = await startStory({ acme: {}, bolt: {}, crow: {} });

  await story.deliverRoster({ acme: { tier: 'Z', owner: 'oskar' }, bolt: { owner: 'oskar' } });

  expect(await story.receiptOf('accounts/accounts.csv')).toMatchObject({
    rows_read: 2,
    scored: 1,
    rejected: 1,
  });
  const accounts = await story.stores.directory.accounts();
  expect([...accounts.values()].map(({ accountId, owner }) => `${accountId} ${owner}`)).toEqual([
    'acme olga',
    'bolt oskar',
  ]);
});

test('topics and subscriptions follow the list of recipients: added, changed and removed', async () => {
  const story = await startStory({}, { olga: people.olga ?? {}, dana: people.dana ?? {} });
  expect(await subscribed(story)).toEqual([
    'dana email dana@example.com',
    'olga email olga@example.com',
    'olga sms +4915100000001',
  ]);

  await story.deliverRecipients({
    olga: { role: 'owner', phone: '+4915100000002' },
    nora: { role: 'lead', email: '', phone: '+4915100000003' },
  });

  expect(await subscribed(story)).toEqual([
    'nora sms +4915100000003',
    'olga email olga@example.com',
    'olga sms +4915100000002',
  ]);
  const { Topics } = await story.world.clients.sns.send(new ListTopicsCommand({}));
  expect(Topics?.map(({ TopicArn }) => TopicArn?.split(':').at(-1)).sort()).toEqual([
    'bellwether-local-case-events',
    'bellwether-local-recipient-nora',
    'bellwether-local-recipient-olga',
  ]);
});

test('a broken list of recipients changes nobody’s subscriptions', async () => {
  const story = await startStory({}, { olga: people.olga ?? {}, dana: people.dana ?? {} });
  const before = await subscribed(story);

  await story.deliver({
    'recipients/recipients.csv': recipientsFile({ zoe: { role: 'owner' } }).slice(0, -1),
  });

  expect(await subscribed(story)).toEqual(before);
  await story.expectQualityNotices(['dana: data-quality 2026-03-01 rejected']);
});
