import { describe, expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { addMs } from '../../lambdas/cases/instant.ts';
import { auditEscalation } from '../../lambdas/flows/audit-escalation.ts';
import type { Notice } from '../../lambdas/ports.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';
import { accountDigest } from '../support/rescues.ts';
import { type Story, startStory, steadyDays } from '../support/story.ts';

const minuteMs = 60_000;

const auditAt = ({ stores }: Story, now: string) => auditEscalation({ ...stores, defaultDesk: 'desk' }, now);

const rescueId = `rescue-${accountDigest}-2026-03-04`;
const channelId = `red-channel-${accountDigest}-2026-03-05`;

/** A case whose events have all gone out. */
const quiet = (about: Case): Case => ({ ...about, version: 0, eventsPublished: about.events.length });

describe('the audit', () => {
  test('finds nothing in the life of a rescue that becomes a red channel and a breach', async () => {
    const story = await startStory({ acme: { tier: 'A' } });
    await story.deliverDays({ ...steadyDays('2026-03-01', 3, { acme: 80 }), '2026-03-04': { acme: 60 } });

    for (let hour = 0; hour < 80; hour += 1) {
      await story.fastForward(1);
      expect(await auditAt(story, story.now())).toEqual([]);
    }
  }, 60_000);

  test('finds a red channel that lost its breach, at any tick, and says no more than its id', async () => {
    const story = await startStory({});
    const about = quiet(redChannelOf());
    const owed = about.owed.filter(({ step }) => step !== 'breached' && step !== 'opened');
    const told = [{ step: 'opened', occurrence: 0, recipientId: 'olga', noticeId: 'n', at: '' } as const];
    await story.stores.cases.save({ ...about, owed, told });

    expect(await auditAt(story, '2026-03-05T06:00:00.000Z')).toEqual([
      { caseId: channelId, why: 'step-lost' },
    ]);
    expect(await auditAt(story, '2026-03-05T06:01:00.000Z')).toEqual([
      { caseId: channelId, why: 'step-lost' },
    ]);
  });

  test('looks at rescues twice a day, and every minute while one has lost a step', async () => {
    const story = await startStory({});
    const sound = quiet(rescueOf());
    await story.stores.cases.save(sound);
    expect(await auditAt(story, '2026-03-05T06:00:00.000Z')).toEqual([]);

    await story.stores.cases.save({ ...sound, version: 1, owed: [] });

    const violation = { caseId: rescueId, why: 'step-lost' };
    expect(await auditAt(story, '2026-03-05T11:59:00.000Z')).toEqual([]);
    expect(await auditAt(story, '2026-03-05T12:00:00.000Z')).toContainEqual(violation);
    expect(await auditAt(story, '2026-03-05T12:01:00.000Z')).toContainEqual(violation);
  });

  test.each([
    [-1, []],
    [0, [{ caseId: rescueId, why: 'step-not-sent' }]],
  ])('finds what was owed ten minutes ago and %d ms, and not sent', async (ms, violations) => {
    const story = await startStory({ acme: {} });
    await story.stores.cases.save(quiet(rescueOf()));

    expect(await auditAt(story, addMs('2026-03-05T06:10:00.000Z', ms))).toEqual(violations);
  });

  test('excuses what waits because its person has five messages this minute', async () => {
    const story = await startStory({ acme: {} });
    await story.stores.cases.save(quiet(rescueOf()));
    const now = '2026-03-05T07:00:00.000Z';
    const publish = (count: number) =>
      Promise.all(
        Array.from({ length: count }, (_, place) =>
          story.stores.notices.create(noticeOf({ noticeId: `n${count}-${place}`, publishedAt: now })),
        ),
      );

    const nextAttemptAt = addMs(now, -10 * minuteMs);
    await story.stores.notices.create(noticeOf({ noticeId: 'tried-again', nextAttemptAt }));

    await publish(4);
    expect(await auditAt(story, now)).toEqual([
      { caseId: rescueId, why: 'step-not-sent' },
      { caseId: rescueId, why: 'notice-not-sent' },
    ]);
    await publish(1);
    expect(await auditAt(story, now)).toEqual([]);
  });

  test('finds a notice that nobody tried for ten minutes, not one that waits for its retry', async () => {
    const story = await startStory({});
    const now = '2026-03-05T07:00:00.000Z';
    await story.stores.notices.create(noticeOf({ noticeId: 'retried', nextAttemptAt: now }));
    expect(await auditAt(story, now)).toEqual([]);

    const nextAttemptAt = addMs(now, -10 * minuteMs);
    await story.stores.notices.create(noticeOf({ noticeId: 'forgotten', nextAttemptAt }));

    expect(await auditAt(story, now)).toEqual([{ caseId: rescueId, why: 'notice-not-sent' }]);
  });

  test('finds an event that the machines were not told', async () => {
    const story = await startStory({});
    const about = rescueOf({ version: 0 });
    await story.stores.cases.save({ ...about, state: 'resolved', resolvedOn: '2026-03-05', owed: [] });

    expect(await auditAt(story, '2026-03-05T06:10:00.000Z')).toEqual([
      { caseId: rescueId, why: 'event-not-published' },
    ]);
  });
});

function noticeOf(changes: Partial<Notice>): Notice {
  const at = '2026-03-05T06:00:00.000Z';
  return {
    noticeId: 'n',
    recipientId: 'olga',
    step: 'opened',
    members: [{ caseId: rescueId, occurrence: 0, accountId: 'acme' }],
    text: { subject: 's', email: 'e', sms: 's' },
    createdAt: at,
    publishedAt: null,
    attempts: 0,
    nextAttemptAt: at,
    ...changes,
  };
}
