import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AccountDay,
  afterDay,
  foldLife,
  isMassFall,
  type RescueLife,
  reasonsOf,
  rescuesIn,
  resolvedByPerson,
  unwritten,
  wouldOpen,
} from '../../lambdas/cases/rescue.ts';
import { addDays } from '../../lambdas/scoring/calendar.ts';
import { accountDay, lifeFallenOn, timelines } from '../support/rescues.ts';

const day = '2026-03-04';
const never = () => false;
const later = (count: number, index: number, from = addDays(day, 1)) =>
  Array.from({ length: count }, (_, place) => accountDay(addDays(from, place), index));

describe('the reasons of a day', () => {
  test.each<[string, AccountDay, readonly string[]]>([
    ['64.00 under 80.00 is a drop of 20 %', accountDay(day, 64, 80), ['sharp-drop']],
    ['64.01 under 80.00 is not', accountDay(day, 64.01, 80), []],
    ['a baseline that ends in half a hundredth counts exactly', accountDay(day, 64, 80.005), ['sharp-drop']],
    ['the third red day', accountDay(day, 39, null, 3), ['red-band']],
    ['the second red day', accountDay(day, 39, null, 2), []],
    ['the tenth red day', accountDay(day, 39, 39, 10), ['red-band']],
    ['a drop into the third red day', accountDay(day, 39, 80, 3), ['sharp-drop', 'red-band']],
    ['no baseline', accountDay(day, 1), []],
    ['a baseline of 0', accountDay(day, 0, 0), []],
    ['no index, whatever the streak', accountDay(day, null, 80, 3), []],
  ])('%s: %#', (_name, about, expected) => {
    expect(reasonsOf(about)).toEqual(expected);
  });
});

describe('a mass fall', () => {
  test.each([
    [20, 99, true],
    [20, 100, false],
    [19, 19, false],
    [20, 20, true],
    [21, 104, true],
    [21, 105, false],
    [0, 0, false],
  ])('%i new rescues of %i accounts with a known index: %s', (count, known, expected) => {
    expect(isMassFall(count, known)).toBe(expected);
  });
});

