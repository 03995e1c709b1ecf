import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseKind, Owed, StepName, Tier } from '../../lambdas/cases/case.ts';
import { addHours, instant } from '../../lambdas/cases/instant.ts';
import {
  letterStep,
  nextOccurrence,
  owedFromOpening,
  owedStep,
  owedStill,
  policySteps,
} from '../../lambdas/cases/policy.ts';
import { rescueOf } from '../support/cases.ts';

const openedAt = '2026-03-05T06:00:00.000Z';
const dueAt = '2026-03-06T04:00:00.000Z';
const lines = (owed: readonly Owed[]) =>
  owed.map(({ step, at, unless, told }) => `${at} ${step} unless ${unless}: ${told.join(' ')}`);

test('a rescue tells the owner, after a day the team, after three days and then weekly the sponsor', () => {
  expect(lines(owedFromOpening('rescue', 'S', openedAt))).toEqual([
    '2026-03-05T06:00:00.000Z opened unless null: owner',
    '2026-03-06T06:00:00.000Z unacknowledged-24h unless acknowledged: owner owner_manager sales_lead technical_lead delivery_lead',
    '2026-03-08T06:00:00.000Z unacknowledged-72h unless acknowledged: executive_sponsor',
  ]);
});

const openers = 'executive_sponsor owner sales_lead technical_lead delivery_lead';
const openersOfS = 'executive_sponsor ceo owner sales_lead technical_lead delivery_lead';

test.each<[Tier, string]>([
  ['S', openersOfS],
  ['A', openers],
])('a red channel of tier %s counts from its opening and from its due time', (tier, told) => {
  expect(lines(owedFromOpening('red-channel', tier, openedAt, dueAt))).toEqual([
    `2026-03-05T06:00:00.000Z opened unless null: ${told}`,
    `2026-03-05T07:00:00.000Z unacknowledged-1h unless acknowledged: ${told} sponsor_manager`,
    '2026-03-05T10:00:00.000Z unacknowledged-4h unless acknowledged: ceo',
    '2026-03-06T00:00:00.000Z due-in-4h unless onSite: executive_sponsor owner',
    `2026-03-06T04:00:00.000Z breached unless onSite: ${told} everyone_told ceo`,
  ]);
});

test('the letter is due 72 hours after the resolution, unless it was sent', () => {
  expect(lines([owedStep(letterStep, openedAt)])).toEqual([
    '2026-03-08T06:00:00.000Z letter-due unless commitmentSent: owner executive_sponsor',
  ]);
});

test('a data-quality case owes what it finds, not what a policy says', () => {
  expect(policySteps('data-quality', null)).toEqual([]);
});

test.each<[CaseKind, StepName]>([
  ['rescue', 'opened'],
  ['rescue', 'unacknowledged-24h'],
  ['red-channel', 'breached'],
  ['data-quality', 'data-quality'],
])('of a %s the step %s comes once', (kind, step) => {
  const sent = { step, occurrence: 0, at: openedAt, unless: null, told: [] };

  expect(nextOccurrence(rescueOf({ kind }), sent, openedAt)).toBeNull();
});

test.each([
  ['2026-03-08T06:00:00.000Z', 1, '2026-03-15T06:00:00.000Z'],
  ['2026-03-15T05:59:59.999Z', 1, '2026-03-15T06:00:00.000Z'],
  ['2026-03-15T06:00:00.000Z', 2, '2026-03-22T06:00:00.000Z'],
  ['2026-04-30T00:00:00.000Z', 8, '2026-05-03T06:00:00.000Z'],
])('the sponsor’s reminder sent at %s comes again as number %i at %s', (now, occurrence, at) => {
  const sent = { step: 'unacknowledged-72h' as const, occurrence: 0, at: '', unless: null, told: [] };

  expect(nextOccurrence(rescueOf(), sent, now)).toMatchObject({ occurrence, at });
});

test('the next reminder is never in the past, never more than a week away, and always on the week of the opening', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 72, max: 20_000 }), (occurrence, hours) => {
      const now = addHours(openedAt, hours);
      const sent = { step: 'unacknowledged-72h' as const, occurrence, at: '', unless: null, told: [] };

      const next = nextOccurrence(rescueOf(), sent, now);

      const wait = Date.parse(next?.at ?? '') - Date.parse(now);
      expect(wait).toBeGreaterThan(0);
      expect(next?.occurrence).toBeGreaterThan(occurrence);
      expect(next?.at).toBe(instant(Date.parse(openedAt) + (72 + 168 * (next?.occurrence ?? 0)) * 3_600_000));
      if ((next?.occurrence ?? 0) > occurrence + 1) expect(wait).toBeLessThanOrEqual(168 * 3_600_000);
    }),
  );
});

test('a rescue that is open again owes what was not told: of the reminders the next one', () => {
  const tell = (step: StepName, occurrence: number) => ({
    step,
    occurrence,
    recipientId: 'x',
    noticeId: 'n',
    at: openedAt,
  });
  const about = rescueOf({
    told: [tell('opened', 0), tell('unacknowledged-72h', 0), tell('unacknowledged-72h', 1)],
  });

  expect(owedStill(about, openedAt).map(({ step, at }) => `${at} ${step}`)).toEqual([
    '2026-03-06T06:00:00.000Z unacknowledged-24h',
    '2026-03-22T06:00:00.000Z unacknowledged-72h',
  ]);
});
