import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { addDays, type CalendarDay } from '../lambdas/scoring/calendar.ts';
import { accountLedgers, ledgerTotals } from './ledger/account-ledgers.ts';
import { csvText } from './ledger/csv-text.ts';
import { recipientsSkeleton, rosterSkeleton } from './ledger/people.ts';
import { LedgerRefused, readLedger, type SkippedRow } from './ledger/read-ledger.ts';
import { transactionColumnsOf } from './ledger/transaction-columns.ts';
import { transactionColumnNames, transactionTexts } from './ledger/transaction-texts.ts';

export type SnapshotsRequest = {
  /** A ledger, `.csv` or `.csv.gz`; `README.md` says which headers are understood. */
  readonly transactions: string;
  /** A drop folder that does not exist yet or is empty. */
  readonly out: string;
  /** The largest accounts by net spend; 200 when absent. */
  readonly accounts?: number;
};

export type SnapshotsWritten = {
  readonly accounts: number;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  /** Snapshot rows over all days. */
  readonly rows: number;
  readonly skippedRows: number;
  /** The first of the rows that were left out. */
  readonly skipped: readonly SkippedRow[];
};

/** Why nothing was written, as a sentence. */
export type SnapshotsRefused = { readonly refused: string };

const SKIPPED_ROWS_SHOWN = 20;

/**
 * Turns a ledger into a drop folder: a snapshot for every calendar day from the first purchase to the last day of the
 * ledger, a roster and a list of recipients. The ledger is read twice and never held; memory goes with the number of
 * customers, and with the purchase days of the accounts that are written. Throws when the file cannot be read.
 */
export async function writeSnapshots(
  request: SnapshotsRequest,
): Promise<SnapshotsWritten | SnapshotsRefused> {
  const { transactions, out, accounts: most = 200 } = request;
  if (!Number.isInteger(most) || most < 1)
    return { refused: `${most} is no number of accounts: give 1 or more.` };
  if (!(await isFree(out))) return { refused: `${out} is not empty: give a folder that is new.` };

  const skipped: SkippedRow[] = [];
  let skippedRows = 0;
  const skip = (row: SkippedRow) => {
    skippedRows += 1;
    if (skipped.length < SKIPPED_ROWS_SHOWN) skipped.push(row);
  };
  try {
    const totals = await ledgerTotals(readLedger(transactions, skip));
    if (totals === null) return { refused: 'No row of the ledger is a purchase.' };
    const accounts = totals.accounts.slice(0, most);
    const written = await writeDays(transactions, out, accounts, totals.lastDay);
    await writeInto(out, 'accounts/accounts.csv', rosterSkeleton(accounts));
    await writeInto(out, 'recipients/recipients.csv', recipientsSkeleton());
    return { accounts: accounts.length, ...written, lastDay: totals.lastDay, skippedRows, skipped };
  } catch (error) {
    if (error instanceof LedgerRefused) return { refused: error.message };
    throw error;
  }
}

async function writeDays(
  transactions: string,
  out: string,
  accounts: readonly string[],
  lastDay: CalendarDay,
): Promise<{ firstDay: CalendarDay; rows: number }> {
  const ledgers = await accountLedgers(
    readLedger(transactions, () => {}),
    accounts,
    lastDay,
  );
  const columnsOf = [...ledgers].map(([account, ledger]) => ({ account, on: transactionColumnsOf(ledger) }));
  const purchases = [...ledgers.values()].flatMap((ledger) => ledger.find(({ bought }) => bought)?.day ?? []);
  const first = purchases.reduce((earliest, day) => Math.min(earliest, day), 0);

  let rows = 0;
  for (let day = first; day <= 0; day += 1) {
    const date = addDays(lastDay, day);
    const present = columnsOf.flatMap(({ account, on }) => {
      const columns = on(day);
      return columns === null ? [] : [{ account_id: account, as_of: date, ...transactionTexts(columns) }];
    });
    rows += present.length;
    await writeInto(
      out,
      `snapshots/${date}/ledger.csv`,
      csvText(['account_id', 'as_of', ...transactionColumnNames], present),
    );
  }
  return { firstDay: addDays(lastDay, first), rows };
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

async function writeInto(folder: string, file: string, content: string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
