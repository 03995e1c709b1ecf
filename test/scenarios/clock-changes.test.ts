import { expect, test } from 'vitest';
import { complain } from '../support/complaints.ts';
import { crew, openers, redChannelIn, told } from '../support/red-channel.ts';
import { startStory } from '../support/story.ts';

/** The night in which an hour is lost, and the one in which an hour comes twice. */
test.each([
  ['spring', '2026-03-28T22:30:00+01:00', '2026-03-28T21:30:00.000Z', '2026-03-29T23:30:00+02:00'],
  ['autumn', '2026-10-24T22:30:00+02:00', '2026-10-24T20:30:00.000Z', '2026-10-25T21:30:00+01:00'],
])(
  'when the clocks of Berlin change in %s, senior management has 24 hours of elapsed time all the same',
  async (_season, reported, reportedUtc, due) => {
    const story = await startStory(
      { acme: { tier: 'A', time_zone: 'Europe/Berlin' } },
      crew,
      reportedUtc.slice(0, 10),
    );
    await complain(story, reportedUtc, { id: 'c-1', account: 'acme', at: reported, severity: 'critical' });
    await story.expectNotices(told('opened'));
    const dueAt = new Date(due).toISOString();
    const beforeDue = (ms: number) => new Date(Date.parse(due) - ms).toISOString();
    expect((await redChannelIn(story)).redChannel).toMatchObject({ reportedAt: reportedUtc, dueAt });

    const [red] = await story.casesOf('acme');
    await story.act('olga', `${red?.caseId}`, { action: 'acknowledge' });
    await story.fastForwardTo(beforeDue(4 * 3_600_000 + 1));
    await story.expectNotices(told('executive-digest', ['erik', 'cleo']));
    await story.fastForwardTo(beforeDue(4 * 3_600_000));
    await story.expectNotices(told('due-in-4h', ['erik', 'olga']));
    await story.fastForwardTo(beforeDue(1));
    await story.expectNothing();
    await story.fastForwardTo(dueAt);

    await story.expectNotices(told('breached', [...openers, 'cleo']));
  },
);
