import { expect, test } from 'vitest';
import { publishEvents } from '../../lambdas/flows/publish-events.ts';
import type { Notifier } from '../../lambdas/ports.ts';
import { redChannelOf } from '../support/cases.ts';
import { startStory } from '../support/story.ts';

test('what one dispatch has given machines is not given again because another fell behind it and failed', async () => {
  const { cases } = (await startStory({})).stores;
  const at = '2026-03-05T06:00:00.000Z';
  const events = ['opened', 'joined', 'breached'].map((event) => ({ at, event, by: null, note: null }));
  const about = redChannelOf({ events });
  await cases.save(about);
  const due = [{ ...about, version: 1 }];
  const given: number[] = [];
  const notifier = (answer: (sequence: number) => Promise<'accepted' | 'failed'>) =>
    ({
      publishEvent: async (_, sequence) => {
        given.push(sequence);
        const outcome = await answer(sequence);
        return outcome === 'accepted' ? { outcome } : { outcome, why: 'Throttled' };
      },
    }) satisfies Pick<Notifier, 'publishEvent'>;
  const quick = { cases, notifier: notifier(async () => 'accepted') };
  const slow = notifier(async (sequence) => {
    if (sequence > 0) return 'failed';
    await publishEvents(quick, due);
    return 'accepted';
  });

  await publishEvents({ cases, notifier: slow }, due);
  const stored = await cases.find(about.caseId);
  await publishEvents(quick, stored === null ? [] : [stored]);

  expect(given).toEqual([0, 0, 1, 2, 1]);
});
