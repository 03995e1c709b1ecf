import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { snapshotFile } from '../support/company.ts';
import { complain, critical } from '../support/complaints.ts';
import { begin, endOn, giveUp, put } from '../support/cut-off-run.ts';
import { crew, openers, redChannelIn, told } from '../support/red-channel.ts';
import { messageTo, type Sent, type Story, startStory, steadyDays } from '../support/story.ts';

const day = '2026-03-04';

/** acme, tier A, fell; its rescue opened at 2026-03-05T06:00Z and nobody acknowledged it for 24 hours. */
async function unansweredRescue(): Promise<{ readonly story: Story; readonly opened: readonly Sent[] }> {
  const story = await startStory({ acme: { tier: 'A' } }, crew);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), [day]: { acme: 60 } });
  await story.expectNotices(told('opened', ['olga']));
  await story.fastForwardTo('2026-03-06T06:00:00Z');
  const opened = await story.expectNotices([...told('opened'), ...told('unacknowledged-24h', ['mara'])]);
  return { story, opened };
}

const statesOf = async (story: Story) =>
  (await story.casesOf('acme')).map(({ kind, state, resolvedAs }) =>
    [kind, state, resolvedAs].filter((each) => each !== null).join(' '),
  );

test('an acknowledgement at the instant of the 24 hours opens no red channel', async () => {
  const story = await startStory({ acme: { tier: 'A' } }, crew);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), [day]: { acme: 60 } });
  const [sent] = await story.expectNotices(told('opened', ['olga']));

  await story.pressAt('2026-03-06T06:00:00Z', sent as Sent, { action: 'acknowledge' });
  await story.fastForward(72);

  await story.expectNotices([]);
  expect(await statesOf(story)).toEqual(['rescue acknowledged']);
});

test('acknowledging the red channel of a rescue acknowledges the rescue, which owes nothing any more', async () => {
  const { story, opened } = await unansweredRescue();

  await story.press(messageTo('erik', opened), { action: 'acknowledge', note: 'I go' });
  await story.fastForwardTo('2026-03-07T06:00:00Z');

  await story.expectNotices([
    ...told('executive-digest', ['erik', 'cleo']),
    ...told('due-in-4h', ['erik', 'olga']),
    ...told('breached', [...openers, 'cleo']),
  ]);
  expect(await statesOf(story)).toEqual(['red-channel acknowledged', 'rescue acknowledged']);
  const last = new Map((await story.casesOf('acme')).map(({ kind, events }) => [kind, events.at(-1)]));
  expect(last.get('rescue')).toMatchObject({ event: 'acknowledged', by: 'erik', note: null });
});

test('the recovery of the rescue leaves its red channel open', async () => {
  const { story, opened } = await unansweredRescue();
  await story.press(messageTo('erik', opened), { action: 'on-site' });

  await story.deliverDays(steadyDays('2026-03-05', 7, { acme: 80 }));

  expect(await statesOf(story)).toEqual(['red-channel acknowledged', 'rescue resolved recovered']);
});

test('the retraction of the rescue closes its red channel, and everyone told of either hears of it, by a digest too', async () => {
  const { story } = await unansweredRescue();
  await story.fastForwardTo('2026-03-06T07:00:00Z');
  await story.expectNotices([
    ...told('unacknowledged-1h', [...openers, 'rita']),
    ...told('executive-digest', ['erik', 'cleo']),
  ]);

  await story.deliverDays({ [day]: { acme: 80 } });

  await story.expectNotices(told('retracted', [...openers, 'mara', 'rita', 'cleo']));
  expect(await statesOf(story)).toEqual(['red-channel resolved retracted', 'rescue resolved retracted']);
  await story.fastForward(72);
  await story.expectNotices([]);
});

test('a red channel that somebody acted on outlives the correction, as does the rescue that it acknowledged', async () => {
  const { story, opened } = await unansweredRescue();
  await story.press(messageTo('erik', opened), { action: 'acknowledge' });

  await story.deliverDays({ [day]: { acme: 80 } });

  await story.expectNotices([]);
  expect(await statesOf(story)).toEqual(['red-channel acknowledged', 'rescue acknowledged']);
});

