import { expect, test } from 'vitest';
import { wireTick } from '../../lambdas/adapters/wiring.ts';
import { instant } from '../../lambdas/cases/instant.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { type DispatchPorts, dispatch } from '../../lambdas/flows/dispatch.ts';
import { complain, critical } from '../support/complaints.ts';
import { startStory } from '../support/story.ts';

test('a notice that is being sent by a dispatch that takes minutes is not sent by the next one as well', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical);
  const [red] = await story.casesOf('acme');
  if (red === undefined) throw new Error('no red channel has opened');
  let now = Date.parse(story.now()) + 24 * 3_600_000;
  const sent: string[] = [];
  const ports: DispatchPorts = {
    ...wireTick(tickEnvironment.parse(process.env)),
    clock: { now: () => instant(now) },
  };
  const slowly = (meanwhile: readonly (() => Promise<unknown>)[]): DispatchPorts => ({
    ...ports,
    notifier: {
      ...ports.notifier,
      async publish({ noticeId, recipientId }) {
        await meanwhile[sent.push(`${noticeId} ${recipientId}`) - 1]?.();
        return { outcome: 'accepted' };
      },
    },
  });

  const isSlow = async () => {
    now += 120_000;
  };
  await dispatch(slowly([isSlow, () => dispatch(slowly([]), instant(now))]), instant(now));

  expect(sent.length).toBeGreaterThan(2);
  expect(new Set(sent).size).toBe(sent.length);
});
