import { type Instant, minute, parseInstant } from './calendar.ts';
import type { Counts } from './decided-day.ts';
import { type Row, readFeedFile } from './feed-file.ts';
import { identifierIn, textIn } from './identifiers.ts';

/** A complaint that was accepted or waits for the roster. */
export interface Complaint {
  readonly id: string;
  readonly account: string;
  readonly reportedAt: Instant;
  readonly severity: string;
  readonly summary: string | null;
}

/** Every complaint that came, by id, and those whose account the roster does not know yet. */
export interface ComplaintLedger {
  readonly known: Map<string, Complaint>;
  held: { readonly key: string; readonly complaint: Complaint }[];
  readonly receipts: Map<string, Counts>;
}

const columns = ['complaint_id', 'account_id', 'reported_at', 'severity', 'summary'];
const inOrder = (a: Complaint, b: Complaint) => a.reportedAt - b.reportedAt || (a.id < b.id ? -1 : 1);

/** Takes in a file; gives the complaints that are new and on the roster, and whether anything was rejected. */
export function receiveComplaints(
  ledger: ComplaintLedger,
  key: string,
  bytes: Buffer,
  now: Instant,
  roster: { has(account: string): boolean },
): { arrived: Complaint[]; rejects: boolean } {
  const file = readFeedFile(key, bytes, 'complaint_id', columns);
  const counts: Counts = { rows_read: file.rows.length, scored: 0, rejected: 0, held: 0 };
  ledger.receipts.set(key, counts);
  if (file.problem !== null || file.cut) {
    counts.rejected = counts.rows_read;
    return { arrived: [], rejects: true };
  }

  const arrived: Complaint[] = [];
  const complaints = file.rows.map(complaintIn).filter((complaint) => complaint !== null);
  for (const complaint of complaints.sort(inOrder)) {
    const before = ledger.known.get(complaint.id);
    const sameContent = before === undefined || JSON.stringify(before) === JSON.stringify(complaint);
    if (complaint.reportedAt > now + 5 * minute || !sameContent) continue;
    const known = roster.has(complaint.account);
    if (known) counts.scored += 1;
    else counts.held += 1;
    if (before !== undefined) continue;
    ledger.known.set(complaint.id, complaint);
    if (known) arrived.push(complaint);
    else ledger.held.push({ key, complaint });
  }
  counts.rejected = counts.rows_read - counts.scored - counts.held;
  return { arrived, rejects: counts.rejected > 0 };
}

/** The held complaints whose account the roster knows now; they count as accepted from here on. */
export function releaseHeld(ledger: ComplaintLedger, roster: { has(account: string): boolean }): Complaint[] {
  const released = ledger.held.filter(({ complaint }) => roster.has(complaint.account));
  ledger.held = ledger.held.filter(({ complaint }) => !roster.has(complaint.account));
  for (const { key } of released) {
    const counts = ledger.receipts.get(key);
    if (counts === undefined || counts.held === 0) continue;
    counts.held -= 1;
    counts.scored += 1;
  }
  return released.map(({ complaint }) => complaint);
}

/** The complaints of one instant in the order in which they are taken. */
export const ordered = (complaints: readonly Complaint[]): Complaint[] => [...complaints].sort(inOrder);

/** When the last complaint of a file was reported; null when none can be read. */
export function lastReportedAt(key: string, bytes: Buffer): Instant | null {
  const file = readFeedFile(key, bytes, 'complaint_id', columns);
  const times = file.rows.map((row) => parseInstant(textIn(row, 'reported_at') ?? ''));
  return times.reduce((last, at) => (at !== null && (last === null || at > last) ? at : last), null);
}

function complaintIn(row: Row): Complaint | null {
  const id = identifierIn(row, 'complaint_id');
  const account = identifierIn(row, 'account_id');
  const reportedAt = parseInstant(textIn(row, 'reported_at') ?? '');
  const severity = textIn(row, 'severity') ?? '';
  const severe = ['low', 'medium', 'high', 'critical'].includes(severity);
  if (row.broken || id === null || account === null || reportedAt === null || !severe) return null;
  return { id, account, reportedAt, severity, summary: textIn(row, 'summary') };
}
