import { moneyText } from '../../examples/ledger/money.ts';
import { transactionColumnsOf } from '../../examples/ledger/transaction-columns.ts';
import { type Complaint, complaintColumns } from './complaint.ts';
import type { LifePlan } from './life-plan.ts';
import { ordersOf } from './orders.ts';
import type { Random } from './random.ts';
import { relationshipOf } from './relationship.ts';

/** The columns that a ledger alone can fill. */
export const transactionColumns = [
  'transactions_30d',
  'transactions_180d',
  'days_since_last_transaction',
  'median_gap_days',
  'spend_90d',
  'spend_prior_90d',
] as const;

/** The columns of the default model, in the order in which the sample writes them. */
export const sampleColumns = [
  ...transactionColumns,
  'complaints_30d',
  'oldest_open_complaint_days',
  'nps',
  'days_past_due',
  'active_user_ratio',
  'days_since_executive_meeting',
  'relationship_audit_score',
] as const;

/** The texts of one snapshot row; an absent column is missing. */
export type ColumnTexts = { readonly [column in (typeof sampleColumns)[number]]?: string | undefined };

/** What an account did: its complaints, and what each day's snapshot shows, day 0 first. */
export type AccountLife = {
  readonly complaints: readonly Complaint[];
  readonly rows: readonly ColumnTexts[];
};

/** Lives through the plan; the same plan and stream give the same life. */
export function accountLife(plan: LifePlan, random: Random): AccountLife {
  const transactionsOn = transactionColumnsOf(ordersOf(plan, random));
  const { complaints } = plan;
  const rows = relationshipOf(plan, random).map((relationship, day) => {
    const transactions = transactionsOn(day);
    if (transactions === null) throw new Error('an account of the sample never ordered');
    const { medianGapDays, spendPrior90d } = transactions;
    const { last30Days, oldestOpenDays } = complaintColumns(complaints, day);
    return {
      transactions_30d: String(transactions.transactions30d),
      transactions_180d: String(transactions.transactions180d),
      days_since_last_transaction: String(transactions.daysSinceLastTransaction),
      median_gap_days: medianGapDays === null ? undefined : String(medianGapDays),
      spend_90d: moneyText(transactions.spend90d),
      spend_prior_90d: spendPrior90d === null ? undefined : moneyText(spendPrior90d),
      complaints_30d: String(last30Days),
      oldest_open_complaint_days: String(oldestOpenDays),
      ...relationship,
    };
  });
  return { complaints, rows };
}
