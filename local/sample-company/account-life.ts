import { transactionColumnsOf } from '../../examples/ledger/transaction-columns.ts';
import { transactionColumnNames, transactionTexts } from '../../examples/ledger/transaction-texts.ts';
import { type Complaint, complaintColumns } from './complaint.ts';
import type { LifePlan } from './life-plan.ts';
import { ordersOf } from './orders.ts';
import type { Random } from './random.ts';
import { relationshipOf } from './relationship.ts';

/** The columns of the default model, in the order in which the sample writes them. */
export const sampleColumns = [
  ...transactionColumnNames,
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
    const { last30Days, oldestOpenDays } = complaintColumns(complaints, day);
    return {
      ...transactionTexts(transactions),
      complaints_30d: String(last30Days),
      oldest_open_complaint_days: String(oldestOpenDays),
      ...relationship,
    };
  });
  return { complaints, rows };
}
