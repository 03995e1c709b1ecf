import { expect, test } from 'vitest';
import type { Case, StepName } from '../../lambdas/cases/case.ts';
import { addHours } from '../../lambdas/cases/instant.ts';
import { redChannelOfRescue, withComplaint } from '../../lambdas/cases/red-channel.ts';
import { closedWithRescue, retracted, withToldOf } from '../../lambdas/cases/retraction.ts';
import { rescueOf } from '../support/cases.ts';
import { accountDigest } from '../support/rescues.ts';

const openedAt = '2026-03-05T06:00:00.000Z';
const now = addHours(openedAt, 30);
const rescue = rescueOf({ tier: 'S' });
const red = redChannelOfRescue(rescue, {
  accountId: 'acme',
  accountDigest,
  tier: 'S',
  nth: 1,
  now: openedAt,
});

test('the red channel of a retracted rescue closes, unless somebody acted on it or a complaint stands behind it', () => {
  const acted = { at: now, event: 'acknowledged', by: 'olga', note: null };
  const complaint = {
    complaintId: 'c-1',
    accountId: 'acme',
    reportedAt: openedAt,
    severity: 'critical' as const,
  };

  expect(closedWithRescue(red, now)).toMatchObject({ state: 'resolved', resolvedAs: 'retracted', owed: [] });
  expect(closedWithRescue({ ...red, events: [...red.events, acted] }, now)).toBeNull();
  expect(closedWithRescue(withComplaint(red, complaint, 'S', now), now)).toBeNull();
  expect(closedWithRescue({ ...red, state: 'resolved' }, now)).toBeNull();
});

function told(about: Case, step: StepName, recipientId: string): Case {
  const noticeId = `${about.kind} ${step} ${recipientId}`;
  return { ...about, told: [...about.told, { step, occurrence: 0, recipientId, noticeId, at: openedAt }] };
}

test('who heard only of the red channel hears of the retraction, though the others have heard of it already', () => {
  const taken = retracted(told({ ...rescue, told: [] }, 'opened', 'olga'), now);
  const done = { ...told(taken, 'retracted', 'olga'), owed: [] };

  const both = withToldOf(done, told(red, 'opened', 'erik'), addHours(now, 1));

  expect(both.told.map(({ recipientId }) => recipientId)).toEqual(['olga', 'olga', 'erik']);
  expect(both.owed).toEqual([{ ...taken.owed[0], at: addHours(now, 1) }]);
  expect(withToldOf(both, told(red, 'opened', 'erik'), addHours(now, 2))).toBe(both);
});
