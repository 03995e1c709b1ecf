import { describe, expect, test } from 'vitest';
import { type Action, acted } from '../../lambdas/cases/actions.ts';
import type { Case, Instant, StepName } from '../../lambdas/cases/case.ts';
import { addHours } from '../../lambdas/cases/instant.ts';
import { withStepDone } from '../../lambdas/cases/outbox.ts';
import {
  breached,
  redChannelOfComplaint,
  takenOver,
  withComplaint,
} from '../../lambdas/cases/red-channel.ts';
import { closedWithRescue } from '../../lambdas/cases/retraction.ts';
import { lostSteps } from '../../lambdas/flows/audit-case.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';
import { accountDigest } from '../support/rescues.ts';

const at = '2026-03-05T06:00:00.000Z';

function does(about: Case, action: Action, when: Instant = at): Case {
  const result = acted(about, action, { by: 'olga', at: when, note: null });
  if (result.outcome === 'refused') throw new Error(result.because);
  return result.about;
}

/** The case after this step went to olga at its time. */
function told(about: Case, step: StepName): Case {
  const owed = about.owed.find((each) => each.step === step);
  if (owed === undefined) throw new Error(`${step} is not owed`);
  const { occurrence } = owed;
  const entry = { step, occurrence, recipientId: 'olga', noticeId: `n-${step}`, at: owed.at };
  return withStepDone({ ...about, told: [...about.told, entry] }, owed, owed.at);
}

const toldAll = (about: Case, ...steps: StepName[]) => steps.reduce(told, about);

const lateComplaint = (hoursAgo: number) =>
  redChannelOfComplaint(
    { complaintId: 'c-1', accountId: 'acme', reportedAt: addHours(at, -hoursAgo), severity: 'critical' },
    { accountId: 'acme', accountDigest, tier: 'A', nth: 1, now: at },
  );

describe('nothing is lost of', () => {
  test.each<[string, Case]>([
    ['a rescue that has just opened', rescueOf()],
    [
      'one whose reminders went out, the next of which is owed',
      toldAll(rescueOf(), 'opened', 'unacknowledged-24h', 'unacknowledged-72h', 'unacknowledged-72h'),
    ],
    ['one that is acknowledged', does(told(rescueOf(), 'opened'), { action: 'acknowledge' })],
    ['one that a red channel took over', takenOver(told(rescueOf(), 'opened'), at)],
    ['one that is held', rescueOf({ state: 'held', openedAt: null, owed: [] })],
    ['one that recovered', rescueOf({ state: 'resolved', resolvedAs: 'recovered', owed: [] })],
    ['a red channel that has just opened', redChannelOf()],
    [
      'one that was told to the end and breached',
      toldAll(breached(redChannelOf(), at), 'opened', 'unacknowledged-1h', 'unacknowledged-4h', 'breached'),
    ],
    ['one that is acknowledged', does(redChannelOf(), { action: 'acknowledge' })],
    ['one with somebody on site', does(redChannelOf(), { action: 'on-site' })],
    [
      'one that is resolved and owes its letter',
      does(redChannelOf(), { action: 'resolve', outcome: 'saved' }),
    ],
    [
      'one whose letter is sent',
      does(does(redChannelOf(), { action: 'resolve', outcome: 'saved' }), { action: 'commitment-sent' }),
    ],
    ['one that opened within its last four hours', lateComplaint(21)],
    ['one that opened breached', lateComplaint(24)],
    [
      'one whose due time moved',
      withComplaint(
        redChannelOf(),
        { complaintId: 'c-2', accountId: 'acme', reportedAt: addHours(at, -10), severity: 'critical' },
        'S',
        at,
      ),
    ],
    ['one that was retracted with its rescue', closedWithRescue(redChannelOf({ reasons: [] }), at) as Case],
  ])('%s', (_, about) => {
    expect(lostSteps(about)).toEqual([]);
  });
});

describe('a step that vanished from the outbox is found in', () => {
  const without = (about: Case, step: StepName): Case => ({
    ...about,
    owed: about.owed.filter((owed) => owed.step !== step),
  });

  test.each(rescueOf().owed.map(({ step }) => step))('a rescue: %s', (step) => {
    expect(lostSteps(without(rescueOf(), step))).toEqual([step]);
  });

  test.each(redChannelOf().owed.map(({ step }) => step))('a red channel: %s', (step) => {
    expect(lostSteps(without(redChannelOf(), step))).toEqual([step]);
  });

  test('a rescue whose repeat was not put in after it was told', () => {
    const about = toldAll(rescueOf(), 'opened', 'unacknowledged-24h', 'unacknowledged-72h');

    expect(lostSteps({ ...about, owed: [] })).toEqual(['unacknowledged-72h']);
  });

  test('an acknowledged red channel with nobody on site: the breach', () => {
    const about = does(toldAll(redChannelOf(), 'opened', 'due-in-4h'), { action: 'acknowledge' });

    expect(lostSteps({ ...about, owed: [] })).toEqual(['breached']);
  });

  test('a resolved red channel: the letter', () => {
    const about = does(redChannelOf(), { action: 'resolve', outcome: 'lost' });

    expect(lostSteps({ ...about, owed: [] })).toEqual(['letter-due']);
  });
});