describe('a rescue', () => {
  test('opens with every reason of its day, and with the baseline that cures a drop', () => {
    const life = afterDay(unwritten, accountDay(day, 39, 80, 3), false);

    expect(life.current).toEqual({
      openedOn: day,
      given: [
        { reason: 'sharp-drop', on: day, baselineTwice: 16_000 },
        { reason: 'red-band', on: day, baselineTwice: null },
      ],
      curedDays: 0,
      resolvedOn: null,
      resolvedAs: null,
    });
  });

  test('that is held is remembered, and none is open', () => {
    const life = afterDay(unwritten, accountDay(day, 60, 80), true);

    expect(life.current).toBeNull();
    expect(life.heldOn).toEqual([{ day, given: [{ reason: 'sharp-drop', on: day, baselineTwice: 16_000 }] }]);
  });

  test('takes its reasons and recovers on a held day as on any other', () => {
    const open = lifeFallenOn(day, later(6, 72));

    const recovered = afterDay(open, accountDay('2026-03-11', 72), true);
    const widened = afterDay(open, accountDay('2026-03-11', 39, 72, 3), true);

    expect(recovered.finished).toMatchObject([{ resolvedOn: '2026-03-11', resolvedAs: 'recovered' }]);
    expect(widened.current?.given.map(({ reason }) => reason)).toEqual(['sharp-drop', 'red-band']);
    expect(widened.heldOn).toEqual([]);
  });

  test('is not changed by a reason that it has already', () => {
    const life = lifeFallenOn(day, [accountDay('2026-03-05', 50, 79)]);

    expect(life.current).toEqual(lifeFallenOn(day).current);
  });

  test.each([
    ['sharp-drop', accountDay(day, 60, 80), 72, true],
    ['sharp-drop', accountDay(day, 60, 80), 71.99, false],
    ['sharp-drop over half a hundredth', accountDay(day, 60, 80.005), 72, false],
    ['sharp-drop over half a hundredth', accountDay(day, 60, 80.005), 72.01, true],
    ['red-band', accountDay(day, 39, null, 3), 45, true],
    ['red-band', accountDay(day, 39, null, 3), 44.99, false],
  ])('given for %s is cured: %#', (_reason, opening, index, isCured) => {
    const life = foldLife(unwritten, [opening, ...later(7, index)], never, []);

    expect(life.current === null).toBe(isCured);
  });

  test.each([
    [6, null],
    [7, '2026-03-11'],
    [8, '2026-03-11'],
  ])('resolves on the seventh cured day: after %i days', (count, resolvedOn) => {
    const life = lifeFallenOn(day, later(count, 72));

    expect(rescuesIn(life)[0]?.resolvedOn ?? null).toBe(resolvedOn);
  });

  test('needs seven cured days in a row: one that is not begins the count again', () => {
    const six = later(6, 72);
    const seven = later(7, 72, '2026-03-12');

    const life = lifeFallenOn(day, [...six, accountDay('2026-03-11', 71.99), ...seven]);

    expect(rescuesIn(life)[0]?.resolvedOn).toBe('2026-03-18');
  });

  test('counts no day without an index, and is not interrupted by one', () => {
    const six = later(6, 72);
    const unknown = [accountDay('2026-03-11', null), accountDay('2026-03-12', null, 80, 3)];

    const life = lifeFallenOn(day, [...six, ...unknown, accountDay('2026-03-20', 72)]);

    expect(rescuesIn(life)[0]?.resolvedOn).toBe('2026-03-20');
  });

  test('begins its count again on the day after a reason was added, and needs every reason cured', () => {
    const added = accountDay('2026-03-11', 39, 40, 3);

    const short = lifeFallenOn(day, [...later(6, 72), added, ...later(6, 72, '2026-03-12')]);
    const half = lifeFallenOn(day, [...later(6, 72), added, ...later(7, 71.99, '2026-03-12')]);
    const whole = lifeFallenOn(day, [...later(6, 72), added, ...later(7, 72, '2026-03-12')]);

    expect(short.current?.curedDays).toBe(6);
    expect(half.current?.curedDays).toBe(0);
    expect(rescuesIn(whole)).toMatchObject([{ resolvedOn: '2026-03-18', resolvedAs: 'recovered' }]);
  });

  test('never opens on the day on which another resolves', () => {
    const reasonAndCure = { ...accountDay('2026-03-11', 72, 95), redStreak: 0 };

    const life = lifeFallenOn(day, [...later(6, 72), reasonAndCure]);

    expect(life.current).toBeNull();
    expect(life.finished).toHaveLength(1);
  });

  test('may open again on the day after a recovery', () => {
    const life = lifeFallenOn(day, [...later(7, 72), accountDay('2026-03-12', 50, 80)]);

    expect(rescuesIn(life).map(({ openedOn }) => openedOn)).toEqual([day, '2026-03-12']);
  });
});

