import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CheckIfPhoneNumberIsOptedOutCommand,
  ConfirmSubscriptionCommand,
  DeleteTopicCommand,
  ListSubscriptionsCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  TagResourceCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { listed, snsWith, subscribe, temporaryFolder, topic } from './clients.ts';

const phone = '+4915112345678';

test('topics, subscriptions, those that ended, tags and opt-outs survive a restart, and ids are not given twice', async () => {
  const folder = await temporaryFolder();
  const before = await snsWith({ folder });
  const TopicArn = await topic(before.client, 't');
  await before.client.send(
    new TagResourceCommand({ ResourceArn: TopicArn, Tags: [{ Key: 'a', Value: '1' }] }),
  );
  const sms = await subscribe(before.client, TopicArn, 'sms', phone);
  await subscribe(before.client, TopicArn, 'email', 'o@example.com');
  const ended = await subscribe(before.client, TopicArn, 'sms', '+4915188888888');
  await before.client.send(new UnsubscribeCommand({ SubscriptionArn: ended }));
  await before.service.optOut(phone);
  await before.service.close();

  const { client } = await snsWith({ folder });

  expect(await listed(client, TopicArn)).toEqual([sms, 'PendingConfirmation', 'Deleted']);
  const tags = await client.send(new ListTagsForResourceCommand({ ResourceArn: TopicArn }));
  expect(tags.Tags).toEqual([{ Key: 'a', Value: '1' }]);
  const check = await client.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber: phone }));
  expect(check.isOptedOut).toBe(true);
  const Token = before.asked[0]?.token;
  const { SubscriptionArn } = await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token }));
  expect([sms, SubscriptionArn]).not.toContain(await subscribe(client, TopicArn, 'sms', '+4915199999999'));
});

test('many changes at once are all there after a restart', async () => {
  const folder = await temporaryFolder();
  const { client, service } = await snsWith({ folder });
  await Promise.all(Array.from({ length: 60 }, (_, number) => topic(client, `t-${number}`)));
  await service.close();

  const after = await snsWith({ folder });

  expect((await after.client.send(new ListTopicsCommand({}))).Topics).toHaveLength(60);
});

test('what was kept again at a start and what came after it are there after the next', async () => {
  const folder = await temporaryFolder();
  for (const name of ['first', 'second', 'third']) {
    const { client, service } = await snsWith({ folder });
    const arn = await topic(client, name);
    await subscribe(client, arn, 'sms', phone);
    await client.send(new DeleteTopicCommand({ TopicArn: arn.replace(name, 'second') }));
    await service.close();
  }

  const { client } = await snsWith({ folder });

  const { Topics = [] } = await client.send(new ListTopicsCommand({}));
  expect(Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1))).toEqual(['first', 'third']);
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsCommand({}));
  const arns = Subscriptions.map(({ SubscriptionArn }) => SubscriptionArn);
  expect(new Set(arns).size).toBe(2);
});

test('a change that a crash cut off in the middle never happened, those before it did', async () => {
  const folder = await temporaryFolder();
  const { client, service } = await snsWith({ folder });
  for (const name of ['a', 'b']) await topic(client, name);
  await service.close();
  const [changes = ''] = (await readdir(folder)).filter((name) => name.endsWith('.jsonl'));
  const lines = await readFile(join(folder, changes), 'utf8');

  await writeFile(join(folder, changes), lines.slice(0, -5));
  const after = await snsWith({ folder });

  const { Topics = [] } = await after.client.send(new ListTopicsCommand({}));
  expect(Topics.map(({ TopicArn }) => TopicArn?.split(':').at(-1))).toEqual(['a']);
});

test('a change writes itself, not all that there is', async () => {
  const folder = await temporaryFolder();
  const bytes = async () => {
    const names = await readdir(folder);
    const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const before = await snsWith({ folder });
  await Promise.all(Array.from({ length: 300 }, (_, number) => topic(before.client, `t-${number}`)));
  await before.service.close();
  const { client } = await snsWith({ folder });
  const kept = await bytes();

  await topic(client, 'one-more');

  expect(kept).toBeGreaterThan(20_000);
  expect((await bytes()) - kept).toBeLessThan(500);
});
