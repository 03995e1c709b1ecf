import { gatherFindings } from '../lambdas/flows/day-findings.ts';
import type { CalendarDay } from '../lambdas/scoring/calendar.ts';
import type { ScoredAccount } from './console/sources.ts';
import type { Stores } from './replay/play.ts';

/** The accounts of a scored day with their indices, as its run found them. */
export async function dayAccounts(stores: Stores, day: CalendarDay): Promise<readonly ScoredAccount[]> {
  const record = await stores.days.find(day);
  const runId = record?.runIds[0];
  if (record === null || !record.isScored || runId === undefined) return [];
  const { rows } = await gatherFindings(stores.work, day, runId);
  return [...rows.values()];
}