describe('a verdict of a person', () => {
  const verdict = { on: '2026-03-05', outcome: 'false-alarm', isAfterData: false } as const;

  test.each([
    ['2026-03-05', false],
    ['2026-03-12', false],
    ['2026-03-13', true],
  ])('keeps the account quiet for seven days: on %s a rescue would open: %s', (on, expected) => {
    const life = resolvedByPerson(lifeFallenOn(day), verdict);

    expect(wouldOpen(life, accountDay(on, 30, 80))).toBe(expected);
    expect(afterDay(life, accountDay(on, 30, 80), false).current !== null).toBe(expected);
  });

  test('resolves the open rescue on its date, and without one only keeps the account quiet', () => {
    expect(rescuesIn(resolvedByPerson(lifeFallenOn(day), verdict))).toMatchObject([
      { openedOn: day, resolvedOn: '2026-03-05', resolvedAs: 'false-alarm' },
    ]);
    expect(resolvedByPerson(unwritten, verdict)).toEqual({ ...unwritten, coolUntil: '2026-03-12' });
  });

  test('takes effect before the day of its date is judged', () => {
    const days = [accountDay(day, 60, 80), accountDay('2026-03-05', 30, 80, 3)];

    const life = foldLife(unwritten, days, never, [verdict]);

    expect(rescuesIn(life).map(({ given }) => given.map(({ reason }) => reason))).toEqual([['sharp-drop']]);
  });

  test('of the very date on which the rescue opened resolves that rescue', () => {
    const life = foldLife(unwritten, [accountDay(day, 60, 80)], never, [
      { on: day, outcome: 'lost', isAfterData: true },
    ]);

    expect(rescuesIn(life)).toMatchObject([{ openedOn: day, resolvedOn: day, resolvedAs: 'lost' }]);
  });
});

describe('over any days', () => {
  const verdicts = fc.array(
    fc.record({
      on: fc.integer({ min: 1, max: 60 }).map((days) => addDays('2026-03-01', days)),
      outcome: fc.constantFrom('saved' as const, 'lost' as const, 'false-alarm' as const),
      isAfterData: fc.boolean(),
    }),
    { maxLength: 3 },
  );
  const lives = fc
    .tuple(timelines, verdicts, fc.func(fc.integer({ min: 0, max: 4 })))
    .map(([days, spoken, chance]) => {
      const inOrder = spoken.toSorted((a, b) => (a.on < b.on ? -1 : 1));
      const isHeld = (on: string) => chance(on) === 0;
      return { days, verdicts: inOrder, isHeld, life: foldLife(unwritten, days, isHeld, inOrder) };
    });

  test('a life that is told in two parts is the same as told in one', () => {
    fc.assert(
      fc.property(lives, fc.nat(40), ({ days, verdicts, isHeld, life }, at) => {
        const [first, second] = [days.slice(0, at), days.slice(at)];
        const next = second[0]?.day ?? '9999-12-31';

        const half = foldLife(
          unwritten,
          first,
          isHeld,
          verdicts.filter(({ on }) => on < next),
        );
        const whole = foldLife(
          half,
          second,
          isHeld,
          verdicts.filter(({ on }) => on >= next),
        );

        expect(whole).toEqual(life);
      }),
    );
  });

  test('rescues never overlap, none opens on the day on which another resolves, none in a quiet time', () => {
    fc.assert(
      fc.property(lives, ({ life }) => {
        const rescues = rescuesIn(life);
        for (const [place, rescue] of rescues.slice(1).entries()) {
          const before = rescues[place] as (typeof rescues)[number];
          const quiet = before.resolvedAs === 'recovered' ? 0 : 7;
          expect(rescue.openedOn > addDays(before.resolvedOn ?? '9999-12-24', quiet)).toBe(true);
        }
      }),
    );
  });

  test('every rescue has a reason of its opening day, and no reason twice', () => {
    fc.assert(
      fc.property(lives, ({ days, life }) => {
        for (const { openedOn, given } of rescuesIn(life)) {
          const opening = days.find((each) => each.day === openedOn) as AccountDay;
          const reasons = given.map(({ reason }) => reason);
          expect(reasonsOf(opening)).toEqual(
            given.filter(({ on }) => on === openedOn).map(({ reason }) => reason),
          );
          expect(new Set(reasons).size).toBe(reasons.length);
        }
      }),
    );
  });

  test('a day without an index changes nothing', () => {
    fc.assert(
      fc.property(lives, ({ life }: { life: RescueLife }) => {
        expect(afterDay(life, accountDay('2026-12-31', null, 80, 3), false)).toEqual(life);
      }),
    );
  });
});
