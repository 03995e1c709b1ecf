import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { foldLife, type RescueLife, unwritten } from '../../lambdas/cases/rescue.ts';
import { reconcileRescues } from '../../lambdas/cases/rescue-cases.ts';
import { keptRescue, releasedDays, releasedEvent, verdictsOf } from '../../lambdas/cases/rescue-deeds.ts';
import { wasActedOn } from '../../lambdas/cases/stored-rescue.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import {
  accountDay,
  accountDigest,
  caseFallenOn,
  lifeFallenOn,
  settingAt,
  stored,
  timelines,
} from '../support/rescues.ts';

const day = '2026-03-04';
const quiet: RescueLife = unwritten;
const heldLife = foldLife(unwritten, [accountDay(day, 60, 80)], () => true, []);
const cured = Array.from({ length: 7 }, (_, place) => accountDay(addDays('2026-03-05', place), 72));

function only(cases: readonly Case[]): Case {
  expect(cases).toHaveLength(1);
  return cases[0] as Case;
}

const told = (about: Case, recipientId: string): Case => ({
  ...about,
  told: [
    ...about.told,
    {
      step: 'opened',
      occurrence: 0,
      recipientId,
      noticeId: `n-${recipientId}`,
      at: '2026-03-05T06:00:00.000Z',
    },
  ],
});

const actedOn = (about: Case): Case => ({
  ...about,
  state: 'acknowledged',
  owed: [],
  events: [
    ...about.events,
    { at: '2026-03-05T08:00:00.000Z', event: 'acknowledged', by: 'olga', note: null },
  ],
});

test('a fall opens a case that owes every step of the policy from its opening on', () => {
  const opened = only(reconcileRescues([], lifeFallenOn(day), settingAt(day)));

  expect(opened).toMatchObject({
    caseId: `rescue-${accountDigest}-${day}`,
    state: 'open',
    reasons: ['sharp-drop'],
    openedOn: day,
    openedAt: '2026-03-05T06:00:00.000Z',
    tier: 'B',
    version: 0,
  });
  expect(opened.owed.map(({ step, at }) => `${step} ${at}`)).toEqual([
    'opened 2026-03-05T06:00:00.000Z',
    'unacknowledged-24h 2026-03-06T06:00:00.000Z',
    'unacknowledged-72h 2026-03-08T06:00:00.000Z',
  ]);
});

test('a rescue that opened and resolved before it was told of is recorded, and owes nothing', () => {
  const opened = only(reconcileRescues([], lifeFallenOn(day, cured), settingAt('2026-03-12')));

  expect(opened).toMatchObject({
    state: 'resolved',
    resolvedAs: 'recovered',
    resolvedOn: '2026-03-11',
    owed: [],
  });
  expect(opened.events.map(({ event }) => event)).toEqual(['opened', 'recovered']);
});

test('a rescue whose facts are the same is not written again', () => {
  const about = caseFallenOn(day);

  expect(reconcileRescues([about], lifeFallenOn(day), settingAt(day))).toEqual([]);
});

test('a rescue that the facts move keeps its id, its steps and what was told', () => {
  const about = told(caseFallenOn(day), 'olga');
  const moved = foldLife(unwritten, [accountDay('2026-03-03', 60, 80)], () => false, []);

  const changed = only(reconcileRescues([about], moved, settingAt('2026-03-05')));

  expect(changed).toMatchObject({ caseId: about.caseId, openedOn: '2026-03-03', state: 'open' });
  expect(changed.openedAt).toBe(about.openedAt);
  expect(changed.owed).toEqual(about.owed);
  expect(changed.told).toEqual(about.told);
});

test.each([
  ['ends on the day on which the stored one opened', '2026-02-25', '2026-03-04', true],
  ['ends the day before', '2026-02-24', '2026-03-03', false],
  ['opens on the day on which the stored one ended', '2026-03-11', null, true],
  ['opens the day after', '2026-03-12', null, false],
])('a folded rescue that %s is the same case: %#', (_how, openedOn, resolvedOn, isSame) => {
  const life = lifeFallenOn(day, cured);
  const about = only(stored([], reconcileRescues([], life, settingAt('2026-03-12'))));
  const given = [{ reason: 'sharp-drop' as const, on: openedOn, baselineTwice: 16_000 }];
  const rescue = {
    openedOn,
    given,
    curedDays: 0,
    resolvedOn,
    resolvedAs: resolvedOn === null ? null : ('recovered' as const),
  };
  const told = resolvedOn === null ? { ...quiet, current: rescue } : { ...quiet, finished: [rescue] };

  const changed = stored([about], reconcileRescues([about], told, settingAt('2026-03-20')));

  expect(changed.find(({ openedOn: on }) => on === openedOn)?.caseId === about.caseId).toBe(isSame);
});

