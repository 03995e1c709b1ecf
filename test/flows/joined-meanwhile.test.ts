import { PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { dayTimes, wireTick } from '../../lambdas/adapters/wiring.ts';
import { tickEnvironment } from '../../lambdas/environment.ts';
import { type DispatchPorts, dispatch } from '../../lambdas/flows/dispatch.ts';
import { feedFolders, takeIn } from '../../lambdas/flows/take-in.ts';
import { feedBucket } from '../../local/places.ts';
import { told } from '../support/red-channel.ts';
import { type Story, startStory } from '../support/story.ts';

/** acme, tier B, on the morning on which it complains. */
async function morning(): Promise<Story> {
  const story = await startStory({ acme: { tier: 'B' } });
  await story.fastForwardTo('2026-03-02T08:30:00Z');
  return story;
}

/** A critical complaint of acme lands and is taken in; nothing is dispatched. */
async function lands(story: Story, id: string, at: string) {
  const Body = `complaint_id,account_id,reported_at,severity,summary\n${id},acme,${at},critical,\n`;
  const Key = `complaints/${id}.csv`;
  await story.world.clients.s3.send(new PutObjectCommand({ Bucket: feedBucket, Key, Body }));
  const environment = tickEnvironment.parse(process.env);
  await takeIn(wireTick(environment), dayTimes(environment), feedFolders, story.now());
}

/** A dispatch in which something happens before each notice, of which so many are made already. */
async function dispatchWith(story: Story, happens: (made: number) => Promise<void>) {
  const ports: DispatchPorts = wireTick(tickEnvironment.parse(process.env));
  let made = 0;
  const notices: DispatchPorts['notices'] = {
    ...ports.notices,
    async create(notice) {
      await happens(made++);
      return ports.notices.create(notice);
    },
  };
  await dispatch({ ...ports, notices }, story.now());
}

test('a grave complaint that lands while the opening notices are being made is part of them', async () => {
  const story = await morning();
  await lands(story, 'c-1', '2026-03-02T08:00:00Z');

  await dispatchWith(story, async (made) => {
    if (made === 0) await lands(story, 'c-2', '2026-03-02T07:00:00Z');
  });

  const sent = await story.expectNotices(told('opened'));
  for (const { deliveries } of sent)
    for (const { body } of deliveries) expect(body).toContain('2 complaints');
  await story.fastForward(0.1);
  await story.expectNotices([]);
});

test('a grave complaint that lands when some have been told of the opening is told of by itself', async () => {
  const story = await morning();
  await lands(story, 'c-1', '2026-03-02T08:00:00Z');

  await dispatchWith(story, async (made) => {
    if (made === 2) await lands(story, 'c-2', '2026-03-02T07:00:00Z');
  });

  await story.expectNotices(told('opened'));
  await story.fastForward(0.1);
  await story.expectNotices(told('joined'));
});

test('who was told of the opening before the function died is told of the grave complaint that lands then', async () => {
  const story = await morning();
  await lands(story, 'c-1', '2026-03-02T08:00:00Z');
  const dies = dispatchWith(story, async (made) => {
    if (made > 0) throw new Error('killed');
  });
  await expect(dies).rejects.toThrow('killed');
  await story.expectNotices(told('opened', ['dora']));

  await lands(story, 'c-2', '2026-03-02T07:00:00Z');
  await story.fastForward(0.1);

  await story.expectNotices([...told('opened', ['erik', 'olga', 'sam', 'tess']), ...told('joined')]);
});

test('a grave complaint that lands when some have been told of another is told to all, with both', async () => {
  const story = await morning();
  await lands(story, 'c-1', '2026-03-02T08:00:00Z');
  await dispatchWith(story, async () => {});
  await story.expectNotices(told('opened'));
  await lands(story, 'c-2', '2026-03-02T08:10:00Z');

  await dispatchWith(story, async (made) => {
    if (made === 2) await lands(story, 'c-3', '2026-03-02T08:20:00Z');
  });

  await story.expectNotices(told('joined', ['dora', 'erik']));
  await story.fastForward(0.1);
  const sent = await story.expectNotices(told('joined'));
  for (const { deliveries } of sent)
    for (const { body } of deliveries) expect(body).toContain('3 complaints');
});
