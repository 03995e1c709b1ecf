import { type CalendarDay, daysBetween } from '../../lambdas/scoring/calendar.ts';
import type { LedgerRow } from './ledger-row.ts';
import type { LedgerDay } from './transaction-columns.ts';

/** What a whole ledger says before accounts are looked at one by one. */
export type LedgerTotals = {
  /** Accounts that bought anything, by net spend, largest first; equal ones by id. */
  readonly accounts: readonly string[];
  readonly lastDay: CalendarDay;
};

/** Adds up a ledger, holding one number per account; `null` when nobody bought anything. */
export async function ledgerTotals(rows: AsyncIterable<LedgerRow>): Promise<LedgerTotals | null> {
  const spent = new Map<string, bigint>();
  const buyers = new Set<string>();
  let lastDay: CalendarDay = '';
  for await (const { account, date, cents, bought } of rows) {
    spent.set(account, (spent.get(account) ?? 0n) + cents);
    if (bought) buyers.add(account);
    if (date > lastDay) lastDay = date;
  }
  if (buyers.size === 0) return null;

  const bySpend = [...buyers].map((account) => ({ account, cents: spent.get(account) as bigint }));
  bySpend.sort((a, b) =>
    a.cents === b.cents ? (a.account < b.account ? -1 : 1) : a.cents > b.cents ? -1 : 1,
  );
  return { accounts: bySpend.map(({ account }) => account), lastDay };
}

/** The days of the given accounts, each day added up, in order; `LedgerDay.day` counts from `origin`. */
export async function accountLedgers(
  rows: AsyncIterable<LedgerRow>,
  accounts: readonly string[],
  origin: CalendarDay,
): Promise<ReadonlyMap<string, readonly LedgerDay[]>> {
  const days = new Map(accounts.map((account) => [account, new Map<number, LedgerDay>()]));
  for await (const { account, date, cents, bought } of rows) {
    const ofAccount = days.get(account);
    if (ofAccount === undefined) continue;
    const day = daysBetween(origin, date);
    const before = ofAccount.get(day);
    ofAccount.set(day, {
      day,
      cents: (before?.cents ?? 0n) + cents,
      bought: bought || before?.bought === true,
    });
  }
  return new Map(
    [...days].map(([account, ofAccount]) => [account, [...ofAccount.values()].sort((a, b) => a.day - b.day)]),
  );
}
