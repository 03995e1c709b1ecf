import { CreateTopicCommand } from '@aws-sdk/client-sns';
import { expect, test } from 'vitest';
import { setClock } from '../../lambdas/adapters/runtime.ts';
import { snsNotifier } from '../../lambdas/adapters/sns-notifier.ts';
import type { Notice } from '../../lambdas/ports.ts';
import { snsWith } from '../embedded/clients.ts';
import { recipientOf } from '../support/cases.ts';

const start = Date.parse('2026-03-05T06:00:00Z');

test('an address never gets so much in a second that SNS would silence it, and nobody else waits for that', async () => {
  let now = start;
  setClock(
    () => now,
    async (ms) => {
      now += ms;
    },
  );
  const sns = await snsWith({ confirm: 'at-once' });
  const { TopicArn } = await sns.client.send(new CreateTopicCommand({ Name: 'bw-case-events' }));
  const notifier = snsNotifier(
    { sns: sns.client, publisher: sns.client },
    { topicPrefix: 'bw-', caseEventsTopicArn: `${TopicArn}`, topicKey: undefined },
  );
  for (const who of ['cleo', 'olga']) await notifier.syncRecipient(recipientOf(who));
  const publishAt = async (recipientId: string, nth: number) => {
    await notifier.publish(noticeTo(recipientId, nth));
    return now - start;
  };

  const times: number[] = [];
  for (let nth = 0; nth < 12; nth += 1) times.push(await publishAt('cleo', nth));

  expect(times).toEqual([0, 0, 0, 0, 0, 1000, 1000, 1000, 1000, 1000, 2000, 2000]);
  expect(await publishAt('olga', 0)).toBe(2000);
  expect(sns.delivered).toHaveLength(13);
});

function noticeTo(recipientId: string, nth: number): Notice {
  return {
    noticeId: `20260305060000000-${nth}`,
    recipientId,
    step: 'unacknowledged-4h',
    members: [],
    text: { subject: 'Acme', email: 'Acme', sms: 'Acme' },
    createdAt: '2026-03-05T06:00:00.000Z',
    publishedAt: null,
    attempts: 0,
    nextAttemptAt: '2026-03-05T06:00:00.000Z',
  };
}
