import { gatherFindings } from '../lambdas/flows/day-findings.ts';
import type { CalendarDay } from '../lambdas/scoring/calendar.ts';
import type { ScoredAccount } from './console/sources.ts';
import type { Stores } from './replay/play.ts';

/**
 * The accounts of a scored day with their indices, as its run found them. The same list while no other run decided
 * the day: what a run found is written once.
 */
export function dayAccounts(
  stores: Pick<Stores, 'days' | 'work'>,
): (day: CalendarDay) => Promise<readonly ScoredAccount[]> {
  let last: { readonly run: string; readonly accounts: readonly ScoredAccount[] } | null = null;
  return async (day) => {
    const record = await stores.days.find(day);
    const runId = record?.runIds[0];
    if (record === null || !record.isScored || runId === undefined) return [];
    const run = `${day} ${runId}`;
    if (last?.run === run) return last.accounts;
    const { rows } = await gatherFindings(stores.work, day, runId, {
      expected: record.counts.read,
      rows: () => true,
    });
    const accounts = [...rows.values()].map(({ accountId, index }) => ({ accountId, index }));
    last = { run, accounts };
    return accounts;
  };
}
