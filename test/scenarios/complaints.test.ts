import { expect, test } from 'vitest';
import { complain, critical } from '../support/complaints.ts';
import { type Story, startStory } from '../support/story.ts';

const openers = ['erik', 'olga', 'sam', 'tess', 'dora'];
const lines = (step: string, people: readonly string[] = openers) =>
  people.map((who) => `${who}: ${step} acme`);

async function redChannelsOf(story: Story, account = 'acme') {
  return (await story.casesOf(account)).filter(({ kind }) => kind === 'red-channel');
}

test('a critical complaint opens a red channel, whose clock runs from the report until somebody is on site', async () => {
  const story = await startStory({ acme: { tier: 'A' } });

  await complain(story, '2026-03-02T08:30:00Z', critical);
  await story.expectNotices(lines('opened'));
  const [red] = await redChannelsOf(story);
  expect(red?.redChannel?.dueAt).toBe('2026-03-03T08:00:00.000Z');
  await story.act('olga', `${red?.caseId}`, { action: 'acknowledge' });
  await story.fastForwardTo('2026-03-03T03:59:59.999Z');
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-03T04:00:00Z');
  await story.expectNotices(lines('due-in-4h', ['erik', 'olga']));

  await story.act('olga', `${red?.caseId}`, { action: 'on-site' });
  await story.fastForwardTo('2026-03-03T09:00:00Z');

  await story.expectNotices(lines('executive-digest', ['erik', 'cleo']));
  expect((await redChannelsOf(story))[0]?.redChannel?.breached).toBe(false);
});

test('a red channel with nobody on site is breached at its due time, and everyone and the CEO are told', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical);
  const [red] = await redChannelsOf(story);
  await story.act('olga', `${red?.caseId}`, { action: 'acknowledge' });
  await story.fastForwardTo('2026-03-03T07:59:00Z');
  await story.expectNotices([
    ...lines('opened'),
    ...lines('due-in-4h', ['erik', 'olga']),
    ...lines('executive-digest', ['erik', 'cleo']),
  ]);

  await story.fastForwardTo('2026-03-03T08:00:00Z');

  await story.expectNotices(lines('breached', [...openers, 'cleo']));
  expect((await redChannelsOf(story))[0]?.redChannel?.breached).toBe(true);
});

test('a complaint that would itself open a red channel joins the open one, and the earlier due time counts', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical);
  await story.expectNotices(lines('opened'));

  await complain(story, '2026-03-02T08:10:00Z', {
    ...critical,
    id: 'c-2',
    at: '2026-03-02T07:00:00Z',
  });
  await story.expectNotices(lines('joined'));
  await complain(story, '2026-03-02T08:20:00Z', { ...critical, id: 'c-3', severity: 'low' });
  await story.expectNotices([]);

  const [red, ...others] = await redChannelsOf(story);
  expect(others).toEqual([]);
  expect(red?.redChannel).toMatchObject({
    complaintIds: ['c-1', 'c-2', 'c-3'],
    dueAt: '2026-03-03T07:00:00.000Z',
  });
});

test('complaints of one delivery open one red channel, and are part of its opening notice', async () => {
  const story = await startStory({ acme: { tier: 'B' } });
  const later = { ...critical, id: 'c-0', at: '2026-03-02T08:30:00Z' };

  await complain(story, '2026-03-02T09:00:00Z', later, critical);

  await story.expectNotices(lines('opened'));
  expect((await redChannelsOf(story))[0]?.redChannel?.complaintIds).toEqual(['c-1', 'c-0']);
});

test.each([
  ['critical', 'C'],
  ['high', 'A'],
  ['medium', 'S'],
])('a %s complaint of a tier %s account opens nothing', async (severity, tier) => {
  const story = await startStory({ acme: { tier } });

  await complain(story, '2026-03-02T08:00:00Z', { ...critical, severity });

  await story.expectNothing();
  expect(await redChannelsOf(story)).toEqual([]);
});

