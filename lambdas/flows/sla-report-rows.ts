import { type Breach, type Durations, decided, type SlaRow } from '../cases/sla-report.ts';
import { partsHalfUp } from '../scoring/rounding.ts';

/** A row of the report as it is given away in JSON: seconds are elapsed ones, the share has four decimals. */
export function slaRow(row: SlaRow): Record<string, unknown> {
  const { outcomes } = row;
  return {
    month: row.month,
    tier: row.tier,
    opened: row.opened,
    on_site_in_time: outcomes['on-site-in-time'],
    breached: outcomes.breached,
    not_due_yet: outcomes['not-due-yet'],
    resolved_without_visit: outcomes['resolved-without-visit'],
    retracted: outcomes.retracted,
    share_on_site_in_time: decided(row) === 0 ? null : shareOf(row),
    seconds_to_acknowledge: seconds(row.toAcknowledge),
    seconds_to_on_site: seconds(row.toOnSite),
    breaches: row.breaches.map(breachRow),
  };
}

function shareOf(row: SlaRow): number {
  return partsHalfUp(row.outcomes['on-site-in-time'], decided(row), 10_000) / 10_000;
}

function seconds(durations: Durations | null) {
  if (durations === null) return null;
  const { count, medianMs, worstMs } = durations;
  return { count, median: Math.floor(medianMs / 1000), worst: Math.floor(worstMs / 1000) };
}

function breachRow({ caseId, accountId, dueAt, onSiteAt, notes }: Breach) {
  return {
    case_id: caseId,
    account_id: accountId,
    due_at: dueAt,
    on_site_at: onSiteAt,
    notes: notes.map(({ at, event, by, note }) => ({ at, event, by, note })),
  };
}
