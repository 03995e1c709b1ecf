import type { Instant } from '../cases/case.ts';
import type { Complaint } from '../feed/complaint-rows.ts';
import type { Ledger } from '../ports.ts';

/** The content of every complaint that was taken, by its id. */
export const contentBook = 'complaints';

type ComplaintContent = [
  accountId: string,
  reportedAt: Instant,
  severity: Complaint['severity'],
  summary: string,
];

/** What two complaints of one id must have in common to be the same. */
export function contentOf({ accountId, reportedAt, severity, summary }: Complaint): string {
  return JSON.stringify([accountId, reportedAt, severity, summary] satisfies ComplaintContent);
}

/** What a customer said, as it was taken. */
export type TakenComplaint = Pick<Complaint, 'complaintId' | 'reportedAt' | 'severity' | 'summary'>;

/** A complaint that was taken before; null when there is none of that id. */
export async function findComplaint(ledger: Ledger, complaintId: string): Promise<TakenComplaint | null> {
  const content = await ledger.find(contentBook, complaintId);
  if (content === null) return null;
  const [, reportedAt, severity, summary] = JSON.parse(content) as ComplaintContent;
  return { complaintId, reportedAt, severity, summary };
}
