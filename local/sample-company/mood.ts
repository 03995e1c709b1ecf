import type { Tier } from '../../examples/ledger/tiers.ts';

/** What drives an account's behaviour on a day; a story bends it. */
export type Mood = {
  /** Usual days from order to order; `null`: it does not order. */
  readonly gapDays: number | null;
  /** Usual size of an order. */
  readonly orderCents: number;
  /** What it would answer to a survey, -100 to 100; `null`: it is never asked. */
  readonly nps: number | null;
  /** Days from survey to survey. */
  readonly surveyEveryDays: number;
  /** Share of its users who are active, 0 to 1; `null`: not measured for it. */
  readonly activeUserRatio: number | null;
  /** How long its oldest invoice has been due. */
  readonly daysPastDue: number;
  /** Days from one executive meeting to the next; `null`: nobody meets. */
  readonly meetingEveryDays: number | null;
  /** What the next relationship audit would find, 0 to 100. */
  readonly auditScore: number;
};

/** How accounts of a tier order: days from order to order, and the size of one. */
export const orderHabits: Record<
  Tier,
  { readonly gap: [number, number]; readonly orderCents: [number, number] }
> = {
  S: { gap: [2, 3], orderCents: [1_800_000, 4_000_000] },
  A: { gap: [3, 5], orderCents: [600_000, 1_500_000] },
  B: { gap: [4, 8], orderCents: [150_000, 500_000] },
  C: { gap: [6, 13], orderCents: [20_000, 120_000] },
};

/** The mood of an account on each day of its life; day 0 is the first of the sample. */
export type Temper = (day: number) => Mood;

/** An account with a story: even-tempered, so that nothing but the story happens to it. */
export function steadyMood(tier: Tier): Mood {
  const { gap, orderCents } = orderHabits[tier];
  return {
    gapDays: gap[0] + 1,
    orderCents: orderCents[0],
    nps: 55,
    surveyEveryDays: 90,
    activeUserRatio: 0.75,
    daysPastDue: 0,
    meetingEveryDays: 30,
    auditScore: 80,
  };
}
