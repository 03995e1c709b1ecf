import type { Instant } from '../cases/case.ts';
import type { Complaint } from '../feed/complaint-rows.ts';
import type { Ledger } from '../ports.ts';

/** The content of every complaint that was taken, by its id. */
export const contentBook = 'complaints';
/** Complaints that may have something left to be done, and whose they are; nobody's once it is done. */
const openBook = 'complaints-open';

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
export type TakenComplaint = Omit<Complaint, 'line' | 'cells'>;

/** A complaint that was taken before; null when there is none of that id. */
export async function findComplaint(ledger: Ledger, complaintId: string): Promise<TakenComplaint | null> {
  const content = await ledger.find(contentBook, complaintId);
  if (content === null) return null;
  const [accountId, reportedAt, severity, summary] = JSON.parse(content) as ComplaintContent;
  return { complaintId, accountId, reportedAt, severity, summary };
}

/** Keeps a complaint in mind until it is done, whatever becomes of the file that it came in. */
export async function keepOpen(ledger: Pick<Ledger, 'write'>, complaint: TakenComplaint): Promise<void> {
  await ledger.write(openBook, complaint.complaintId, complaint.accountId);
}

export async function setDone(ledger: Pick<Ledger, 'write'>, complaintId: string): Promise<void> {
  await ledger.write(openBook, complaintId, '');
}

/** Complaints that are kept in mind, and whose they are. */
export async function openComplaints(ledger: Ledger): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await ledger.list(openBook))].filter(([, accountId]) => accountId !== ''));
}
