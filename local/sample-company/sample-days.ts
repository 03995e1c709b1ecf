import { transactionColumnNames } from '../../examples/ledger/transaction-texts.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { ColumnTexts } from './account-life.ts';
import type { SampleAccount } from './company.ts';
import type { SampleDay } from './day-deliveries.ts';
import { dayPlots } from './day-plots.ts';
import { randomStream } from './random.ts';
import type { SnapshotRow } from './snapshot-file.ts';

/** Accounts that the data team treats in a way of its own. */
export type Oddities = {
  /** Its row is wrong in the first version of the corrected file. */
  readonly corrected: SampleAccount;
  /** Only its transactions are known: coverage 0.45, never an index. */
  readonly thin: SampleAccount;
  /** In the snapshots of the last days, not on the roster. */
  readonly newcomer: SampleAccount;
};

/** The newcomer is in the snapshots of so many last days. */
export const NEWCOMER_DAYS = 20;
const CHANCE_OF_MISSING_ROW = 1 / 1500;
const MISSING_ROWS_STREAM = 1_000_000;

/** The first ordinary accounts of tiers B and C, and the last of all. */
export function odditiesOf(company: readonly SampleAccount[]): Oddities {
  const ordinary = company.filter(({ told }) => told === null);
  const corrected = ordinary.find(({ roster }) => roster.tier === 'B');
  const thin = ordinary.find(({ roster }) => roster.tier === 'C');
  const newcomer = ordinary.at(-1);
  if (corrected === undefined || thin === undefined || newcomer === undefined || newcomer === thin)
    throw new RangeError(`${company.length} accounts are too few for the stories of the sample`);
  return { corrected, thin, newcomer };
}

/** What is delivered for each day of the sample, first day first. */
export function sampleDays(
  company: readonly SampleAccount[],
  { seed, days }: { readonly seed: number; readonly days: number },
  until: CalendarDay,
): readonly SampleDay[] {
  const oddities = odditiesOf(company);
  const random = randomStream(seed, MISSING_ROWS_STREAM);
  const onOldBilling = new Set(company.filter(({ told }, number) => told === null && number % 5 < 3));

  return Array.from({ length: days }, (_, number) => {
    const daysAgo = days - 1 - number;
    const day = addDays(until, -daysAgo);
    const plot = dayPlots.find((each) => each.daysAgo === daysAgo)?.plot ?? null;
    const present = company.filter((account) => {
      if (account === oddities.newcomer) return daysAgo < NEWCOMER_DAYS;
      if (account.told !== null) return number <= lastDayOf(account.told);
      return account === oddities.corrected || !random.chance(CHANCE_OF_MISSING_ROW);
    });
    const rowOf = (account: SampleAccount): SnapshotRow => {
      const columns = account.life.rows[number] as ColumnTexts;
      const known = account === oddities.thin ? transactionsOnly(columns) : columns;
      const failed = plot === 'feed-failure' && onOldBilling.has(account);
      return { account_id: account.roster.account_id, as_of: day, ...known, ...(failed && noPurchases) };
    };
    const rows = present.map(rowOf);
    const wrongRows = rows.map((row) =>
      row.account_id === oddities.corrected.roster.account_id
        ? { ...row, ...noPurchases, active_user_ratio: '0.02' }
        : row,
    );
    return { day, plot, rows, wrongRows };
  });
}

const noPurchases: ColumnTexts = { transactions_30d: '0', spend_90d: '0.00' };

function lastDayOf({ story, beganOn }: NonNullable<SampleAccount['told']>): number {
  return story.leavesAfter === null ? Number.POSITIVE_INFINITY : beganOn + story.leavesAfter;
}

function transactionsOnly(columns: ColumnTexts): ColumnTexts {
  return Object.fromEntries(transactionColumnNames.map((column) => [column, columns[column]]));
}
