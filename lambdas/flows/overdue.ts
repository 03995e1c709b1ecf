import type { Instant, QualityFinding } from '../cases/case.ts';
import { dayOfFile } from '../feed/key.ts';
import type { CaseStore, DayRecord, DayRecords, Digest, FeedStore, WorkStore } from '../ports.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import { blankRecord } from './blank-record.ts';
import { type DayPlan, planKey, readPaper } from './day-plan.ts';
import { type DayTimes, deadline, lastOverdue } from './day-times.ts';
import { filesDigest } from './files-digest.ts';
import { reportFindings } from './report-findings.ts';

export type OverduePorts = {
  readonly feed: FeedStore;
  readonly days: DayRecords;
  readonly cases: CaseStore;
  readonly work: WorkStore;
  readonly digest: Digest;
};

/** Days reported at once; the next tick goes on. A slip in the year of a first day must not hold up the others. */
const daysAtOnce = 366;

/**
 * Reports every expected day that is not complete after its deadline: each calendar day after the first
 * delivered one is expected (docs/rules.md).
 *
 * @returns the days that were reported now
 */
export async function reportOverdue(
  ports: OverduePorts,
  times: DayTimes,
  now: Instant,
): Promise<readonly CalendarDay[]> {
  const records = new Map((await ports.days.list()).map((record) => [record.day, record]));
  const first = [...records.values()].find((record) => record.lastRunId !== null)?.day;
  if (first === undefined) return [];
  const reported: CalendarDay[] = [];
  const last = lastOverdue(now, times);
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1)) {
    const stored = records.get(day) ?? null;
    const record = stored ?? blankRecord(day);
    const kind = overdueKind(record);
    if (kind === null || record.overdueReported.includes(kind)) continue;
    if (await isRunLate(ports, record)) continue;
    await reportFindings(
      ports.cases,
      day,
      [await findingOf(ports.work, record, kind, deadline(day, times))],
      now,
    );
    const noted = { ...record, overdueReported: [...record.overdueReported, kind] };
    // A run that wrote meanwhile knows more of the day than this: the next tick looks again.
    if (!(await ports.days.replace(stored, noted))) continue;
    reported.push(day);
    if (reported.length === daysAtOnce) break;
  }
  return reported;
}

function overdueKind(record: DayRecord): 'missing' | 'incomplete' | null {
  if (record.status === 'waiting') return 'incomplete';
  const wasNeverFinished = record.lastRunId !== null && record.filesDigest === null;
  return record.status === 'missing' && !wasNeverFinished ? 'missing' : null;
}

/** Whether the files of the day are not those that its record speaks of: its run is late, and all may be there. */
async function isRunLate({ feed, digest }: OverduePorts, { day, filesDigest: judged }: DayRecord) {
  const objects = (await feed.list(`snapshots/${day}/`)).filter(({ key }) => dayOfFile(key) !== null);
  return judged === null ? objects.length > 0 : judged !== filesDigest(objects, digest);
}

async function findingOf(
  work: WorkStore,
  record: DayRecord,
  kind: 'missing' | 'incomplete',
  at: Instant,
): Promise<QualityFinding> {
  if (kind === 'missing' || record.lastRunId === null) return { kind: 'missing', deadline: at };
  const plan = await readPaper<DayPlan>(work, planKey(record.day, record.lastRunId));
  return { kind: 'incomplete', deadline: at, problems: plan.waitsFor };
}
