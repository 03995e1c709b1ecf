import { csvText } from '../../examples/ledger/csv-text.ts';
import { addDays, type CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { SampleAccount } from './company.ts';
import type { Complaint } from './complaint.ts';
import { type Delivery, delivery, instantAt } from './delivery.ts';

const columns = ['complaint_id', 'account_id', 'reported_at', 'severity', 'summary'] as const;

type ComplaintRow = { readonly [column in (typeof columns)[number]]: string };

const BROKEN_DAYS_AGO = 9;

/**
 * The complaints of the sample's days: one file a day from the service desk, delivered when the last of them was
 * reported, and a file of its own, at once, for each that is critical or high.
 */
export function complaintDeliveries(
  company: readonly SampleAccount[],
  days: number,
  until: CalendarDay,
): readonly Delivery[] {
  const firstDay = addDays(until, 1 - days);
  const rows = company
    .flatMap(({ roster, life }) => life.complaints.map((complaint) => ({ roster, complaint })))
    .filter(({ complaint }) => complaint.day >= 0)
    .toSorted((a, b) => whenOf(a.complaint) - whenOf(b.complaint))
    .map(({ roster, complaint }, number) => ({
      complaint_id: `cmp-${String(number + 1).padStart(5, '0')}`,
      account_id: roster.account_id,
      reported_at: instantAt(firstDay, complaint.day, complaint.minute),
      severity: complaint.severity,
      summary: complaint.summary,
    }));

  const byKey = new Map<string, readonly ComplaintRow[]>();
  for (const row of rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  const delivered = [...byKey].map(([key, reported]) =>
    delivery((reported.at(-1) as ComplaintRow).reported_at, key, csvText(columns, reported)),
  );
  return [...delivered, ...brokenComplaints(rows, until)];
}

/** A file of which every row is broken: unknown severity, no offset, and an id that another complaint has. */
function brokenComplaints(rows: readonly ComplaintRow[], until: CalendarDay): readonly Delivery[] {
  const at = instantAt(until, -BROKEN_DAYS_AGO, 18 * 60);
  const known = rows.find((row) => row.reported_at < at);
  if (known === undefined) return [];
  const typed = (number: number) => ({ ...known, complaint_id: `by-hand-${number}` });
  const content = csvText(columns, [
    { ...typed(1), severity: 'urgent!!' },
    { ...typed(2), reported_at: known.reported_at.slice(0, 16) },
    { ...known, summary: 'Not the complaint that has this id' },
  ]);
  return [delivery(at, 'complaints/typed-by-hand.csv', content)];
}

function keyOf(row: ComplaintRow): string {
  const isUrgent = row.severity === 'critical' || row.severity === 'high';
  return isUrgent
    ? `complaints/urgent-${row.complaint_id}.csv`
    : `complaints/${row.reported_at.slice(0, 10)}.csv`;
}

function whenOf({ day, minute }: Complaint): number {
  return day * 24 * 60 + minute;
}
