import { describe, expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { type AccountDay, foldLife, unwritten } from '../../lambdas/cases/rescue.ts';
import { reconcileRescues } from '../../lambdas/cases/rescue-cases.ts';
import {
  keptRescue,
  releasedDays,
  releasedEvent,
  rescueFromBefore,
  verdictsOf,
  withReleaseVoided,
} from '../../lambdas/cases/rescue-deeds.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { rescueOf } from '../support/cases.ts';
import { accountDay, lifeFallenOn, settingAt } from '../support/rescues.ts';

const day = '2026-03-04';
const deed = { at: '2026-03-05T09:00:00.000Z', by: 'olga', note: null };
const after = (event: string, changes: Partial<Case> = {}): Case => {
  const about = rescueOf(changes);
  const done = event === 'released' ? releasedEvent(day, deed) : { ...deed, event };
  return { ...about, events: [...about.events, done] };
};
const never = () => false;
const red = accountDay('2026-03-06', 30, 80, 3);
/** The rescue of that day, as it is after these. */
function told(later: readonly AccountDay[]): Case {
  const last = later.at(-1)?.day ?? day;
  return reconcileRescues([rescueOf()], lifeFallenOn(day, later), settingAt(last))[0] ?? rescueOf();
}

test.each<[string, Case, boolean]>([
  ['acknowledged', after('acknowledged', { state: 'acknowledged' }), true],
  ['handed over', after('handed-over'), true],
  ['left alone', rescueOf(), false],
  ['only released', after('released'), false],
  ['discarded while it was held', after('discarded'), false],
  ['resolved by a person', after('lost', { state: 'resolved', resolvedAs: 'lost', resolvedOn: day }), false],
])('a rescue that the facts no longer tell of and that was %s stays: %s', (_what, about, isKept) => {
  expect(keptRescue([about], unwritten, day)?.openedOn ?? null).toBe(isKept ? day : null);
});

test.each([
  [day, true],
  [addDays(day, 1), false],
])(
  'of one that has recovered since, and with history from %s on, the days tell again: %s',
  (first, isKept) => {
    const about = after('handed-over', {
      state: 'resolved',
      resolvedAs: 'recovered',
      resolvedOn: '2026-03-11',
    });

    expect(keptRescue([about], unwritten, first)?.openedOn ?? null).toBe(isKept ? day : null);
  },
);

test('one that the facts tell of needs no keeping', () => {
  expect(keptRescue([after('acknowledged')], lifeFallenOn(day), day)).toBeNull();
});

test('a kept rescue opens after the data of its day, lets no other open, and recovers on its seventh cured day', () => {
  const kept = keptRescue([after('acknowledged')], unwritten, day);
  const days = [4, 5, 6, 7, 8, 9, 10, 11].map((date) =>
    accountDay(`2026-03-${String(date).padStart(2, '0')}`, 80, 80),
  );

  const six = foldLife({ ...unwritten, kept }, days.slice(0, 7), never, []);
  const seven = foldLife({ ...unwritten, kept }, days, never, []);
  const fallen = foldLife({ ...unwritten, kept }, [accountDay('2026-03-06', 60, 80)], never, []);

  expect(six).toMatchObject({ current: { openedOn: day, curedDays: 6 }, finished: [] });
  expect(seven).toMatchObject({
    current: null,
    finished: [{ openedOn: day, resolvedOn: '2026-03-11', resolvedAs: 'recovered' }],
  });
  expect(fallen).toMatchObject({ current: { openedOn: day }, finished: [] });
});

test('a kept rescue opens also when no day of its account comes after', () => {
  const kept = keptRescue([after('acknowledged')], unwritten, day);

  expect(foldLife({ ...unwritten, kept }, [accountDay(day, 80, 80)], never, []).current?.openedOn).toBe(day);
  expect(foldLife({ ...unwritten, kept }, [], never, []).current?.openedOn).toBe(day);
});

test.each([
  ['the rescue opened', '2026-03-04', true],
  ['it took a reason', '2026-03-06', true],
  ['neither was', '2026-03-05', false],
])('a verdict of the date on which %s comes after the data of that date: %s %s', (_what, on, isAfterData) => {
  const about = told([red]);
  const spoken = { at: `${on}T21:00:00.000Z`, event: 'saved', by: 'olga', note: null };

  expect(verdictsOf([{ ...about, events: [...about.events, spoken] }])).toEqual([
    { on, outcome: 'saved', isAfterData },
  ]);
});

describe('when the days that told of the opening are forgotten', () => {
  const cured = [5, 6, 7, 8, 9, 10, 11].map((date) => accountDay(addDays('2026-02-28', date), 72));
  const caseAfter = (days: number) => told(cured.slice(0, days));

  test.each([
    ['recovered', caseAfter(7), 1],
    ['cured six times', caseAfter(6), 1],
    ['cured twice', caseAfter(2), 1],
    ['not cured', rescueOf(), 0],
  ])('the rescue that was open goes on where it stood: one %s', (_what, about, curedDays) => {
    expect(rescueFromBefore([about], cured.slice(1), null)).toMatchObject({
      openedOn: day,
      curedDays,
      resolvedOn: null,
    });
  });

  test('a reason that came since is found again by the fold', () => {
    const about = told([red]);

    expect(about.reasons).toEqual(['sharp-drop', 'red-band']);
    expect(rescueFromBefore([about], [red], null)?.given).toMatchObject([{ reason: 'sharp-drop', on: day }]);
  });

  test.each<[string, Case, string | null]>([
    ['is over', { ...caseAfter(7), resolvedOn: '2026-03-05' }, null],
    ['was retracted', rescueOf({ state: 'resolved', resolvedAs: 'retracted' }), null],
    ['is held', rescueOf({ state: 'held' }), null],
    ['a correction may have moved', rescueOf(), day],
  ])('there is none that %s', (_what, about, corrected) => {
    expect(rescueFromBefore([about], cured.slice(1), corrected)).toBeNull();
  });

  test('there is none while its opening day is known', () => {
    expect(rescueFromBefore([rescueOf()], [accountDay(day, 60, 80), ...cured], null)).toBeNull();
  });
});

test.each<[string, Case, string | null, boolean]>([
  ['a released one', after('released'), null, true],
  ['one that was not', rescueOf(), null, false],
  ['a released one of a corrected day', after('released'), day, false],
  ['a released one while another day is corrected', after('released'), '2026-03-05', true],
  [
    'a released and acknowledged one of a corrected day',
    { ...after('released'), events: [...after('released').events, { ...deed, event: 'acknowledged' }] },
    day,
    true,
  ],
  [
    'one that was released and retracted',
    after('released', { state: 'resolved', resolvedAs: 'retracted' }),
    null,
    false,
  ],
])('%s frees its day from the hold: %s', (_what, about, corrected, isFree) => {
  expect([...releasedDays([about], corrected)]).toEqual(isFree ? [day] : []);
});

test('a release frees the day of the hold, wherever a correction has moved the rescue since', () => {
  expect([...releasedDays([after('released', { openedOn: '2026-03-06' })], null)]).toEqual([day]);
});

test('a release that a correction has voided frees nothing any more, until the rescue is released anew', () => {
  const voided = withReleaseVoided(after('released', { state: 'held' }), day, deed.at);
  const again = { ...voided, events: [...voided.events, releasedEvent(day, deed)] };

  expect(voided.events.at(-1)).toEqual({ at: deed.at, event: 'release-voided', by: null, note: day });
  expect([...releasedDays([voided], null)]).toEqual([]);
  expect([...releasedDays([again], null)]).toEqual([day]);
});

test.each<[string, Case, string | null]>([
  ['another day is corrected', after('released'), '2026-03-05'],
  ['none is corrected', after('released'), null],
  ['nobody released', rescueOf(), day],
  ['it is void already', withReleaseVoided(after('released'), day, deed.at), day],
  [
    'somebody acted on what it opened',
    { ...after('released'), events: [...after('released').events, { ...deed, event: 'acknowledged' }] },
    day,
  ],
])('no release is voided when %s', (_when, about, corrected) => {
  expect(withReleaseVoided(about, corrected, deed.at)).toBe(about);
});
