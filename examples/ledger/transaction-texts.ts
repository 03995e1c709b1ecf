import { moneyText } from './money.ts';
import type { TransactionColumns } from './transaction-columns.ts';

/** The columns of a snapshot that a ledger alone can fill, by their names in the default model. */
export const transactionColumnNames = [
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
] as const;

/** The cells of a snapshot row; `undefined` is missing. */
export type TransactionTexts = {
  readonly [column in (typeof transactionColumnNames)[number]]: string | undefined;
};

/** The columns as a snapshot has them. */
export function transactionTexts(columns: TransactionColumns): TransactionTexts {
  const { medianGapDays, spendPrior90d } = columns;
  return {
    transactions_30d: String(columns.transactions30d),
    transactions_180d: String(columns.transactions180d),
    days_since_last_transaction: String(columns.daysSinceLastTransaction),
    median_gap_days: medianGapDays === null ? undefined : String(medianGapDays),
    spend_90d: moneyText(columns.spend90d),
    spend_prior_90d: spendPrior90d === null ? undefined : moneyText(spendPrior90d),
  };
}