test('a rescue that nobody was told of and nobody acted on is retracted in silence', () => {
  const changed = only(reconcileRescues([caseFallenOn(day)], quiet, settingAt('2026-03-05')));

  expect(changed).toMatchObject({ state: 'resolved', resolvedAs: 'retracted', owed: [] });
});

test('a retracted rescue owes one notice to everyone told', () => {
  const about = told(told(caseFallenOn(day), 'olga'), 'mara');

  const changed = only(reconcileRescues([about], quiet, settingAt('2026-03-05')));

  expect(changed.owed).toEqual([
    {
      step: 'retracted',
      occurrence: 0,
      at: '2026-03-06T06:00:00.000Z',
      unless: null,
      told: ['everyone_told'],
    },
  ]);
});

test('a rescue on which somebody acted is never taken back', () => {
  const about = actedOn(told(caseFallenOn(day), 'olga'));

  expect(wasActedOn(about)).toBe(true);
  const staying = only(reconcileRescues([about], quiet, settingAt('2026-03-05')));
  expect(staying).toEqual({ ...about, rescue: { ...about.rescue, isKept: true } });
});

test.each([
  { from: day, isJudged: true },
  { from: addDays(day, 1), isJudged: false },
])('of what opened on the 4th the files from $from on tell: $isJudged', ({ from, isJudged }) => {
  const changes = reconcileRescues(
    [caseFallenOn(day), only(reconcileRescues([], heldLife, settingAt(day)))],
    quiet,
    settingAt('2027-05-01', { from }),
  );

  expect(changes.map(({ resolvedAs }) => resolvedAs)).toEqual(isJudged ? ['retracted', 'retracted'] : []);
});

/** Two rescues, and the life of the one that they become when a cured day less is told. */
function twoThatBecomeOne() {
  const again = accountDay(addDays('2026-03-05', 8), 60, 80);
  const both = reconcileRescues([], lifeFallenOn(day, [...cured, again]), settingAt('2026-03-13'));
  const [first, second] = stored([], both) as [Case, Case];
  return { first, second, one: lifeFallenOn(day, [...cured.slice(1), again]) };
}

test('of two rescues that become one the other is retracted, whatever opened first', () => {
  const { first, second, one } = twoThatBecomeOne();

  const changes = reconcileRescues([second, first], one, settingAt('2026-03-13', { from: '2026-03-05' }));

  expect(changes.map(({ caseId, openedOn, state }) => `${caseId} ${openedOn} ${state}`)).toEqual([
    `${second.caseId} ${day} open`,
    `${first.caseId} ${day} resolved`,
  ]);
});

test('of two rescues that become one that goes on which is in somebody’s hands, so that one alone stays open', () => {
  const { first, second, one } = twoThatBecomeOne();

  const cases = stored(
    [first, actedOn(second)],
    reconcileRescues([first, actedOn(second)], one, settingAt('2026-03-13', { from: '2026-03-05' })),
  );

  expect(cases.map(({ caseId, openedOn, resolvedAs }) => [caseId, openedOn, resolvedAs])).toEqual([
    [second.caseId, day, null],
    [first.caseId, day, 'retracted'],
  ]);
});

test('a recovered rescue is retracted as well when it should not have been', () => {
  const recovered = only(stored([], reconcileRescues([], lifeFallenOn(day, cured), settingAt('2026-03-12'))));

  const changed = only(reconcileRescues([recovered], quiet, settingAt('2026-03-12')));

  expect(changed).toMatchObject({ resolvedAs: 'retracted', owed: [] });
});

