import { expect, test } from 'vitest';
import { crew, openers, redChannelOfAcme, told } from '../support/red-channel.ts';
import { messageTo, type Sent, startStory, steadyDays } from '../support/story.ts';

test('an owner who is reassigned in the roster gets what is still to be sent, and nothing that was', async () => {
  const { story } = await redChannelOfAcme();

  await story.fastForwardTo('2026-03-02T08:30:00Z');
  await story.deliverRoster({ acme: { tier: 'A', owner: 'oskar' } });
  await story.expectNothing();
  await story.fastForwardTo('2026-03-02T09:00:00Z');

  await story.expectNotices(told('unacknowledged-1h', ['erik', 'oskar', 'sam', 'tess', 'dora', 'rita']));
  await story.fastForwardTo('2026-03-03T08:00:00Z');
  const everyone = [...openers, 'oskar', 'rita', 'cleo'];
  await story.expectNotices([
    ...told('unacknowledged-4h', ['cleo']),
    ...told('due-in-4h', ['erik', 'oskar']),
    ...told('executive-digest', ['erik', 'cleo']),
    ...told('breached', everyone),
  ]);
});

test('whom a red channel is handed over to takes the owner’s place in every later step, the letter too', async () => {
  const { story, opened } = await redChannelOfAcme();

  await story.pressAt('2026-03-02T08:30:00Z', messageTo('olga', opened), { action: 'hand-over', to: 'mara' });
  await story.expectNothing();
  await story.fastForwardTo('2026-03-02T09:00:00Z');

  await story.expectNotices(told('unacknowledged-1h', ['erik', 'mara', 'sam', 'tess', 'dora', 'rita']));
  await story.press(messageTo('erik', opened), { action: 'resolve', outcome: 'lost' });
  await story.fastForward(72);
  await story.expectNotices(told('letter-due', ['erik', 'mara']));
});

test('a rescue that is handed over escalates to its new owner and to that one’s manager', async () => {
  const story = await startStory({ acme: { tier: 'B' } }, crew);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });
  const [sent] = await story.expectNotices(told('opened', ['olga']));

  await story.press(sent as Sent, { action: 'hand-over', to: 'erik' });
  await story.fastForwardTo('2026-03-06T06:00:00Z');

  await story.expectNotices(told('unacknowledged-24h', ['erik', 'rita', 'sam', 'tess', 'dora']));
});

test('somebody who was told and has left is replaced by the desk when everyone on the case is told', async () => {
  const { story } = await redChannelOfAcme();
  await story.fastForwardTo('2026-03-02T09:30:00Z');
  await story.expectNotices(told('unacknowledged-1h', [...openers, 'rita']));

  const { rita: _gone, ...others } = crew;
  await story.deliverRecipients(others);
  await story.fastForwardTo('2026-03-03T08:00:00Z');

  const sent = await story.expectNotices([
    ...told('unacknowledged-4h', ['cleo']),
    ...told('due-in-4h', ['erik', 'olga']),
    ...told('executive-digest', ['erik', 'cleo']),
    ...told('breached', [...openers, 'cleo', 'desk']),
  ]);
  expect(messageTo('desk', sent).line).toBe('desk: breached acme');
});
