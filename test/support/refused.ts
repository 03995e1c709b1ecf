import { DeleteTopicCommand, ListTopicsCommand } from '@aws-sdk/client-sns';
import type { AccountRow } from './company.ts';
import { type Story, startStory, steadyDays } from './story.ts';

/**
 * A company whose accounts all fell, five minutes before their team is told that nobody has acknowledged it. From now on
 * SNS refuses every message to these people.
 */
export async function dayOfTheFall(
  accounts: Readonly<Record<string, AccountRow>>,
  refused: readonly string[],
): Promise<Story> {
  const story = await startStory(accounts);
  const all = (index: number) => Object.fromEntries(Object.keys(accounts).map((id) => [id, index]));
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, all(80)), '2026-03-04': all(60) });
  await story.expectNotices([`olga: opened ${Object.keys(accounts).join(' + ')}`]);
  await story.fastForwardTo('2026-03-06T05:55:00Z');
  const { sns } = story.world.clients;
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}));
  for (const { TopicArn = '' } of Topics)
    if (refused.some((id) => TopicArn.endsWith(`recipient-${id}`)))
      await sns.send(new DeleteTopicCommand({ TopicArn }));
  return story;
}

/** The notices that the team gets after 24 hours. */
export const unacknowledged = (people: readonly string[], about = 'acme') =>
  people.map((who) => `${who}: unacknowledged-24h ${about}`);
