import { expect, test } from 'vitest';
import { type Action, acted } from '../../lambdas/cases/actions.ts';
import type { Case, Instant } from '../../lambdas/cases/case.ts';
import { addMs } from '../../lambdas/cases/instant.ts';
import { withFindings } from '../../lambdas/cases/quality.ts';
import { redChannelOf, rescueOf } from '../support/cases.ts';

const deed = { by: 'olga', at: '2026-03-05T08:00:00.000Z', note: null };

/** The case after these actions, all of which it must take. */
function after(about: Case, ...actions: readonly Action[]): Case {
  return actions.reduce((each, action) => {
    const result = acted(each, action, deed);
    if (result.outcome === 'refused') throw new Error(`refused: ${result.because}`);
    return result.about;
  }, about);
}

const stepsOf = (about: Case) => about.owed.map(({ step }) => step);
const saved: Action = { action: 'resolve', outcome: 'saved' };

test('an acknowledgement stops the steps that wait for it, and never the clock', () => {
  expect(after(rescueOf(), { action: 'acknowledge' })).toMatchObject({ state: 'acknowledged' });
  expect(stepsOf(after(rescueOf(), { action: 'acknowledge' }))).toEqual(['opened']);
  expect(stepsOf(after(redChannelOf(), { action: 'acknowledge' }))).toEqual([
    'opened',
    'due-in-4h',
    'breached',
  ]);
});

test('being on site implies the acknowledgement and stops the clock', () => {
  const about = after(redChannelOf(), { action: 'on-site' });

  expect(about.redChannel?.milestones).toEqual({
    acknowledged: { at: deed.at, by: 'olga' },
    onSite: { at: deed.at, by: 'olga' },
  });
  expect(stepsOf(about)).toEqual(['opened']);
});

test('a resolution ends every step but the letter, 72 hours later, and does not erase a breach', () => {
  const about = redChannelOf();
  const late = { ...about, redChannel: { ...about.redChannel, breached: true } } as Case;

  const resolved = after(late, saved);

  expect(resolved).toMatchObject({ state: 'resolved', resolvedAs: 'saved', resolvedOn: '2026-03-05' });
  expect(resolved.owed.map(({ step, at }) => `${step} ${at}`)).toEqual([
    'letter-due 2026-03-08T08:00:00.000Z',
  ]);
  expect(resolved.redChannel?.breached).toBe(true);
  expect(resolved.redChannel?.milestones.acknowledged).toEqual({ at: deed.at, by: 'olga' });
});

const dueAt = '2026-03-06T06:00:00.000Z';

test.each<[Action, Instant, boolean, readonly string[]]>([
  [{ action: 'on-site' }, dueAt, false, ['opened']],
  [{ action: 'on-site' }, addMs(dueAt, 1), true, ['opened', 'breached']],
  [saved, dueAt, false, ['letter-due']],
  [saved, addMs(dueAt, 1), true, ['breached', 'letter-due']],
])('%j at %s, before any tick, leaves a breach: %s', (action, at, isBreached, owed) => {
  const result = acted(redChannelOf(), action, { ...deed, at });

  expect(result.outcome).toBe('changed');
  const about = result.outcome === 'changed' ? result.about : redChannelOf();
  expect(about.redChannel?.breached).toBe(isBreached);
  expect(about.events.some(({ event }) => event === 'breached')).toBe(isBreached);
  expect(stepsOf(about)).toEqual(owed);
});

test('the letter that was sent is not asked for again', () => {
  expect(stepsOf(after(redChannelOf(), saved, { action: 'commitment-sent' }))).toEqual([]);
});

test('a rescue that a person resolves owes nothing further', () => {
  expect(after(rescueOf(), { action: 'resolve', outcome: 'lost' })).toMatchObject({
    state: 'resolved',
    resolvedAs: 'lost',
    resolvedOn: '2026-03-05',
    owed: [],
  });
});

test('a case that is handed over names whom, with what the person had to say', () => {
  const result = acted(rescueOf(), { action: 'hand-over', to: 'mara' }, { ...deed, note: 'on leave' });

  expect(result).toMatchObject({ outcome: 'changed', about: { handedTo: 'mara' } });
  expect(result.outcome === 'changed' && result.about.events.at(-1)).toEqual({
    at: deed.at,
    event: 'handed-over',
    by: 'olga',
    note: 'mara: on leave',
  });
});

test('the first milestone counts', () => {
  const about = after(redChannelOf(), { action: 'acknowledge' });

  const result = acted(about, { action: 'on-site' }, { ...deed, at: '2026-03-05T09:00:00.000Z' });

  expect(result.outcome === 'changed' && result.about.redChannel?.milestones).toMatchObject({
    acknowledged: { at: deed.at },
    onSite: { at: '2026-03-05T09:00:00.000Z' },
  });
});

const quality = withFindings(null, '2026-03-04', [{ kind: 'missing', deadline: deed.at }], deed.at) as Case;

test.each<[string, Case, Action, string]>([
  [
    'acknowledging again',
    after(rescueOf(), { action: 'acknowledge' }),
    { action: 'acknowledge' },
    'already-done',
  ],
  ['arriving twice', after(redChannelOf(), { action: 'on-site' }), { action: 'on-site' }, 'already-done'],
  [
    'a second letter',
    after(redChannelOf(), saved, { action: 'commitment-sent' }),
    { action: 'commitment-sent' },
    'closed',
  ],
  ['acknowledging what is over', after(rescueOf(), saved), { action: 'acknowledge' }, 'closed'],
  ['resolving what is over', after(redChannelOf(), saved), saved, 'closed'],
  ['handing over what is over', after(rescueOf(), saved), { action: 'hand-over', to: 'mara' }, 'closed'],
  ['arriving for a rescue', rescueOf(), { action: 'on-site' }, 'not-for-this-case'],
  ['a letter for a rescue', rescueOf(), { action: 'commitment-sent' }, 'not-for-this-case'],
  ['a letter before the resolution', redChannelOf(), { action: 'commitment-sent' }, 'not-for-this-case'],
  ['handing over a day', quality, { action: 'hand-over', to: 'mara' }, 'not-for-this-case'],
  ['acknowledging what is held', rescueOf({ state: 'held' }), { action: 'acknowledge' }, 'not-for-this-case'],
])('%s is refused', (_what, about, action, because) => {
  expect(acted(about, action, deed)).toEqual({ outcome: 'refused', because });
});
