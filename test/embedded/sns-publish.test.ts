import {
  ConfirmSubscriptionCommand,
  CreateTopicCommand,
  PublishBatchCommand,
  PublishCommand,
  type PublishCommandInput,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { type SnsUnderTest, snsWith } from './clients.ts';

const phone = '+4915112345678';

test('a publish reaches each confirmed subscription with the body of its protocol', async () => {
  const started = await snsWith({ confirm: 'at-once' });
  const TopicArn = await topicWith(started, [
    ['email', 'o@example.com'],
    ['sms', phone],
    ['https', 'https://example.com/hook'],
  ]);
  const Message = JSON.stringify({
    default: 'for all',
    email: 'a\nlong é text',
    sms: 'short',
    fax: 'unknown',
  });
  const MessageAttributes = { 'notice-id': { DataType: 'String', StringValue: 'n-1' } };

  const { MessageId } = await started.client.send(
    new PublishCommand({
      TopicArn,
      Subject: 'A rescue',
      MessageStructure: 'json',
      Message,
      MessageAttributes,
    }),
  );

  expect(started.delivered).toEqual([
    {
      messageId: MessageId,
      topicArn: TopicArn,
      at: Date.UTC(2026, 2, 1, 6),
      subject: 'A rescue',
      attributes: { 'notice-id': { type: 'String', value: 'n-1' } },
      deliveries: [
        { protocol: 'email', endpoint: 'o@example.com', body: 'a\nlong é text' },
        { protocol: 'sms', endpoint: phone, body: 'short' },
        { protocol: 'https', endpoint: 'https://example.com/hook', body: 'for all' },
      ],
    },
  ]);
});

test('a pending subscription gets nothing until it is confirmed', async () => {
  const started = await snsWith();
  const { client, asked, delivered } = started;
  const TopicArn = await topicWith(started, [['email', 'o@example.com']]);

  await client.send(new PublishCommand({ TopicArn, Message: 'one' }));
  await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token: asked[0]?.token }));
  await client.send(new PublishCommand({ TopicArn, Message: 'two' }));

  expect(delivered.map(({ deliveries }) => deliveries.map(({ body }) => body))).toEqual([[], ['two']]);
});

test('an opted-out phone accepts messages and gets none, by topic and by number', async () => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, [['sms', phone]]);
  await started.service.optOut(phone);

  await started.client.send(new PublishCommand({ TopicArn, Message: 'x' }));
  const { MessageId } = await started.client.send(new PublishCommand({ PhoneNumber: phone, Message: 'x' }));

  expect(MessageId).toBeTypeOf('string');
  expect(started.delivered.map(({ deliveries }) => deliveries)).toEqual([[], []]);
});

test('a phone number can be told without a topic', async () => {
  const { client, delivered } = await snsWith();

  await client.send(new PublishCommand({ PhoneNumber: phone, Message: 'x' }));

  expect(delivered).toMatchObject([
    { topicArn: null, deliveries: [{ protocol: 'sms', endpoint: phone, body: 'x' }] },
  ]);
});

test.each([
  ['1 character', 'x', true],
  ['99 characters', 'x'.repeat(99), true],
  ['100 characters', 'x'.repeat(100), false],
  ['no characters', '', false],
  ['a line break', 'a\nb', false],
  ['a tab', 'a\tb', false],
  ['a C1 control', 'a\u0085b', false],
  ['a line separator', 'a\u2028b', false],
  ['other scripts', '客户 é', true],
])('a subject with %s is accepted: %#', async (_what, Subject, isAccepted) => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);

  const outcome = await accepted(started, { TopicArn, Subject, Message: 'x' });

  expect(outcome).toBe(isAccepted ? true : 'InvalidParameterException: Invalid parameter: Subject');
});

test.each([
  ['no default', { email: 'x' }, 'No default entry in JSON message body'],
  ['a default that is no text', { default: 1 }, 'No default entry in JSON message body'],
  ['no object', ['x'], 'JSON message body failed to parse'],
])('a JSON message with %s is refused', async (_what, message, why) => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);

  const outcome = await accepted(started, {
    TopicArn,
    MessageStructure: 'json',
    Message: JSON.stringify(message),
  });

  expect(outcome).toBe(`InvalidParameterException: Invalid parameter: Message Structure - ${why}`);
});

test.each([
  ['broken', '{"default":"x"', false],
  ['with one key twice', '{"default":"x","email":"a","email":"b"}', false],
  ['with one key twice in other letters', '{"default":"x","email":"a","\\u0065mail":"b"}', false],
  [
    'with a key twice deeper down',
    '{"default":"x","other":{"a":1,"b":{"a":2}},"email":"\\"default\\": a"}',
    true,
  ],
  ['with a value that is no text', '{"default":"x","email":7}', true],
])('a JSON message %s is accepted: %#', async (_what, Message, isAccepted) => {
  const started = await snsWith({ confirm: 'at-once' });
  const TopicArn = await topicWith(started, [['sms', phone]]);

  const outcome = await accepted(started, { TopicArn, MessageStructure: 'json', Message });

  expect(outcome === true).toBe(isAccepted);
  expect(started.delivered).toHaveLength(isAccepted ? 1 : 0);
});

