import { readableId } from '../../lambdas/feed/account-id.ts';
import { type CalendarDay, isCalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { LedgerColumns } from './ledger-header.ts';
import { parseCents } from './money.ts';

/** One row of a ledger: a line of an invoice, an invoice, or all that a customer did on a day. */
export type LedgerRow = {
  readonly account: string;
  readonly date: CalendarDay;
  /** Net of what came back; below 0 when more came back. */
  readonly cents: bigint;
  /** Whether anything was sold. */
  readonly bought: boolean;
};

/** The days that a feed may have. Ledgers write days beyond them, like 9999-12-31, where there is none. */
const FIRST_DAY = '1990-01-01';
const LAST_DAY = '2999-12-31';

/** A day, or an instant of which the day as written counts. */
const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/;

/** Reads a row's cells, or says why they cannot be used. */
export function ledgerRow(
  cells: readonly string[],
  columns: LedgerColumns,
): LedgerRow | { readonly fault: string } {
  if (cells.length !== columns.count) return { fault: `${cells.length} cells in place of ${columns.count}` };
  const cell = (place: number) => (cells[place] as string).trim();

  const account = readableId(cell(columns.account));
  if (account === null) return { fault: 'no usable customer id' };
  const date = DATE.exec(cell(columns.date))?.[1];
  if (date === undefined || !isCalendarDay(date) || date < FIRST_DAY || date > LAST_DAY)
    return { fault: 'no date like 2011-05-31, of the years 1990 to 2999' };
  const money = moneyOf(columns.money, cell);
  if (money === null) return { fault: 'no amount like 1234.50, in units and at most two decimals' };
  return { account, date, ...money };
}

function moneyOf(money: LedgerColumns['money'], cell: (place: number) => string) {
  if ('amount' in money) {
    const cents = parseCents(cell(money.amount));
    return cents === null ? null : { cents, bought: cents > 0n };
  }
  const [gross, returned] = [parseCents(cell(money.gross)), parseCents(cell(money.returned))];
  if (gross === null || returned === null || gross < 0n || returned < 0n) return null;
  return { cents: gross - returned, bought: gross > 0n };
}
