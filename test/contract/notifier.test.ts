import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsCommand,
  ListTopicsCommand,
  paginateListTopics,
  type Subscription,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { snsNotifier } from '../../lambdas/adapters/sns-notifier.ts';
import type { Recipient } from '../../lambdas/cases/directory.ts';
import type { Notice, Notifier } from '../../lambdas/ports.ts';
import { type SnsUnderTest, snsWith } from '../embedded/clients.ts';
import { recipientOf } from '../support/cases.ts';

const phone = '+4915100000001';

async function notifierOver(sns: SnsUnderTest, topicKey?: string) {
  const { TopicArn } = await sns.client.send(new CreateTopicCommand({ Name: 'bw-case-events' }));
  return snsNotifier(
    { sns: sns.client, publisher: sns.client },
    { topicPrefix: 'bw-', caseEventsTopicArn: `${TopicArn}`, topicKey },
  );
}

/** What taking a list of recipients does. */
async function sync(notifier: Notifier, recipients: readonly Recipient[]): Promise<void> {
  for (const each of recipients) expect(await notifier.syncRecipient(each)).toEqual([]);
  await notifier.removeOthers(recipients);
}

async function subscribed({ client }: SnsUnderTest): Promise<readonly Subscription[]> {
  const { Subscriptions } = await client.send(new ListSubscriptionsCommand({}));
  return Subscriptions ?? [];
}

/** What the owner of an address does with the link at the end of a mail. */
async function unsubscribe(sns: SnsUnderTest, endpoint: string): Promise<void> {
  const found = (await subscribed(sns)).find(({ Endpoint }) => Endpoint === endpoint);
  await sns.client.send(new UnsubscribeCommand({ SubscriptionArn: found?.SubscriptionArn }));
}

async function subscriptions(sns: SnsUnderTest): Promise<readonly string[]> {
  return (await subscribed(sns))
    .filter(({ SubscriptionArn }) => SubscriptionArn !== 'Deleted')
    .map(({ TopicArn, Protocol, Endpoint }) => `${TopicArn?.split(':').at(-1)} ${Protocol} ${Endpoint}`)
    .sort();
}

async function topics({ client }: SnsUnderTest): Promise<readonly string[]> {
  const { Topics } = await client.send(new ListTopicsCommand({}));
  return (Topics ?? []).map(({ TopicArn }) => TopicArn?.split(':').at(-1) ?? '').sort();
}

function noticeTo(recipientId: string, changes: Partial<Notice['text']> = {}): Notice {
  return {
    noticeId: '20260305060000000-0123456789abcdef',
    recipientId,
    step: 'opened',
    members: [],
    text: { subject: 'Acme fell', email: 'Long 漢字 text\n', sms: 'Short', ...changes },
    createdAt: '2026-03-05T06:00:00.000Z',
    publishedAt: null,
    attempts: 0,
    nextAttemptAt: '2026-03-05T06:00:00.000Z',
  };
}

/** The operations that are asked for from now on, in order. */
function operations({ client }: SnsUnderTest): readonly string[] {
  const asked: string[] = [];
  client.middlewareStack.add(
    (next, { commandName }) =>
      (args) => {
        asked.push(`${commandName}`.replace('Command', ''));
        return next(args);
      },
    { step: 'initialize' },
  );
  return asked;
}

test('whoever has topic and subscriptions already costs one request: SNS answers thirty a second', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  const olga = recipientOf('olga', { phone });
  await notifier.syncRecipient(olga);

  const asked = operations(sns);
  await notifier.syncRecipient(olga);

  expect(asked).toEqual(['ListSubscriptionsByTopic']);
});

test('a notice reaches e-mail and phone with their own texts, and carries its id', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  await sync(notifier, [recipientOf('olga', { phone })]);

  expect(await notifier.publish(noticeTo('olga'))).toEqual({ outcome: 'accepted' });

  const [sent] = sns.delivered;
  expect(sent?.subject).toBe('Acme fell');
  expect(sent?.attributes.noticeId?.value).toBe('20260305060000000-0123456789abcdef');
  expect(sent?.deliveries).toEqual([
    { protocol: 'email', endpoint: 'olga@example.com', body: 'Long 漢字 text\n' },
    { protocol: 'sms', endpoint: phone, body: 'Short' },
  ]);
});

test('a person without a topic, and a text that SNS does not take, are refused for good', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  await sync(notifier, [recipientOf('olga')]);

  expect(await notifier.publish(noticeTo('nobody'))).toMatchObject({ outcome: 'refused' });
  expect(await notifier.publish(noticeTo('olga', { subject: 'x'.repeat(101) }))).toMatchObject({
    outcome: 'refused',
  });
});

test('a service that does not answer is a failure, to be tried again', async () => {
  const sns = await snsWith();
  const notifier = await notifierOver(sns);
  await sns.service.close();

  expect(await notifier.publish(noticeTo('olga'))).toMatchObject({ outcome: 'failed' });
});

