import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSMSAttributesCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListPhoneNumbersOptedOutCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  OptInPhoneNumberCommand,
  paginateListSubscriptions,
  paginateListSubscriptionsByTopic,
  paginateListTopics,
  SetSMSAttributesCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { listed, snsWith, subscribe, topic } from './clients.ts';

const hourMs = 3_600_000;
const phone = '+4915112345678';

test('a topic that is created twice is one topic', async () => {
  const { client } = await snsWith();
  const Attributes = { DisplayName: 'Bellwether' };
  const Tags = [{ Key: 'stage', Value: 'test' }];

  const first = await client.send(new CreateTopicCommand({ Name: 'case-events', Attributes, Tags }));
  const second = await client.send(new CreateTopicCommand({ Name: 'case-events', Attributes, Tags }));
  const third = await client.send(new CreateTopicCommand({ Name: 'case-events' }));

  expect(first.TopicArn).toMatch(/^arn:aws:sns:[\w-]+:\d{12}:case-events$/);
  expect([second.TopicArn, third.TopicArn]).toEqual([first.TopicArn, first.TopicArn]);
  expect((await client.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn: first.TopicArn }]);
});

test('a topic cannot be created again with other attributes or tags', async () => {
  const { client } = await snsWith();
  const topic = { Name: 't', Attributes: { DisplayName: 'a' }, Tags: [{ Key: 'k', Value: 'v' }] };
  await client.send(new CreateTopicCommand(topic));

  const renamed = client.send(new CreateTopicCommand({ Name: 't', Attributes: { DisplayName: 'b' } }));
  const retagged = client.send(new CreateTopicCommand({ Name: 't', Tags: [{ Key: 'k', Value: 'w' }] }));

  await expect(renamed).rejects.toMatchObject({ name: 'InvalidParameterException' });
  await expect(retagged).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test.each([
  ['n'.repeat(256), true],
  ['n'.repeat(257), false],
  ['with-_09', true],
  ['with space', false],
  ['', false],
])('a topic name %j is accepted: %s', async (Name, isAccepted) => {
  const { client } = await snsWith();

  const [outcome] = await Promise.allSettled([client.send(new CreateTopicCommand({ Name }))]);

  expect(outcome.status === 'fulfilled').toBe(isAccepted);
});

test('attributes and tags of a topic can be changed and read', async () => {
  const { client } = await snsWith();
  const TopicArn = await topic(client, 't');

  const name = { AttributeName: 'DisplayName', AttributeValue: 'Bell & <wether>' };
  await client.send(new SetTopicAttributesCommand({ TopicArn, ...name }));
  await client.send(new TagResourceCommand({ ResourceArn: TopicArn, Tags: [{ Key: 'a', Value: '1' }] }));

  const { Attributes } = await client.send(new GetTopicAttributesCommand({ TopicArn }));
  const { Tags } = await client.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
  expect(Attributes).toMatchObject({ DisplayName: 'Bell & <wether>', SubscriptionsConfirmed: '0' });
  expect(Tags).toEqual([{ Key: 'a', Value: '1' }]);
});

test('250 topics and 250 subscriptions are listed over three pages, each once', async () => {
  const { client } = await snsWith();
  const arns: string[] = [];
  for (let number = 0; number < 250; number += 1) arns.push(await topic(client, `t-${number}`));
  for (let number = 0; number < 250; number += 1)
    await subscribe(client, `${arns[0]}`, 'sms', `+49151${10_000 + number}`);
  await subscribe(client, `${arns[1]}`, 'sms', phone);

  const topics = [];
  for await (const page of paginateListTopics({ client }, {})) topics.push(page.Topics ?? []);
  const mine = [];
  for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn: arns[0] }))
    mine.push(page.Subscriptions ?? []);
  const all = [];
  for await (const page of paginateListSubscriptions({ client }, {})) all.push(page.Subscriptions ?? []);

  expect(topics.map((page) => page.length)).toEqual([100, 100, 50]);
  expect(new Set(topics.flat().map(({ TopicArn }) => TopicArn))).toEqual(new Set(arns));
  expect(mine.map((page) => page.length)).toEqual([100, 100, 50]);
  expect(new Set(mine.flat().map(({ Endpoint }) => Endpoint)).size).toBe(250);
  expect(all.flat()).toHaveLength(251);
});

