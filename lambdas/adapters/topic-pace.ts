import { clock, wait } from './runtime.ts';

/** SNS silences an address that gets more than 10 mails in a second; two functions may publish to it at once. */
const mostInASecond = 5;
const secondMs = 1_000;

/** Lets publishes to a topic pass no faster than its address bears. */
export function openTopicPace(): (topicArn: string) => Promise<void> {
  const lastOnes = new Map<string, readonly number[]>();
  return async (topicArn) => {
    const now = Date.parse(clock.now());
    const before = lastOnes.get(topicArn) ?? [];
    const [first] = before;
    const isFull = first !== undefined && before.length === mostInASecond;
    const at = isFull ? Math.max(now, first + secondMs) : now;
    lastOnes.set(topicArn, [...before, at].slice(-mostInASecond));
    if (at > now) await wait(at - now);
  };
}
