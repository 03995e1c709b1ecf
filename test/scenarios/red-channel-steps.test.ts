import { expect, test } from 'vitest';
import { openers, redChannelIn, redChannelOfAcme, told } from '../support/red-channel.ts';
import { linkIn, messageTo } from '../support/story.ts';

const acknowledge = { action: 'acknowledge' } as const;
const arrive = { action: 'on-site' } as const;
const save = { action: 'resolve', outcome: 'saved' } as const;

const afterAnHour = told('unacknowledged-1h', [...openers, 'rita']);
const afterFourHours = told('unacknowledged-4h', ['cleo']);
const dueSoon = told('due-in-4h', ['erik', 'olga']);
const digests = told('executive-digest', ['erik', 'cleo']);

test('a red channel that nobody answers runs through all its steps, each in its minute', async () => {
  const { story } = await redChannelOfAcme();

  await story.fastForwardTo('2026-03-02T08:59:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-02T09:00:00Z');
  await story.expectNotices(afterAnHour);
  await story.fastForwardTo('2026-03-02T11:59:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-02T12:00:00Z');
  await story.expectNotices(afterFourHours);
  await story.fastForwardTo('2026-03-03T03:59:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T04:00:00Z');
  await story.expectNotices(dueSoon);
  await story.fastForwardTo('2026-03-03T07:00:00Z');
  await story.expectNotices(digests);
  await story.fastForwardTo('2026-03-03T07:59:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T08:00:00Z');
  await story.expectNotices(told('breached', [...openers, 'rita', 'cleo']));
  await story.fastForwardTo('2026-03-05T07:00:00Z');
  await story.expectNotices([...digests, ...digests]);
});

test('whoever acknowledges from the SMS on the phone silences the reminders, not the clock', async () => {
  const { story, opened } = await redChannelOfAcme();
  const sms = messageTo('erik', opened).deliveries.find(({ protocol }) => protocol === 'sms')?.body ?? '';
  expect(sms).toContain(linkIn(messageTo('erik', opened)));
  await story.fastForward(0.5);
  await story.expectNothing();

  await story.press(messageTo('erik', opened), acknowledge);
  await story.fastForwardTo('2026-03-03T03:59:59.999Z');

  await story.expectNothing();
  await story.fastForwardTo('2026-03-03T08:00:00Z');
  await story.expectNotices([...dueSoon, ...digests, ...told('breached', [...openers, 'cleo'])]);
  expect((await redChannelIn(story)).redChannel).toMatchObject({
    milestones: { acknowledged: { at: '2026-03-02T08:30:00.000Z', by: 'erik' } },
    breached: true,
  });
});

test.each<[string, readonly string[], readonly string[]]>([
  ['2026-03-02T08:59:59.999Z', [], []],
  ['2026-03-02T09:00:00Z', [], []],
  ['2026-03-02T09:00:00.001Z', afterAnHour, ['rita']],
  ['2026-03-02T12:00:00Z', afterAnHour, ['rita']],
  ['2026-03-02T12:00:00.001Z', [...afterAnHour, ...afterFourHours], ['rita']],
  ['2026-03-03T04:00:00Z', [...afterAnHour, ...afterFourHours], ['rita']],
])(
  'an acknowledgement at %s stops what comes at that instant and later',
  async (at, before, alsoOnTheCase) => {
    const { story, opened } = await redChannelOfAcme();

    await story.pressAt(at, messageTo('olga', opened), acknowledge);
    await story.fastForwardTo('2026-03-03T08:00:00Z');

    const breached = told('breached', [...openers, ...alsoOnTheCase, 'cleo']);
    await story.expectNotices([...before, ...dueSoon, ...digests, ...breached]);
  },
);

test.each<[string, readonly string[], boolean]>([
  ['2026-03-02T20:00:00Z', digests, false],
  ['2026-03-03T04:00:00Z', digests, false],
  ['2026-03-03T04:00:00.001Z', [...dueSoon, ...digests], false],
  ['2026-03-03T08:00:00Z', [...dueSoon, ...digests], false],
  ['2026-03-03T08:00:00.001Z', [...dueSoon, ...digests, ...told('breached', [...openers, 'cleo'])], true],
])('somebody on site at %s stops the clock in that instant', async (at, sent, isBreached) => {
  const { story, opened } = await redChannelOfAcme();
  await story.press(messageTo('olga', opened), acknowledge);

  await story.pressAt(at, messageTo('erik', opened), arrive);
  await story.fastForwardTo('2026-03-03T20:00:00Z');

  await story.expectNotices(sent);
  const { redChannel, state } = await redChannelIn(story);
  expect(state).toBe('acknowledged');
  expect(redChannel.breached).toBe(isBreached);
  expect(redChannel.milestones.onSite).toEqual({ at: new Date(at).toISOString(), by: 'erik' });
});

test('a resolution ends every step, and after 72 hours owner and sponsor are asked once for the letter', async () => {
  const { story, opened } = await redChannelOfAcme();
  await story.pressAt('2026-03-02T08:30:00Z', messageTo('olga', opened), save);

  await story.fastForwardTo('2026-03-05T08:29:59.999Z');
  await story.expectNothing();
  await story.fastForwardTo('2026-03-05T08:30:00Z');

  await story.expectNotices(told('letter-due', ['olga', 'erik']));
  await story.fastForward(24 * 14);
  await story.expectNothing();
});

test.each<[string, readonly string[]]>([
  ['2026-03-02T08:30:00Z', []],
  ['2026-03-05T08:30:00Z', []],
  ['2026-03-05T08:30:00.001Z', told('letter-due', ['olga', 'erik'])],
])('a letter that is marked as sent at %s is asked for: %j', async (at, sent) => {
  const { story, opened } = await redChannelOfAcme();
  await story.pressAt('2026-03-02T08:30:00Z', messageTo('olga', opened), save);

  await story.pressAt(at, messageTo('erik', opened), { action: 'commitment-sent' });
  await story.fastForwardTo('2026-03-07T00:00:00Z');

  await story.expectNotices(sent);
  expect((await redChannelIn(story)).redChannel.milestones).toMatchObject({
    acknowledged: { by: 'olga' },
    resolved: { by: 'olga' },
    commitmentSent: { at: new Date(at).toISOString(), by: 'erik' },
  });
});

test('a resolution after the due time does not erase the breach', async () => {
  const { story, opened } = await redChannelOfAcme();
  await story.pressAt('2026-03-03T08:00:00.001Z', messageTo('olga', opened), save);

  expect(await redChannelIn(story)).toMatchObject({
    state: 'resolved',
    resolvedAs: 'saved',
    redChannel: { breached: true },
  });
});