test('a fall that comes back after its retraction is another case of that day', () => {
  const about = caseFallenOn(day);
  const taken = stored([about], reconcileRescues([about], quiet, settingAt('2026-03-05')));

  const again = only(reconcileRescues(taken, lifeFallenOn(day), settingAt('2026-03-06')));

  expect(again).toMatchObject({
    caseId: `${about.caseId}-2`,
    state: 'open',
    openedAt: '2026-03-07T06:00:00.000Z',
  });
});

test('a rescue that is open after all owes what was not told yet', () => {
  const recovered = told(
    only(stored([], reconcileRescues([], lifeFallenOn(day, cured), settingAt('2026-03-12')))),
    'olga',
  );

  const reopened = only(reconcileRescues([recovered], lifeFallenOn(day), settingAt('2026-03-12')));

  expect(reopened).toMatchObject({ state: 'open', resolvedAs: null, resolvedOn: null });
  expect(reopened.openedAt).toBe(recovered.openedAt);
  expect(reopened.owed.map(({ step }) => step)).toEqual(['unacknowledged-24h', 'unacknowledged-72h']);
});

test('a rescue that is open after all and of which nobody was told opens at that time', () => {
  const recovered = only(stored([], reconcileRescues([], lifeFallenOn(day, cured), settingAt('2026-03-12'))));
  const later = { ...settingAt('2026-03-12'), now: '2026-03-20T06:00:00.000Z' };

  const reopened = only(reconcileRescues([recovered], lifeFallenOn(day), later));

  expect(reopened.openedAt).toBe('2026-03-20T06:00:00.000Z');
  expect(reopened.owed.map(({ step, at }) => `${step} ${at}`)).toEqual([
    'opened 2026-03-20T06:00:00.000Z',
    'unacknowledged-24h 2026-03-21T06:00:00.000Z',
    'unacknowledged-72h 2026-03-23T06:00:00.000Z',
  ]);
});

test('a rescue that was acknowledged and is open after all stays acknowledged and owes nothing', () => {
  const recovered = actedOn(
    only(stored([], reconcileRescues([], lifeFallenOn(day, cured), settingAt('2026-03-12')))),
  );

  const reopened = only(
    reconcileRescues([{ ...recovered, state: 'resolved' }], lifeFallenOn(day), settingAt('2026-03-12')),
  );

  expect(reopened).toMatchObject({ state: 'acknowledged', owed: [], resolvedAs: null });
});

test('a held rescue is a case that owes nothing and has no opening time', () => {
  const held = only(reconcileRescues([], heldLife, settingAt(day)));

  expect(held).toMatchObject({
    state: 'held',
    openedOn: day,
    openedAt: null,
    owed: [],
    reasons: ['sharp-drop'],
  });
});

test('a held rescue whose day is held no more opens under its id', () => {
  const held = stored([], reconcileRescues([], heldLife, settingAt(day)));

  const opened = only(reconcileRescues(held, lifeFallenOn(day), settingAt('2026-03-06')));

  expect(opened).toMatchObject({
    caseId: held[0]?.caseId,
    state: 'open',
    version: 1,
    openedAt: '2026-03-07T06:00:00.000Z',
  });
});

test('a held rescue that the facts no longer tell is retracted, without a word', () => {
  const held = stored([], reconcileRescues([], heldLife, settingAt(day)));

  const gone = only(reconcileRescues(held, quiet, settingAt('2026-03-06')));

  expect(gone).toMatchObject({
    caseId: held[0]?.caseId,
    state: 'resolved',
    resolvedAs: 'retracted',
    owed: [],
  });
  const again = only(reconcileRescues([gone], heldLife, settingAt('2026-03-06')));
  expect(again).toMatchObject({ caseId: `${held[0]?.caseId}-2`, state: 'held', version: 0 });
});

test('a released rescue that is the same case as a later one leaves it the release', () => {
  const [held] = stored([], reconcileRescues([], heldLife, settingAt(day))) as [Case];
  const deed = { at: '2026-03-06T09:00:00.000Z', by: 'dana', note: 'checked' };
  const released: Case = { ...held, events: [...held.events, releasedEvent(day, deed)] };
  const later: Case = { ...caseFallenOn('2026-03-05'), version: 3 };

  const changes = reconcileRescues([released, later], lifeFallenOn(day), settingAt('2026-03-06'));

  expect(changes).toMatchObject([
    { caseId: later.caseId, openedOn: day },
    { caseId: held.caseId, resolvedAs: 'retracted' },
  ]);
  expect([...releasedDays([changes[0] as Case], null)]).toEqual([day]);
});

