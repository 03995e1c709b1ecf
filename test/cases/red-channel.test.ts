import { expect, test } from 'vitest';
import { acted } from '../../lambdas/cases/actions.ts';
import type { Case, Severity, Tier } from '../../lambdas/cases/case.ts';
import { addHours, addMs } from '../../lambdas/cases/instant.ts';
import { dueSteps } from '../../lambdas/cases/outbox.ts';
import {
  breached,
  type Complaint,
  hasComplaint,
  isAlarming,
  opensRedChannel,
  redChannelOfComplaint,
  redChannelOfRescue,
  takenOver,
  withComplaint,
} from '../../lambdas/cases/red-channel.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';
import { accountDigest } from '../support/rescues.ts';

const reportedAt = '2026-03-05T06:00:00.000Z';
const setting = { accountId: 'acme', accountDigest, tier: 'S' as Tier, nth: 1, now: reportedAt };

function complaint(complaintId: string, severity: Severity, at = reportedAt): Complaint {
  return { complaintId, accountId: 'acme', reportedAt: at, severity };
}

/** The red channel after its opening notice went out. */
const told = (about: Case): Case => ({ ...about, owed: about.owed.filter(({ step }) => step !== 'opened') });

test.each<[Tier | null, boolean]>([
  ['S', true],
  ['A', true],
  ['B', false],
  ['C', false],
  [null, false],
])('an unacknowledged rescue of tier %s opens a red channel: %s', (tier, expected) => {
  expect(opensRedChannel(tier)).toBe(expected);
});

test.each<[Tier, readonly Severity[]]>([
  ['S', ['high', 'critical']],
  ['A', ['critical']],
  ['B', ['critical']],
  ['C', []],
])('for tier %s complaints of these severities open one: %j', (tier, expected) => {
  const severities: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

  expect(severities.filter((severity) => isAlarming(severity, tier))).toEqual(expected);
});

test('the clock runs for 24 elapsed hours from the report, whatever the clocks of the place do', () => {
  const night = '2026-03-28T22:30:00.000Z';

  const about = redChannelOfComplaint(complaint('c-1', 'critical', night), { ...setting, now: night });

  expect(about.redChannel).toMatchObject({ dueAt: '2026-03-29T22:30:00.000Z', breached: false });
});

