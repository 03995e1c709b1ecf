import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case, Milestone, Owed } from '../../lambdas/cases/case.ts';
import { addHours } from '../../lambdas/cases/instant.ts';
import {
  dueSteps,
  nextDueAt,
  toldAlso,
  wasTold,
  withoutStepsFor,
  withStepDone,
} from '../../lambdas/cases/outbox.ts';
import { owedFromOpening } from '../../lambdas/cases/policy.ts';
import { withComplaint } from '../../lambdas/cases/red-channel.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';

const openedAt = '2026-03-05T06:00:00.000Z';
const published = rescueOf({ eventsPublished: 1 });
const stepsOf = (owed: readonly Owed[]) => owed.map(({ step }) => step);
const owedBy = (about: Case, step: string) => about.owed.find((each) => each.step === step) as Owed;

test.each([
  ['2026-03-05T05:59:59.999Z', []],
  ['2026-03-05T06:00:00.000Z', ['opened']],
  ['2026-03-06T05:59:59.999Z', ['opened']],
  ['2026-03-06T06:00:00.000Z', ['opened', 'unacknowledged-24h']],
  ['2026-03-08T06:00:00.000Z', ['opened', 'unacknowledged-24h', 'unacknowledged-72h']],
])('at %s these steps are due: %j', (now, expected) => {
  const shuffled = { ...published, owed: published.owed.toReversed() };

  expect(stepsOf(dueSteps(shuffled, now))).toEqual(expected);
});

test('a case is next due at its earliest step, or at once while machines have not heard of an event', () => {
  const later = { ...published, owed: published.owed.slice(1).toReversed() };

  expect(nextDueAt(later)).toBe('2026-03-06T06:00:00.000Z');
  expect(nextDueAt({ ...later, eventsPublished: 0 })).toBe(openedAt);
  expect(nextDueAt({ ...later, owed: [] })).toBeNull();
});

test('a person was told of a step only by that very step and occurrence', () => {
  const told = [
    { step: 'unacknowledged-72h' as const, occurrence: 1, recipientId: 'erik', noticeId: 'n', at: openedAt },
  ];
  const about = rescueOf({ told });
  const reminder = { ...owedBy(about, 'unacknowledged-72h'), occurrence: 1 };

  expect(wasTold(about, reminder, 'erik')).toBe(true);
  expect(wasTold(about, reminder, 'olga')).toBe(false);
  expect(wasTold(about, { ...reminder, occurrence: 0 }, 'erik')).toBe(false);
  expect(wasTold(about, { ...reminder, step: 'opened' }, 'erik')).toBe(false);
});

test('an acknowledgement stops every later step that waits for it, at whatever hour', () => {
  const waitsFor: readonly Milestone[] = ['acknowledged', 'onSite', 'resolved', 'commitmentSent'];
  fc.assert(
    fc.property(
      fc.constantFrom('rescue' as const, 'red-channel' as const),
      fc.constantFrom('S' as const, 'A' as const, 'B' as const, null),
      fc.constantFrom(...waitsFor),
      fc.nat(2_000),
      (kind, tier, milestone, hours) => {
        const owed = owedFromOpening(kind, tier, openedAt, addHours(openedAt, 24));
        const left = { ...published, kind, tier, owed: withoutStepsFor(milestone, owed) };

        const due = dueSteps(left, addHours(openedAt, hours));

        expect(due.filter(({ unless }) => unless === milestone)).toEqual([]);
        expect(left.owed).toEqual(owed.filter(({ unless }) => unless !== milestone));
      },
    ),
  );
});

test('a step that is done is struck out, and a reminder put in again', () => {
  const opened = withStepDone(published, owedBy(published, 'opened'), openedAt);
  const reminded = withStepDone(opened, owedBy(opened, 'unacknowledged-72h'), '2026-03-08T06:00:00.000Z');

  expect(stepsOf(opened.owed)).toEqual(['unacknowledged-24h', 'unacknowledged-72h']);
  expect(reminded.owed.map(({ step, occurrence, at }) => `${step} ${occurrence} ${at}`)).toEqual([
    'unacknowledged-24h 0 2026-03-06T06:00:00.000Z',
    'unacknowledged-72h 1 2026-03-15T06:00:00.000Z',
  ]);
});

test.each([
  ['2026-03-06T01:59:59.999Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h']],
  ['2026-03-06T02:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'due-in-4h']],
  ['2026-03-06T05:59:59.999Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'due-in-4h']],
  ['2026-03-06T06:00:00.000Z', ['opened', 'unacknowledged-1h', 'unacknowledged-4h', 'due-in-4h', 'breached']],
])('after a night without service everything is owed whose time has come by %s', (now, steps) => {
  expect(stepsOf(dueSteps(redChannelOf(), now))).toEqual(steps);
});

test('a red channel that grave complaints join all day can be stored, and forgets nobody who was told', () => {
  const told = (step: 'opened' | 'joined', occurrence: number, recipientId: string) => ({
    step,
    occurrence,
    recipientId,
    noticeId: `20260305060000000-${String(occurrence).padStart(16, '0')}`,
    at: openedAt,
  });
  const crew = ['erik', 'cleo', 'olga', 'sam', 'tess', 'dora'].map((who) => `${who}.${'x'.repeat(20)}`);
  let about: Case = {
    ...redChannelOf(),
    owed: [],
    told: [told('opened', 0, 'left'), told('joined', 0, 'once')],
  };

  for (let nth = 1; nth <= 1_000; nth += 1) {
    const complaintId = `${nth}-${'c'.repeat(36)}`;
    const joined = withComplaint(
      about,
      { complaintId, accountId: 'acme', reportedAt: openedAt, severity: 'critical' },
      'S',
      openedAt,
    );
    about = {
      ...joined,
      owed: [],
      told: crew.reduce((record, who) => toldAlso(record, told('joined', nth, who)), joined.told),
    };
    expect(joined.owed).toMatchObject([{ step: 'joined', occurrence: nth }]);
  }

  expect(Buffer.byteLength(JSON.stringify(about))).toBeLessThan(200_000);
  expect(new Set(about.told.map(({ recipientId }) => recipientId))).toEqual(
    new Set(['left', 'once', ...crew]),
  );
});