test('the same complaint again is harmless; the same id with other content is rejected', async () => {
  const story = await startStory({ acme: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical);
  await story.expectNotices(lines('opened'));

  await complain(story, '2026-03-02T08:10:00Z', critical);
  await story.expectNothing();
  const changed = await complain(story, '2026-03-02T08:20:00Z', { ...critical, severity: 'high' });

  await story.expectQualityNotices(['dana: data-quality 2026-03-02 rejected']);
  expect(await story.receiptOf(changed)).toMatchObject({ codes: { ROW_CONFLICT: 1 } });
  expect((await redChannelsOf(story))[0]?.redChannel?.complaintIds).toEqual(['c-1']);
});

test.each([
  ['2026-03-02T08:05:00Z', { rejected: 0, scored: 1 }],
  ['2026-03-02T08:05:00.001Z', { rejected: 1, scored: 0 }],
])(
  'a complaint of 5 minutes ahead is taken, one further in the future is rejected: %s',
  async (at, counts) => {
    const story = await startStory({ acme: { tier: 'A' } });

    const key = await complain(story, '2026-03-02T08:00:00Z', { ...critical, at });

    expect(await story.receiptOf(key)).toMatchObject(counts);
  },
);

test('a complaint of an account that is not on the roster waits, and opens its red channel when the roster has it', async () => {
  const story = await startStory({ bolt: {} });
  const key = await complain(story, '2026-03-02T08:00:00Z', critical);
  await story.expectNotices([]);
  expect(await story.receiptOf(key)).toMatchObject({ status: 'held', held: 1 });

  await story.fastForwardTo('2026-03-02T09:00:00Z');
  await story.deliverRoster({ acme: { tier: 'A' } });

  await story.expectNotices(lines('opened'));
  expect((await redChannelsOf(story))[0]?.redChannel?.dueAt).toBe('2026-03-03T08:00:00.000Z');
  expect(await story.receiptOf(key)).toMatchObject({ scored: 1, held: 0 });
});

test('a complaint that waits is not lost when other complaints take the place of its file', async () => {
  const story = await startStory({ bolt: {} });
  const key = await complain(story, '2026-03-02T08:00:00Z', critical);
  const header = 'complaint_id,account_id,reported_at,severity,summary';
  await story.deliverAt('2026-03-02T08:10:00Z', { [key]: `${header}\nc-2,bolt,2026-03-02T08:05:00Z,low,\n` });

  await story.deliverRoster({ acme: { tier: 'A' }, bolt: {} });

  await story.expectNotices(lines('opened'));
  expect(await story.receiptOf(key)).toMatchObject({ scored: 1, held: 0 });
});

test('a complaint that reaches us after its due time opens breached, and the CEO is told at once', async () => {
  const story = await startStory({ acme: { tier: 'A' } });

  await complain(story, '2026-03-03T08:00:00Z', critical);

  await story.expectNotices(lines('opened', [...openers, 'cleo']));
  expect((await redChannelsOf(story))[0]?.redChannel?.breached).toBe(true);
});

test('a resolved red channel asks for its letter after 72 hours, unless it was sent', async () => {
  const story = await startStory({ acme: { tier: 'A' }, bolt: { tier: 'A' } });
  await complain(story, '2026-03-02T08:00:00Z', critical, {
    ...critical,
    id: 'c-2',
    account: 'bolt',
  });
  for (const id of ['acme', 'bolt']) {
    const [red] = await redChannelsOf(story, id);
    await story.act('olga', `${red?.caseId}`, { action: 'resolve', outcome: 'saved' });
    if (id === 'bolt') await story.act('olga', `${red?.caseId}`, { action: 'commitment-sent' });
  }
  await story.expectNotices([...lines('opened'), ...openers.map((who) => `${who}: opened bolt`)]);

  await story.fastForwardTo('2026-03-05T07:59:00Z');
  await story.expectNotices([]);
  await story.fastForwardTo('2026-03-05T08:00:00Z');

  await story.expectNotices(lines('letter-due', ['olga', 'erik']));
});

test('a rejected row beside one that waits is told once, however often the roster changes', async () => {
  const story = await startStory({ bolt: {} });
  const unknown = { ...critical, id: 'c-2', severity: 'urgent' };
  const key = await complain(story, '2026-03-02T08:00:00Z', critical, unknown);
  await story.expectQualityNotices(['dana: data-quality 2026-03-02 rejected']);
  expect(await story.receiptOf(key)).toMatchObject({ held: 1, rejected: 1 });

  await story.fastForwardTo('2026-03-03T08:00:00Z');
  await story.deliverRoster({ bolt: { owner: 'oskar' } });
  await story.expectNothing();
  await story.deliverRoster({ acme: { tier: 'A' } });

  await story.expectQualityNotices([]);
  await story.expectNotices(lines('opened', [...openers, 'cleo']));
});