test.each([
  ['2026-03-05T06:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'due-in-4h', 'breached']],
  ['2026-03-06T01:59:59.999Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'due-in-4h', 'breached']],
  ['2026-03-06T02:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'breached']],
  ['2026-03-06T05:59:59.999Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'breached']],
  ['2026-03-06T06:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h']],
])('a complaint that reaches us at %s owes what lies ahead: %j', (now, expected) => {
  const about = redChannelOfComplaint(complaint('c-1', 'critical'), { ...setting, now });

  expect(about.owed.map(({ step }) => step)).toEqual(expected);
});

test('a complaint that reaches us after its due time opens breached, says so, and calls the CEO', () => {
  const late = { ...setting, tier: 'A' as Tier, now: '2026-03-06T06:00:00.000Z' };

  const about = redChannelOfComplaint(complaint('c-1', 'critical'), late);

  expect(about.redChannel?.breached).toBe(true);
  expect(about.events.map(({ event }) => event)).toEqual(['opened', 'breached']);
  expect(about.owed[0]?.told).toContain('ceo');
});

test('a red channel that a rescue opens is due 24 hours after its opening, and its owner is the roster’s', () => {
  const rescue = rescueOf({ tier: 'A', handedTo: 'mara' });

  const red = redChannelOfRescue(rescue, { ...setting, tier: 'A', nth: 2, now: '2026-03-06T06:00:00.000Z' });

  expect(red).toMatchObject({
    caseId: `red-channel-${accountDigest}-2026-03-06-2`,
    tier: 'A',
    handedTo: null,
    openedAt: '2026-03-06T06:00:00.000Z',
    redChannel: { dueAt: '2026-03-07T06:00:00.000Z', fromRescue: rescue.caseId, complaintIds: [] },
  });
});

test('a rescue whose red channel has taken over never reaches the sponsor again, and says since when', () => {
  const now = addHours(reportedAt, 24);

  const rescue = takenOver(rescueOf(), now);

  expect(rescue.owed.map(({ step }) => step)).toEqual(['opened', 'unacknowledged-24h']);
  expect(rescue.events.at(-1)?.at).toBe(now);
  expect(takenOver(rescue, addHours(now, 1))).toEqual(rescue);
});

test.each<[Severity, Tier, boolean]>([
  ['critical', 'S', true],
  ['high', 'S', true],
  ['medium', 'S', false],
  ['critical', 'A', true],
  ['high', 'A', false],
  ['critical', 'C', false],
])('a further %s complaint of tier %s is told of: %s', (severity, tier, isTold) => {
  const joined = withComplaint(
    told(redChannelOf()),
    complaint('c-2', severity),
    tier,
    addHours(reportedAt, 1),
  );

  expect(joined.redChannel?.complaintIds).toEqual(['c-1', 'c-2']);
  expect(joined.owed.some(({ step }) => step === 'joined')).toBe(isTold);
});

test('names a hundred complaints and counts the others, which move it all the same', () => {
  let about = redChannelOf();
  for (let nth = 2; nth <= 100; nth += 1)
    about = withComplaint(about, complaint(`c-${nth}`, 'low'), 'S', reportedAt);
  expect(about.redChannel?.complaintIds).toHaveLength(100);
  expect(about.redChannel?.unnamedComplaints).toBeUndefined();

  const earlier = '2026-03-05T05:00:00.000Z';
  const joined = withComplaint(told(about), complaint('c-101', 'critical', earlier), 'S', reportedAt);

  expect(joined.redChannel).toMatchObject({ unnamedComplaints: 1, dueAt: '2026-03-06T05:00:00.000Z' });
  expect(joined.redChannel?.complaintIds).toEqual(about.redChannel?.complaintIds);
  expect(['c-100', 'c-101', 'c-102'].map((id) => hasComplaint(joined, id))).toEqual([true, true, false]);
  expect(joined.owed.some(({ step }) => step === 'joined')).toBe(true);
});

test.each([
  ['2026-03-05T05:00:00.000Z', '2026-03-06T05:00:00.000Z'],
  ['2026-03-05T06:00:00.000Z', '2026-03-06T06:00:00.000Z'],
  ['2026-03-05T07:00:00.000Z', '2026-03-06T06:00:00.000Z'],
])('a further complaint of %s makes the earlier of the two due times count: %s', (at, dueAt) => {
  const joined = withComplaint(
    told(redChannelOf()),
    complaint('c-2', 'critical', at),
    'S',
    addHours(reportedAt, 1),
  );

  expect(joined.redChannel?.dueAt).toBe(dueAt);
  expect(joined.owed.find(({ step }) => step === 'breached')?.at).toBe(dueAt);
  expect(joined.owed.find(({ step }) => step === 'due-in-4h')?.at).toBe(addHours(dueAt, -4));
});

test('complaints that join before the opening notice went out are part of it', () => {
  const joined = withComplaint(redChannelOf(), complaint('c-2', 'critical'), 'S', reportedAt);

  expect(joined.owed.map(({ step }) => step)).toEqual(redChannelOf().owed.map(({ step }) => step));
});

test.each([
  ['2026-03-04T06:00:00.001Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'breached'], false],
  ['2026-03-04T06:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h'], true],
])(
  'what a complaint of %s makes past at the opening is part of a notice that has not gone out',
  (at, owed, isBreached) => {
    const joined = withComplaint(
      redChannelOf(),
      complaint('c-2', 'critical', at),
      'S',
      addMs(reportedAt, 30_000),
    );

    expect(joined.owed.map(({ step }) => step)).toEqual(owed);
    expect(joined.redChannel?.breached).toBe(isBreached);
  },
);

test('a due time that a further complaint moves into the past is warned of and breached at once', () => {
  const now = addHours(reportedAt, 2);

  const joined = withComplaint(
    told(redChannelOf()),
    complaint('c-2', 'critical', addHours(now, -25)),
    'S',
    now,
  );

  expect(dueSteps(joined, now).map(({ step }) => step)).toEqual([
    'due-in-4h',
    'unacknowledged-1h',
    'breached',
    'joined',
  ]);
});

test('a due time that moves before the visit that stopped the clock is no breach', () => {
  const visited = acted(
    told(redChannelOf()),
    { action: 'on-site' },
    { by: 'olga', at: addHours(reportedAt, 20), note: null },
  );
  if (visited.outcome === 'refused') throw new Error(visited.because);
  const now = addHours(reportedAt, 21);

  const joined = withComplaint(
    visited.about,
    complaint('c-2', 'critical', addHours(reportedAt, -10)),
    'S',
    now,
  );

  expect(joined.redChannel).toMatchObject({ dueAt: addHours(reportedAt, 14), breached: false });
  expect(dueSteps(joined, now).map(({ step }) => step)).toEqual(['joined']);
});

test('every alarming complaint after the joined notice went out owes a notice of its own', () => {
  const now = addHours(reportedAt, 2);
  const tell = { step: 'joined' as const, occurrence: 0, recipientId: 'erik', noticeId: 'n', at: reportedAt };
  const about = { ...told(redChannelOf()), told: [tell] };

  const joined = withComplaint(about, complaint('c-2', 'critical'), 'S', now);

  expect(joined.owed.find(({ step }) => step === 'joined')).toMatchObject({ occurrence: 1, at: now });
});

test('a breach is marked once', () => {
  const now = addHours(reportedAt, 24);

  const about = breached(redChannelOf(), now);

  expect(about.redChannel?.breached).toBe(true);
  expect(about.events.at(-1)).toEqual({ at: now, event: 'breached', by: null, note: null });
  expect(breached(about, addHours(now, 1))).toEqual(about);
});
