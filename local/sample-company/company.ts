import { type Tier, tierAt } from '../../examples/ledger/tiers.ts';
import { addDays, type CalendarDay, daysBetween } from '../../lambdas/scoring/calendar.ts';
import { type AccountLife, accountLife } from './account-life.ts';
import { companyNames } from './company-names.ts';
import { steadyMood } from './mood.ts';
import { type Character, ordinaryAccount } from './ordinary-account.ts';
import { randomStream } from './random.ts';
import { deliveryLeads, offices, salesLeads, sponsors, technicalLeads } from './recipients.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

/** One row of `accounts/accounts.csv`. */
export type RosterRow = {
  readonly account_id: string;
  readonly name: string;
  readonly tier: Tier;
  readonly owner: string;
  readonly sales_lead: string;
  readonly technical_lead: string;
  readonly delivery_lead: string;
  readonly executive_sponsor: string;
  readonly time_zone: string;
};

/** The columns of the roster, in its order. */
export const rosterColumns = [
  'account_id',
  'name',
  'tier',
  'owner',
  'sales_lead',
  'technical_lead',
  'delivery_lead',
  'executive_sponsor',
  'time_zone',
] as const satisfies readonly (keyof RosterRow)[];

/** An account of the sample, what it lived through and, where it has one, its story with the day it began. */
export type SampleAccount = {
  readonly roster: RosterRow;
  readonly life: AccountLife;
  readonly told: { readonly story: Story; readonly beganOn: number } | null;
};

export type SampleSize = { readonly seed: number; readonly days: number; readonly accounts: number };

const A_SUNDAY: CalendarDay = '2023-01-01';
/** A story needs some days before it, for the baseline that it falls from. */
const DAYS_BEFORE_STORY = 7;
const NAMES_STREAM = 0;

/** The accounts, largest tier first and one more than asked for, and everything they did until the last day. */
export function sampleCompany(size: SampleSize, until: CalendarDay): readonly SampleAccount[] {
  const firstWeekday = daysBetween(A_SUNDAY, addDays(until, 1 - size.days)) % 7;
  const names = companyNames(size.accounts + 1, randomStream(size.seed, NAMES_STREAM));
  const placesTaken: Record<Tier, number> = { S: 0, A: 0, B: 0, C: 0 };

  return names.map((name, number) => {
    const tier = tierAt(number, size.accounts);
    const story = storyOf(tier, placesTaken[tier], size.days);
    placesTaken[tier] += 1;

    const random = randomStream(size.seed, number + 1);
    const beganOn = size.days - 1 - (story?.beganDaysAgo ?? 0);
    const character =
      story === undefined ? ordinaryAccount(tier, size.days, random) : storyCharacter(story, tier, beganOn);
    const surveysOn = story?.surveysOn.map((day) => beganOn + day) ?? [];
    const life = accountLife({ ...character, days: size.days, firstWeekday, surveysOn }, random);
    return {
      roster: rosterRow(name, number, tier),
      life,
      told: story === undefined ? null : { story, beganOn },
    };
  });
}

function storyOf(tier: Tier, place: number, days: number): Story | undefined {
  return stories.find(
    (story) => story.tier === tier && story.place === place && story.beganDaysAgo + DAYS_BEFORE_STORY < days,
  );
}

function storyCharacter(story: Story, tier: Tier, beganOn: number): Character {
  const before = { ...steadyMood(tier), ...story.before };
  return {
    temper: (day) => (day < beganOn ? before : story.bend(before, day - beganOn)),
    complaints: story.complaints.map((complaint) => ({
      ...complaint,
      day: beganOn + complaint.day,
      closedOn: complaint.closedOn === null ? null : beganOn + complaint.closedOn,
    })),
  };
}

function rosterRow(name: string, number: number, tier: Tier): RosterRow {
  const turn = <T>(list: readonly T[]) => list[number % list.length] as T;
  const office = turn(offices);
  return {
    account_id: accountId(number),
    name,
    tier,
    owner: office.owner,
    sales_lead: turn(salesLeads),
    technical_lead: turn(technicalLeads),
    delivery_lead: turn(deliveryLeads),
    executive_sponsor: turn(sponsors),
    time_zone: office.time_zone,
  };
}

/** `acct-0001` is number 0. */
function accountId(number: number): string {
  return `acct-${String(number + 1).padStart(4, '0')}`;
}