/** A correction that takes the rescue back; what `before` does comes before it stores this kind of case as retracted. */
async function correctedWhile(story: Story, kind: Case['kind'], before: () => Promise<unknown>) {
  await put(story, `snapshots/${day}/accounts.csv`, snapshotFile({ acme: 80 }));
  const { runId } = await begin(story, day);
  let isFirst = true;
  await endOn(story, day, runId, (ports) => ({
    ...ports,
    cases: {
      ...ports.cases,
      async save(about) {
        const isMoment = isFirst && about.kind === kind && about.resolvedAs === 'retracted';
        isFirst &&= !isMoment;
        if (isMoment) await before();
        return ports.cases.save(about);
      },
    },
  }));
  await giveUp();
}

test('a red channel stays whose rescue is acknowledged in the moment of the correction: its due time is told', async () => {
  const { story } = await unansweredRescue();
  const [rescue] = (await story.casesOf('acme')).filter(({ kind }) => kind === 'rescue');

  await correctedWhile(story, 'rescue', () =>
    story.act('olga', `${rescue?.caseId}`, { action: 'acknowledge' }),
  );

  expect(await statesOf(story)).toEqual(['red-channel open', 'rescue acknowledged']);
  await story.expectNotices([]);
  await story.fastForward(1);
  await story.expectNotices([
    ...told('unacknowledged-1h', [...openers, 'rita']),
    ...told('executive-digest', ['erik', 'cleo']),
  ]);
});

test('a red channel stays that somebody acknowledges in the moment in which it is closed', async () => {
  const { story, opened } = await unansweredRescue();

  await correctedWhile(story, 'red-channel', () =>
    story.press(messageTo('erik', opened), { action: 'acknowledge' }),
  );

  expect(await statesOf(story)).toEqual(['red-channel acknowledged', 'rescue resolved retracted']);
});

test('a correction that dies when it has taken back the rescue closes its red channel when it is done again, and tells everyone', async () => {
  const { story } = await unansweredRescue();
  const killed = async () => {
    throw new Error('killed');
  };
  await expect(correctedWhile(story, 'red-channel', killed)).rejects.toThrow('killed');
  await story.fastForward(1);
  await giveUp();
  await story.fastForward(1);

  expect(await statesOf(story)).toEqual(['red-channel resolved retracted', 'rescue resolved retracted']);
  await story.expectNotices([
    ...told('unacknowledged-1h', [...openers, 'rita']),
    ...told('executive-digest', ['erik', 'cleo']),
    ...told('retracted', [...openers, 'mara', 'rita', 'cleo']),
  ]);
});

test('whom the rescue was handed over to is told of its 24 hours; the red channel goes to the owner in the roster', async () => {
  const story = await startStory({ acme: { tier: 'A' } }, crew);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), [day]: { acme: 60 } });
  const [sent] = await story.expectNotices(told('opened', ['olga']));
  await story.press(sent as Sent, { action: 'hand-over', to: 'oskar' });

  await story.fastForwardTo('2026-03-06T06:00:00Z');

  await story.expectNotices([...told('opened'), ...told('unacknowledged-24h', ['oskar', 'mara'])]);
  expect((await redChannelIn(story)).handedTo).toBeNull();
});

test('an owner who is named when everybody has heard of the 24 hours does not hear of them', async () => {
  const { story } = await unansweredRescue();

  await story.fastForwardTo('2026-03-06T06:30:00Z');
  await story.deliverRoster({ acme: { tier: 'A', owner: 'oskar' } });

  await story.expectNotices([]);
  const rescue = (await story.casesOf('acme')).find(({ kind }) => kind === 'rescue');
  expect(rescue?.owed).toEqual([]);
});

test('while a complaint has a red channel open the rescue goes its own way, and opens none when that one ends', async () => {
  const story = await startStory({ acme: { tier: 'A' } }, crew);
  await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), [day]: { acme: 60 } });
  await story.expectNotices(told('opened', ['olga']));
  await complain(story, '2026-03-06T05:30:00Z', { ...critical, at: '2026-03-06T05:30:00Z' });
  const opened = await story.expectNotices(told('opened'));

  await story.fastForwardTo('2026-03-06T06:00:00Z');
  await story.expectNotices(told('unacknowledged-24h', ['olga', 'mara', 'sam', 'tess', 'dora']));
  await story.press(messageTo('olga', opened), { action: 'resolve', outcome: 'saved' });
  await story.fastForwardTo('2026-03-08T06:00:00Z');

  await story.expectNotices(told('unacknowledged-72h', ['erik']));
  expect(await statesOf(story)).toEqual(['red-channel resolved saved', 'rescue open']);
});
