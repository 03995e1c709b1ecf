import type { DayRecord, HealthHistory, WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { gatherFindings } from './day-findings.ts';
import type { ExplainPorts } from './explain.ts';

/** Why an account has no entry for a day. */
export type Absence = {
  /** Whether the account was ever scored. */
  readonly isKnown: boolean;
  /** The days nearest to the one asked for on which it has an entry. */
  readonly before: CalendarDay | null;
  readonly after: CalendarDay | null;
  /** What became of the day; null when nothing is known of it. */
  readonly status: DayRecord['status'] | null;
  /** Why rows of the account were rejected on this day, each with its file. */
  readonly rejections: readonly string[];
};

/** Finds out why an account has no entry for a day. */
export async function absenceOf(ports: ExplainPorts, accountId: string, day: CalendarDay): Promise<Absence> {
  const days = await daysOf(ports.history, accountId);
  const record = await ports.days.find(day);
  return {
    isKnown: days.length > 0,
    before: days.findLast((each) => each < day) ?? null,
    after: days.find((each) => each > day) ?? null,
    status: record?.status ?? null,
    rejections: record === null ? [] : await rejectionsOf(ports.work, record, accountId),
  };
}

/** Every account that the roster names or the last scored day has. */
export async function knownAccounts(ports: ExplainPorts): Promise<readonly string[]> {
  const last = (await ports.days.list()).findLast((record) => record.isScored);
  const runId = last?.runIds[0];
  const scored =
    last === undefined || runId === undefined
      ? []
      : (
          await gatherFindings(ports.work, last.day, runId, { expected: last.counts.read, rows: () => true })
        ).rows.keys();
  return [...new Set([...(await ports.directory.accounts()).keys(), ...scored])];
}

async function daysOf(history: HealthHistory, accountId: string): Promise<readonly CalendarDay[]> {
  return (await history.listFrom(accountId, '0000-01-01')).map((item) => item.day);
}

async function rejectionsOf(
  work: WorkStore,
  { day, lastRunId, counts }: DayRecord,
  accountId: string,
): Promise<readonly string[]> {
  if (lastRunId === null) return [];
  const { rejected } = await gatherFindings(work, day, lastRunId, {
    expected: counts.read,
    rows: () => false,
    rejected: (row) => row.accountId === accountId,
  });
  return [...rejected].flatMap(([key, { first }]) => first.map((row) => `${key}: ${row.sentence}`));
}