test('exactly 100 topics are one page', async () => {
  const { client } = await snsWith();
  for (let number = 0; number < 100; number += 1) await topic(client, `t-${number}`);

  const { Topics, NextToken } = await client.send(new ListTopicsCommand({}));

  expect(Topics).toHaveLength(100);
  expect(NextToken).toBeUndefined();
});

test('an e-mail subscription is pending until the token of its confirmation comes back', async () => {
  const { client, asked } = await snsWith();
  const TopicArn = await topic(client, 't');
  const subscribed = await subscribe(client, TopicArn, 'email', 'o@example.com');
  const known = await client.send(
    new SubscribeCommand({
      TopicArn,
      Protocol: 'email',
      Endpoint: 'o@example.com',
      ReturnSubscriptionArn: true,
    }),
  );
  const SubscriptionArn = known.SubscriptionArn;
  const isPending = async () =>
    (await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes
      ?.PendingConfirmation;

  expect(subscribed).toBe('pending confirmation');
  expect(await isPending()).toBe('true');
  expect(await listed(client, TopicArn)).toEqual(['PendingConfirmation']);
  const wrong = client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: 'wrong' }));
  await expect(wrong).rejects.toMatchObject({
    name: 'InvalidParameterException',
    message: 'Invalid parameter: Token',
  });
  const confirmed = await client.send(
    new ConfirmSubscriptionCommand({ TopicArn, Token: asked.at(-1)?.token }),
  );

  expect(confirmed.SubscriptionArn).toBe(SubscriptionArn);
  expect(await isPending()).toBe('false');
  expect(await listed(client, TopicArn)).toEqual([SubscriptionArn]);
});

test.each([
  [48 * hourMs, true],
  [48 * hourMs + 1, false],
])('a confirmation %d ms after it was asked for is accepted: %s', async (waited, isAccepted) => {
  const { client, asked, clock } = await snsWith();
  const TopicArn = await topic(client, 't');
  await subscribe(client, TopicArn, 'email', 'o@example.com');

  clock.advance(waited);
  const confirm = client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: asked[0]?.token }));

  const [outcome] = await Promise.allSettled([confirm]);
  expect(outcome.status === 'fulfilled').toBe(isAccepted);
});

test('with confirmation at once an e-mail subscription has its ARN and asks nobody', async () => {
  const { client, asked } = await snsWith({ confirm: 'at-once' });
  const TopicArn = await topic(client, 't');

  expect(await subscribe(client, TopicArn, 'email', 'o@example.com')).toMatch(/^arn:aws:sns:/);
  expect(asked).toEqual([]);
});

test('the same endpoint subscribed twice is one subscription', async () => {
  const { client } = await snsWith();
  const TopicArn = await topic(client, 't');

  const first = await subscribe(client, TopicArn, 'sms', phone);
  const second = await subscribe(client, TopicArn, 'sms', phone);

  expect(second).toBe(first);
  expect(await listed(client, TopicArn)).toEqual([first]);
});