test.each([
  [262_144, true],
  [262_145, false],
])('a message of %d bytes is accepted: %s', async (bytes, isAccepted) => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);
  const MessageAttributes = { name: { DataType: 'String', StringValue: 'value' } };
  const Message = 'é'.repeat((bytes - 'nameStringvalue'.length - 1) / 2);
  const filled = Message + 'x'.repeat(bytes - 'nameStringvalue'.length - Buffer.byteLength(Message));

  const outcome = await accepted(started, { TopicArn, Message: filled, MessageAttributes });

  expect(outcome).toBe(isAccepted ? true : 'InvalidParameterException: Invalid parameter: Message too long');
});

test.each([
  ['an empty message', { Message: '' }, 'InvalidParameterException'],
  ['an unknown structure', { Message: 'x', MessageStructure: 'xml' }, 'InvalidParameterException'],
  [
    'an attribute without a value',
    { Message: 'x', MessageAttributes: { a: { DataType: 'String' } } },
    'InvalidParameterValueException',
  ],
  [
    'an attribute of an unknown type',
    { Message: 'x', MessageAttributes: { a: { DataType: 'Date', StringValue: 'x' } } },
    'InvalidParameterValueException',
  ],
])('%s is refused', async (_what, message, name) => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);

  expect(await accepted(started, { TopicArn, ...message })).toMatch(new RegExp(`^${name}: `));
  expect(started.delivered).toEqual([]);
});

test.each([
  [{ TopicArn: 'arn:aws:sns:eu-central-1:000000000000:never' }, 'NotFoundException: Topic does not exist'],
  [
    { TopicArn: 'never' },
    'InvalidParameterException: Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1',
  ],
  [
    { PhoneNumber: '0151' },
    'InvalidParameterException: Invalid parameter: PhoneNumber Reason: 0151 is not valid to publish to',
  ],
  [{}, 'InvalidParameterException: Invalid parameter: TopicArn Reason: no value for required parameter'],
])('a publish to %j is refused', async (target, refusal) => {
  const started = await snsWith();

  expect(await accepted(started, { ...target, Message: 'x' })).toBe(refusal);
});

test('a message that the receiver fails on is not accepted', async () => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);
  started.delivered.push = () => {
    throw new Error('the mailbox is full');
  };

  expect(await accepted(started, { TopicArn, Message: 'x' })).toContain('the mailbox is full');
});

test('a batch is answered entry by entry: a bad one fails alone', async () => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, [['sms', phone]]);

  const result = await started.client.send(
    new PublishBatchCommand({
      TopicArn,
      PublishBatchRequestEntries: [
        { Id: 'a', Message: 'one' },
        { Id: 'b', Message: 'two', Subject: 'x'.repeat(100) },
        { Id: 'c', Message: 'three' },
      ],
    }),
  );

  expect(result.Successful?.map(({ Id }) => Id)).toEqual(['a', 'c']);
  expect(result.Failed).toEqual([
    { Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Subject', SenderFault: true },
  ]);
  expect(started.delivered.map(({ messageId }) => messageId)).toEqual(
    result.Successful?.map(({ MessageId }) => MessageId),
  );
  expect(started.delivered.map(({ deliveries }) => deliveries[0]?.body)).toEqual(['one', 'three']);
});

test.each([
  [[], 'EmptyBatchRequestException'],
  [entries(11), 'TooManyEntriesInBatchRequestException'],
  [[...entries(1), ...entries(1)], 'BatchEntryIdsNotDistinctException'],
  [[{ Id: 'a b', Message: 'x' }], 'InvalidBatchEntryIdException'],
  [entries(2, 'x'.repeat(131_073)), 'BatchRequestTooLongException'],
])('a batch that breaks a rule as a whole is refused: %#', async (PublishBatchRequestEntries, name) => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);

  const refused = started.client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries }));

  await expect(refused).rejects.toMatchObject({ name });
  expect(started.delivered).toEqual([]);
});

test('a batch of ten is accepted in order', async () => {
  const started = await snsWith();
  const TopicArn = await topicWith(started, []);

  const batch = new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries(10) });
  const { Successful } = await started.client.send(batch);

  expect(Successful?.map(({ Id }) => Id)).toEqual(entries(10).map(({ Id }) => Id));
});

test('the same calls give the same ids', async () => {
  const play = async () => {
    const started = await snsWith({ confirm: 'at-once' });
    const TopicArn = await topicWith(started, [['sms', phone]]);
    await started.client.send(new PublishCommand({ TopicArn, Message: 'x' }));
    return started.delivered;
  };

  expect(await play()).toEqual(await play());
});

function entries(count: number, Message = 'x'): { Id: string; Message: string }[] {
  return Array.from({ length: count }, (_, index) => ({ Id: `entry-${index}`, Message }));
}

async function topicWith(
  { client }: SnsUnderTest,
  subscriptions: readonly [string, string][],
): Promise<string> {
  const { TopicArn } = await client.send(new CreateTopicCommand({ Name: 'recipient-o-17' }));
  for (const [Protocol, Endpoint] of subscriptions) {
    await client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }));
  }
  return `${TopicArn}`;
}

/** True, or name and message of the refusal. */
async function accepted({ client }: SnsUnderTest, input: PublishCommandInput): Promise<true | string> {
  try {
    await client.send(new PublishCommand(input));
    return true;
  } catch (error) {
    return String(error);
  }
}
