import type { Story } from './story.ts';

/** A complaint as a story tells it. */
export type ToldComplaint = {
  readonly id: string;
  readonly account: string;
  /** When it was reported, with an offset. */
  readonly at: string;
  readonly severity: string;
  readonly summary?: string;
};

/** A critical complaint of `acme`, reported at 2026-03-02T08:00Z. */
export const critical: ToldComplaint = {
  id: 'c-1',
  account: 'acme',
  at: '2026-03-02T10:00:00+02:00',
  severity: 'critical',
};

/** Delivers these complaints at that time, in a file of their own; gives its key. */
export async function complain(
  story: Story,
  at: string,
  ...complaints: readonly [ToldComplaint, ...ToldComplaint[]]
): Promise<string> {
  const rows = complaints.map(({ id, account, at, severity, summary = '' }) =>
    [id, account, at, severity, summary].join(','),
  );
  const text = ['complaint_id,account_id,reported_at,severity,summary', ...rows, ''].join('\n');
  const key = `complaints/${complaints[0].id}-${Date.parse(at)}.csv`;
  await story.deliverAt(at, { [key]: text });
  return key;
}
