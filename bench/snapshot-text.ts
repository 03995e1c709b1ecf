import { type Random, randomStream } from '../local/sample-company/random.ts';

/** What makes one day's file out of the accounts of a seed. */
export type DayOfAccounts = {
  readonly seed: number;
  /** Counts the days from 0; every day moves every account's numbers a little. */
  readonly day: number;
  readonly accounts: number;
  /** Whether an account, by its number, is deep in the red on this day. */
  readonly isRed: (number: number) => boolean;
  /** So many accounts, the last ones, have other numbers than the day's first delivery gave them. */
  readonly changed: number;
};

/** 13 columns that the built-in model names and five that it does not, as real exports have them. */
const header = [
  'account_id',
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
  'complaints_30d',
  'oldest_open_complaint_days',
  'nps',
  'days_past_due',
  'active_user_ratio',
  'days_since_executive_meeting',
  'relationship_audit_score',
  'region',
  'segment',
  'currency',
  'contract_ends',
  'seats',
].join(',');

export const accountId = (number: number) => `A-${String(number).padStart(7, '0')}`;

/** The lines of the day's file, newline included, header first. */
export function* snapshotLines(day: DayOfAccounts): Generator<string> {
  yield `${header}\n`;
  for (let number = 0; number < day.accounts; number += 1) {
    const isChanged = number >= day.accounts - day.changed;
    const life = randomStream(day.seed, number);
    const noise = randomStream(day.seed + 1 + day.day + (isChanged ? 1_000 : 0), number);
    yield day.isRed(number) ? redLine(number, noise) : ordinaryLine(number, life, noise);
  }
}

function ordinaryLine(number: number, life: Random, noise: Random): string {
  const pace = life.between(4, 60);
  const gap = life.wholeBetween(2, 14);
  const spend = life.between(2_000, 400_000);
  const mood = life.between(0.7, 1.1);
  const openComplaint = life.chance(0.1) ? noise.wholeBetween(1, 9) : '';
  return `${[
    accountId(number),
    Math.round(pace * mood * noise.between(0.9, 1.1)),
    Math.round(pace * 6),
    noise.wholeBetween(0, gap),
    gap,
    (spend * mood * noise.between(0.95, 1.05)).toFixed(2),
    spend.toFixed(2),
    noise.chance(0.1) ? 1 : 0,
    openComplaint,
    life.wholeBetween(-20, 90),
    life.chance(0.15) ? noise.wholeBetween(1, 20) : 0,
    life.between(0.2, 0.95).toFixed(3),
    life.wholeBetween(5, 120),
    life.wholeBetween(50, 98),
    life.pick(['EMEA', 'APAC', 'AMER']),
    life.pick(['enterprise', 'mid-market', 'public']),
    life.pick(['EUR', 'USD', 'CNY']),
    `2027-${String(life.wholeBetween(1, 12)).padStart(2, '0')}-01`,
    life.wholeBetween(10, 9_000),
  ].join(',')}\n`;
}

function redLine(number: number, noise: Random): string {
  const spend = noise.between(100, 900).toFixed(2);
  return `${accountId(number)},1,90,60,7,${spend},40000.00,4,21,-40,45,0.050,200,20,EMEA,public,EUR,2027-01-01,40\n`;
}