test('what is open because somebody acted on it is not held as well when its day becomes a mass fall', () => {
  const about: Case = {
    ...caseFallenOn(day),
    state: 'acknowledged',
    events: [{ at: '2026-03-05T09:00:00.000Z', event: 'acknowledged', by: 'olga', note: null }],
  };
  const kept = keptRescue([about], heldLife, day);
  const life = foldLife({ ...unwritten, kept }, [accountDay(day, 60, 80)], () => true, []);

  expect(life).toMatchObject({ heldOn: [{ day }], current: { openedOn: day } });
  expect(reconcileRescues([about], life, settingAt(day))).toMatchObject([
    { caseId: about.caseId, state: 'acknowledged', rescue: { isKept: true } },
  ]);
});

test('a discarded rescue stays discarded while its day is held', () => {
  const [held] = stored([], reconcileRescues([], heldLife, settingAt(day)));
  const discarded: Case = {
    ...(held as Case),
    state: 'resolved',
    resolvedAs: 'discarded',
    resolvedOn: '2026-03-05',
  };

  expect(reconcileRescues([discarded], heldLife, settingAt('2026-03-06'))).toEqual([]);
  const [again] = reconcileRescues([discarded], heldLife, settingAt('2026-03-06', { corrected: day }));
  expect(again).toMatchObject({ caseId: held?.caseId, state: 'held', resolvedAs: null, resolvedOn: null });
  const [gone] = reconcileRescues([discarded], quiet, settingAt('2026-03-06'));
  expect(gone).toMatchObject({ caseId: held?.caseId, resolvedAs: 'retracted', owed: [] });
});

test('verdicts are read from the events of all rescues, in order of time', () => {
  const spoken = (caseId: string, at: string, event: string): Case => ({
    ...caseFallenOn(day),
    caseId,
    events: [{ at, event, by: 'olga', note: null }],
  });

  const verdicts = verdictsOf([
    spoken('b', '2026-04-01T23:59:59.999Z', 'lost'),
    spoken('a', '2026-03-05T00:00:00.000Z', 'saved'),
    spoken('c', '2026-03-06T00:00:00.000Z', 'acknowledged'),
    { ...spoken('d', '2026-03-07T00:00:00.000Z', 'saved'), kind: 'red-channel' },
  ]);

  expect(verdicts).toEqual([
    { on: '2026-03-05', outcome: 'saved', isAfterData: false },
    { on: '2026-04-01', outcome: 'lost', isAfterData: false },
  ]);
});

test('what was brought into line once is in line: doing it again changes nothing', () => {
  const isHeld = (chance: number) => (on: string) => Number(on.slice(-2)) % 5 === chance;
  fc.assert(
    fc.property(timelines, timelines, fc.nat(9), (before, after, chance) => {
      const setting = settingAt('2026-11-30');
      const first = stored(
        [],
        reconcileRescues([], foldLife(unwritten, before, isHeld(chance), []), setting),
      );
      const life = foldLife(unwritten, after, isHeld(chance), []);

      const second = stored(first, reconcileRescues(first, life, setting));

      expect(reconcileRescues(second, life, setting)).toEqual([]);
    }),
  );
});

test('at most one rescue of an account is open, whatever was stored before', () => {
  fc.assert(
    fc.property(timelines, timelines, (before, after) => {
      const setting = settingAt('2026-11-30');
      const first = stored(
        [],
        reconcileRescues(
          [],
          foldLife(unwritten, before, () => false, []),
          setting,
        ),
      );

      const life = foldLife(unwritten, after, () => false, []);
      const second = stored(first, reconcileRescues(first, life, setting));

      const open = second.filter(({ state }) => state === 'open');
      expect(open.map(({ openedOn }) => openedOn)).toEqual(
        life.current === null ? [] : [life.current.openedOn],
      );
      expect(new Set(second.map(({ caseId }) => caseId)).size).toBe(second.length);
    }),
  );
});