test.each([
  ['email', 'nobody'],
  ['sms', '0151 12345678'],
  ['https', 'http://example.com'],
  ['sqs', 'queue'],
  ['pigeon', 'coop'],
  ['constructor', 'x'],
])('a %s subscription of %s is refused', async (protocol, endpoint) => {
  const { client } = await snsWith();
  const TopicArn = await topic(client, 't');

  const refused = subscribe(client, TopicArn, protocol, endpoint);

  await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('a subscription ends by itself or with its topic, and ending it again is no error', async () => {
  const { client } = await snsWith();
  const TopicArn = await topic(client, 't');
  const SubscriptionArn = await subscribe(client, TopicArn, 'sms', phone);
  const other = await subscribe(client, TopicArn, 'sms', '+4915199999999');

  await client.send(new UnsubscribeCommand({ SubscriptionArn }));
  await client.send(new UnsubscribeCommand({ SubscriptionArn }));
  expect(await listed(client, TopicArn)).toEqual(['Deleted', other]);
  await client.send(new DeleteTopicCommand({ TopicArn }));
  await client.send(new DeleteTopicCommand({ TopicArn }));

  await expect(listed(client, TopicArn)).rejects.toMatchObject({ name: 'NotFoundException' });
  await topic(client, 't');
  expect(await listed(client, TopicArn)).toEqual([]);
});

test.each([
  [72 * hourMs, ['Deleted']],
  [72 * hourMs + 1, []],
])(
  'a subscription is listed for three days after it ended, without its ARN: %d ms after, as %j',
  async (waited, shown) => {
    const { client, clock } = await snsWith();
    const TopicArn = await topic(client, 't');
    const SubscriptionArn = await subscribe(client, TopicArn, 'sms', phone);
    await client.send(new UnsubscribeCommand({ SubscriptionArn }));

    clock.advance(waited);

    expect(await listed(client, TopicArn)).toEqual(shown);
  },
);

test.each(['PendingConfirmation', 'Deleted'])(
  'the word that stands for a subscription, %s, is no ARN to unsubscribe',
  async (SubscriptionArn) => {
    const { client } = await snsWith();

    const refused = client.send(new UnsubscribeCommand({ SubscriptionArn }));

    await expect(refused).rejects.toMatchObject({ name: 'InvalidParameterException' });
  },
);

test('attributes of a subscription are kept, a filter is refused rather than ignored', async () => {
  const { client } = await snsWith();
  const TopicArn = await topic(client, 't');
  const SubscriptionArn = await subscribe(client, TopicArn, 'sms', phone);
  const set = (AttributeName: string, AttributeValue: string) =>
    client.send(new SetSubscriptionAttributesCommand({ SubscriptionArn, AttributeName, AttributeValue }));

  await set('RedrivePolicy', '{}');

  const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  expect(Attributes).toMatchObject({
    RedrivePolicy: '{}',
    TopicArn,
    Endpoint: phone,
    PendingConfirmation: 'false',
  });
  await expect(set('FilterPolicy', '{}')).rejects.toMatchObject({ $metadata: { httpStatusCode: 501 } });
});

test('an opted-out phone says so until it is opted in again', async () => {
  const { client, service } = await snsWith();
  const isOptedOut = async () =>
    (await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: phone }))).isOptedOut;

  await service.optOut(phone);
  expect(await isOptedOut()).toBe(true);
  await client.send(new OptInPhoneNumberCommand({ phoneNumber: phone }));

  expect(await isOptedOut()).toBe(false);
});

test('SMS attributes are kept, unknown ones refused', async () => {
  const { client } = await snsWith();
  const attributes = { DefaultSMSType: 'Transactional', MonthlySpendLimit: '20' };
  await client.send(new SetSMSAttributesCommand({ attributes }));

  const all = await client.send(new GetSMSAttributesCommand({}));
  const one = await client.send(new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] }));

  expect(all.attributes).toEqual(attributes);
  expect(one.attributes).toEqual({ MonthlySpendLimit: '20' });
  const unknown = client.send(new SetSMSAttributesCommand({ attributes: { Color: 'red' } }));
  await expect(unknown).rejects.toMatchObject({ name: 'InvalidParameterException' });
});

test('an action that is not there is answered with NotImplemented', async () => {
  const { client } = await snsWith();

  const refused = client.send(new ListPhoneNumbersOptedOutCommand({}));

  await expect(refused).rejects.toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
});
