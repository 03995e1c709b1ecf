import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Case } from '../../lambdas/cases/case.ts';
import { type AccountDay, foldLife, type PersonalOutcome, unwritten } from '../../lambdas/cases/rescue.ts';
import { reconcileRescues } from '../../lambdas/cases/rescue-cases.ts';
import { lastDateOf, verdictsOf } from '../../lambdas/cases/rescue-deeds.ts';
import { lifeOf, openingDays, type RescuePorts, storyOfNewDay } from '../../lambdas/flows/account-story.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import { accountDay, settingAt, stored, timelines } from '../support/rescues.ts';

/** The stored model is the current one, so nothing is looked up. */
const noPorts = {} as RescuePorts;
const model = { version: 'm-1' } as Model;

/** A verdict between two deliveries: `waited` days after the morning on which the earlier one was decided. */
type Spoken = { readonly afterDay: number; readonly waited: number; readonly outcome: PersonalOutcome };

/** The stored cases that are looked at when a new day is decided: open ones, and those of the last week. */
const around = (cases: readonly Case[], day: CalendarDay) =>
  cases.filter((each) => (lastDateOf(each) ?? day) >= addDays(day, -7));

/** What a person's verdict leaves behind, spoken at 09:00 of that date. */
function withVerdict(cases: readonly Case[], on: CalendarDay, outcome: PersonalOutcome): readonly Case[] {
  return cases.map((each) =>
    each.state === 'open'
      ? {
          ...each,
          state: 'resolved' as const,
          resolvedAs: outcome,
          resolvedOn: on,
          owed: [],
          events: [...each.events, { at: `${on}T09:00:00.000Z`, event: outcome, by: 'olga', note: null }],
        }
      : each,
  );
}

/** Decides day after day, each when it came, on top of the cases stored by then. */
async function decidedDayByDay(
  days: readonly AccountDay[],
  isHeld: (day: CalendarDay) => boolean,
  spoken: readonly Spoken[],
): Promise<readonly Case[]> {
  let cases: readonly Case[] = [];
  for (const [place, day] of days.entries()) {
    const story = await storyOfNewDay(noPorts, model, day, 'acme', around(cases, day.day));
    const changes = reconcileRescues(story.cases, lifeOf(story, isHeld), settingAt(day.day));
    cases = stored(cases, changes);
    const next = spoken.find(({ afterDay }) => afterDay === place);
    if (next !== undefined) cases = withVerdict(cases, addDays(day.day, 1 + next.waited), next.outcome);
  }
  return cases;
}

const spoken = fc.array(
  fc.record({
    afterDay: fc.nat(39),
    waited: fc.constantFrom(0, 0, 1, 3, 6),
    outcome: fc.constantFrom('saved' as const, 'lost' as const, 'false-alarm' as const),
  }),
  { maxLength: 3 },
);
const heldDays = fc.func(fc.integer({ min: 0, max: 5 })).map((chance) => (day: string) => chance(day) === 0);

test('deciding each day as it comes gives the rescues that the whole timeline tells', async () => {
  await fc.assert(
    fc.asyncProperty(timelines, heldDays, spoken, async (days, isHeld, verdicts) => {
      const cases = await decidedDayByDay(days, isHeld, verdicts);

      const life = foldLife(unwritten, days, isHeld, verdictsOf(cases));

      const told = cases.filter(({ state }) => state !== 'held');
      const rescues = life.current === null ? life.finished : [...life.finished, life.current];
      expect(
        told.map(({ openedOn, reasons, resolvedOn, resolvedAs }) => ({
          openedOn,
          reasons,
          resolvedOn,
          resolvedAs,
        })),
      ).toEqual(
        rescues.map(({ openedOn, given, resolvedOn, resolvedAs }) => {
          return { openedOn, reasons: given.map(({ reason }) => reason), resolvedOn, resolvedAs };
        }),
      );
      expect(cases.filter(({ state }) => state === 'held').map(({ openedOn }) => openedOn)).toEqual(
        life.heldOn.map(({ day }) => day),
      );
    }),
    { numRuns: 300 },
  );
});

test('telling the whole story again over the cases of every day changes none of their facts', async () => {
  await fc.assert(
    fc.asyncProperty(timelines, heldDays, spoken, async (days, isHeld, verdicts) => {
      const cases = await decidedDayByDay(days, isHeld, verdicts);
      const last = days.at(-1)?.day ?? '';

      const life = foldLife(unwritten, days, isHeld, verdictsOf(cases));
      const again = stored(cases, reconcileRescues(cases, life, settingAt(last)));

      expect(factsOf(again)).toEqual(factsOf(cases));
    }),
    { numRuns: 300 },
  );
});

test('a verdict that a late day overtakes says the same, whether that day came before or after it', async () => {
  const cured = [5, 6, 7, 8, 9, 10, 11].map((date) => accountDay(addDays('2026-02-28', date), 72));
  const days = [accountDay('2026-03-04', 60, 80), ...cured, accountDay('2026-03-12', 30, 80)];
  const cases = await decidedDayByDay(days, () => false, [{ afterDay: 6, waited: 1, outcome: 'saved' }]);

  const life = foldLife(unwritten, days, () => false, verdictsOf(cases));
  const again = stored(cases, reconcileRescues(cases, life, settingAt('2026-03-12')));

  expect(factsOf(again)).toEqual(factsOf(cases));
});

test('a verdict is heard from its own date on, though late days had ended its rescue before it', async () => {
  const cured = [5, 6, 7, 8, 9, 10, 11].map((date) => accountDay(addDays('2026-02-28', date), 72));
  const saved = [{ afterDay: 5, waited: 5, outcome: 'saved' as const }];
  const told = async (fallenOn: CalendarDay) => {
    const days = [accountDay('2026-03-04', 60, 80), ...cured, accountDay(fallenOn, 30, 80)];
    const cases = await decidedDayByDay(days, () => false, saved);
    return cases.map(({ openedOn, resolvedAs, resolvedOn }) => [openedOn, resolvedAs, resolvedOn]);
  };
  const recovered = ['2026-03-04', 'recovered', '2026-03-11'];

  expect(await told('2026-03-14')).toEqual([recovered, ['2026-03-14', 'saved', '2026-03-15']]);
  expect(await told('2026-03-15')).toEqual([recovered]);
  expect(await told('2026-03-22')).toEqual([recovered]);
  expect(await told('2026-03-23')).toEqual([recovered, ['2026-03-23', null, null]]);
});

function factsOf(cases: readonly Case[]) {
  return cases
    .map(({ version: _version, rescue, ...facts }) => ({ ...facts, given: rescue?.given }))
    .sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
}

test('the days on which a life opens rescues are those of the open, the finished and the held ones', () => {
  const given = [{ reason: 'sharp-drop' as const, on: '2026-03-04', baselineTwice: 16_000 }];
  const rescue = { openedOn: '2026-03-04', given, curedDays: 0, resolvedOn: null, resolvedAs: null };

  const days = openingDays({
    current: { ...rescue, openedOn: '2026-03-20' },
    finished: [{ ...rescue, resolvedOn: '2026-03-11', resolvedAs: 'recovered' }],
    kept: null,
    heldOn: [{ day: '2026-03-15', given }],
    coolUntil: null,
  });

  expect(days).toEqual(['2026-03-04', '2026-03-20', '2026-03-15']);
});
