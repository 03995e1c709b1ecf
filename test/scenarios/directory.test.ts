import { PutObjectCommand } from '@aws-sdk/client-s3';
import { ListSubscriptionsCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { wireTick } from '../../lambdas/adapters/wiring.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { parseFeedKey } from '../../lambdas/feed/key.ts';
import { type TableKey, takeRecipients } from '../../lambdas/flows/take-directory.ts';
import { feedBucket } from '../../local/places.ts';
import { people, recipientsFile, rosterFile } from '../support/company.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

async function subscribed(story: Story): Promise<readonly string[]> {
  const { Subscriptions } = await story.world.clients.sns.send(new ListSubscriptionsCommand({}));
  return (Subscriptions ?? [])
    .filter(({ SubscriptionArn }) => SubscriptionArn !== 'Deleted')
    .map(({ TopicArn, Protocol, Endpoint }) => `${TopicArn?.split('recipient-')[1]} ${Protocol} ${Endpoint}`)
    .sort();
}

async function phonesOf(story: Story): Promise<Readonly<Record<string, string | null>>> {
  const recipients = await story.stores.directory.recipients();
  return Object.fromEntries([...recipients.values()].map(({ recipientId, phone }) => [recipientId, phone]));
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

test('somebody whose topic cannot be made keeps the row that they had until it can; all others are taken', async () => {
  const { olga = {}, dana = {}, mara = {} } = people;
  const story = await startStory({}, { olga, dana, mara });
  const Key = 'recipients/recipients.csv';
  const next = {
    mara: { ...mara, phone: '+4915100000003' },
    nora: { role: 'lead' },
    olga: { ...olga, phone: '+4915100000002' },
    zoe: { role: 'lead' },
  };
  await story.world.clients.s3.send(
    new PutObjectCommand({ Bucket: feedBucket, Key, Body: recipientsFile(next) }),
  );
  const ports = wireTick(tickEnvironment.parse(process.env));
  const { syncRecipient } = ports.notifier;
  const throttled: typeof syncRecipient = async (recipient) => {
    if (['nora', 'olga'].includes(recipient.recipientId)) throw new Error('Rate exceeded');
    return syncRecipient(recipient);
  };
  const taken = takeRecipients(
    { ...ports, notifier: { ...ports.notifier, syncRecipient: throttled } },
    parseFeedKey(Key) as TableKey,
    story.now(),
  );

  await expect(taken).rejects.toThrow('nora: Rate exceeded; olga: Rate exceeded');
  expect(await phonesOf(story)).toEqual({ mara: '+4915100000003', olga: olga.phone, zoe: null });

  await story.pass();
  expect(await phonesOf(story)).toEqual({
    mara: '+4915100000003',
    nora: null,
    olga: '+4915100000002',
    zoe: null,
  });
});
