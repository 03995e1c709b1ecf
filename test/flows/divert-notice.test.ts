import { test } from 'vitest';
import { wireTick } from '../../lambdas/adapters/wiring.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { type DispatchPorts, dispatch } from '../../lambdas/flows/dispatch.ts';
import { dayOfTheFall, unacknowledged } from '../support/refused.ts';
import type { Story } from '../support/story.ts';

/**
 * A dispatch, with these ports in place of its own, of a step in which nobody fills a role and SNS refuses cleo, before the
 * desk's own notice is made, and tess, after it.
 */
async function dispatchWith(change: (ports: DispatchPorts) => Partial<DispatchPorts>): Promise<Story> {
  const story = await dayOfTheFall({ acme: { sales_lead: '', delivery_lead: 'cleo' } }, ['cleo', 'tess']);
  const ports: DispatchPorts = wireTick(tickEnvironment.parse(process.env));
  await dispatch({ ...ports, ...change(ports) }, '2026-03-06T06:00:00.000Z').catch(() => {});
  return story;
}

test('what SNS refuses for others reaches the desk although its notice of the step fails at first', async () => {
  const story = await dispatchWith(({ notifier }) => ({
    notifier: {
      ...notifier,
      publish: async (notice) =>
        notice.recipientId === 'desk' ? { outcome: 'failed', why: 'Throttling' } : notifier.publish(notice),
    },
  }));
  await story.expectNotices(unacknowledged(['olga', 'mara']));

  await story.fastForward(1);

  await story.expectNotices(unacknowledged(['desk']));
});

test.each(Array.from({ length: 12 }, (_, place) => place + 1))(
  'the desk hears of a step once when the function dies over write %s after a refusal',
  async (nth) => {
    let left = Number.POSITIVE_INFINITY;
    const dying =
      <Given extends unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
      async (...given: Given): Promise<Result> => {
        left -= 1;
        if (left <= 0) throw new Error('the function is dead');
        return write(...given);
      };
    // All but the one that records a publish: a copy of that is right.
    const story = await dispatchWith(({ notifier, cases, notices }) => ({
      cases: { ...cases, save: dying(cases.save) },
      notices: {
        ...notices,
        create: dying(notices.create),
        claim: dying(notices.claim),
        remove: dying(notices.remove),
      },
      notifier: {
        ...notifier,
        async publish(notice) {
          const result = await notifier.publish(notice);
          if (result.outcome === 'refused') left = Math.min(left, nth);
          return result;
        },
      },
    }));

    await story.fastForward(1);

    await story.expectNotices(unacknowledged(['desk', 'olga', 'mara']));
  },
);