test('an event for machines goes out as JSON with an id of its own', async () => {
  const sns = await snsWith();
  const notifier = await notifierOver(sns);

  expect(await notifier.publishEvent('rescue-1', 3, { event: 'opened' })).toEqual({ outcome: 'accepted' });

  expect(sns.delivered[0]?.attributes.eventId?.value).toBe('rescue-1#3');
});

test('syncing the same people again changes nothing', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  const people = [recipientOf('olga', { phone }), recipientOf('mara')];
  await sync(notifier, people);
  const before = await subscriptions(sns);

  await sync(notifier, people);

  expect(await subscriptions(sns)).toEqual(before);
  expect(before).toHaveLength(3);
});

test('an address that was asked to confirm is not asked again', async () => {
  const sns = await snsWith();
  const notifier = await notifierOver(sns);

  await sync(notifier, [recipientOf('olga')]);
  await sync(notifier, [recipientOf('olga')]);

  expect(sns.asked).toHaveLength(1);
});

test('an address that is changed before it was confirmed is left to SNS, and the new one is asked', async () => {
  const sns = await snsWith();
  const notifier = await notifierOver(sns);
  await sync(notifier, [recipientOf('olga')]);

  await sync(notifier, [recipientOf('olga', { email: 'new@example.com' })]);

  expect(sns.asked.map(({ endpoint }) => endpoint)).toEqual(['olga@example.com', 'new@example.com']);
});

test('who unsubscribed is subscribed again when synced again', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  await sync(notifier, [recipientOf('olga')]);
  await unsubscribe(sns, 'olga@example.com');
  expect(await notifier.checkReach(recipientOf('olga'))).toEqual(['email was unsubscribed']);

  await sync(notifier, [recipientOf('olga')]);

  expect(await subscriptions(sns)).toEqual(['bw-recipient-olga email olga@example.com']);
  expect(await notifier.checkReach(recipientOf('olga'))).toEqual([]);
});

test('a new address is taken although the old one was unsubscribed', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  await sync(notifier, [recipientOf('olga')]);
  await unsubscribe(sns, 'olga@example.com');

  await sync(notifier, [recipientOf('olga', { email: 'new@example.com' })]);

  expect(await subscriptions(sns)).toEqual(['bw-recipient-olga email new@example.com']);
});

test.each([['alias/bw'], [undefined]])('topics are encrypted with the key that is set: %s', async (key) => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns, key);

  await sync(notifier, [recipientOf('olga')]);

  const [TopicArn] = (await subscribed(sns)).map(({ TopicArn }) => TopicArn);
  const { Attributes } = await sns.client.send(new GetTopicAttributesCommand({ TopicArn }));
  expect(Attributes?.['KmsMasterKeyId']).toBe(key);
});

test('changed addresses are subscribed anew, old ones and people who left are removed', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  await sns.client.send(new CreateTopicCommand({ Name: 'somebody-else' }));
  await sync(notifier, [recipientOf('olga', { phone }), recipientOf('mara')]);

  await sync(notifier, [recipientOf('olga', { email: 'new@example.com', phone: null })]);

  expect(await subscriptions(sns)).toEqual(['bw-recipient-olga email new@example.com']);
  expect(await topics(sns)).toEqual(['bw-case-events', 'bw-recipient-olga', 'somebody-else']);
});

test('more people than one page of topics are all kept, and all removed', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  const people = Array.from({ length: 130 }, (_, place) => recipientOf(`p-${place}`));
  await sync(notifier, people);
  await sync(notifier, people.slice(0, 1));

  const left: string[] = [];
  for await (const page of paginateListTopics({ client: sns.client }, {}))
    left.push(...(page.Topics ?? []).map(({ TopicArn }) => TopicArn?.split(':').at(-1) ?? ''));
  expect(left.sort()).toEqual(['bw-case-events', 'bw-recipient-p-0']);
});

test('who is subscribed and confirmed can be reached', async () => {
  const sns = await snsWith();
  const notifier = await notifierOver(sns);
  const olga = recipientOf('olga', { phone });
  await sync(notifier, [olga]);
  expect(await notifier.checkReach(olga)).toEqual(['email is not confirmed']);

  const [asked] = sns.asked;
  await sns.client.send(new ConfirmSubscriptionCommand({ TopicArn: asked?.topicArn, Token: asked?.token }));

  expect(await notifier.checkReach(olga)).toEqual([]);
});

test('a phone whose owner said STOP, an address that is not subscribed and a person without any are told', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);
  const olga = recipientOf('olga', { phone });
  await sync(notifier, [olga]);

  await sns.service.optOut(phone);

  expect(await notifier.checkReach(olga)).toEqual(['sms was opted out by its owner']);
  expect(await notifier.checkReach({ ...olga, email: 'new@example.com', phone: null })).toEqual([
    'email is not subscribed',
  ]);
  expect(await notifier.checkReach({ ...olga, email: null, phone: null })).toHaveLength(1);
});

test('a person whose topic is gone is told as not subscribed, and stops nobody else’s check', async () => {
  const sns = await snsWith({ confirm: 'at-once' });
  const notifier = await notifierOver(sns);

  expect(await notifier.checkReach(recipientOf('nobody'))).toEqual(['email is not subscribed']);
});
