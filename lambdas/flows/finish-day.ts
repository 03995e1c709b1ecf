import type { Instant, QualityFinding } from '../cases/case.ts';
import type { Clock, DayRecord, DayRecords, DirectoryStore, FeedStore, WorkStore } from '../ports.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { refoldLater } from './account-days.ts';
import { type RescuePorts, rescuesAround } from './account-story.ts';
import { type DayFindings, gatherFindings, withdrawnAccounts } from './day-findings.ts';
import { type DayPlan, planKey, readPaper } from './day-plan.ts';
import { decideNewDay, decideOldDay, isConcerned, type RescueDecision } from './decide-rescues.ts';
import { inParallel } from './in-parallel.ts';
import { modelOf } from './models.ts';
import { heldFinding, rejectedFindings, suspicion } from './quality-of-day.ts';
import { answerDay, type FileAnswer } from './receipts.ts';
import { reportFindings } from './report-findings.ts';

export type FinishPorts = RescuePorts & {
  readonly feed: FeedStore;
  readonly days: DayRecords;
  readonly directory: DirectoryStore;
};

export type FinishResult = { readonly record: DayRecord; readonly rescuesOpened: number };

/** What a finished day tells its operators. */
export function dayMetrics({ record, rescuesOpened }: FinishResult): Readonly<Record<string, number>> {
  return {
    DaysCompleted: record.isScored ? 1 : 0,
    RowsRead: record.counts.read,
    RowsScored: record.counts.scored,
    RowsRejected: record.counts.rejected,
    RowsHeld: record.counts.held,
    RescuesOpened: rescuesOpened,
    DaysHeld: record.isMassFall ? 1 : 0,
  };
}

/**
 * Ends a run: reconciles the counts, takes out what does not belong, decides the rescues, answers the files,
 * reports what is wrong with the data, and only then calls the day decided. Doing it again changes nothing: what a
 * run has decided it does not decide once more.
 *
 * @param current the model of now, which may not be that of the plan any more
 */
export async function finishDay(
  ports: FinishPorts,
  current: Model,
  day: CalendarDay,
  runId: string,
  clock: Clock,
): Promise<FinishResult> {
  const now = clock.now();
  const plan = await readPaper<DayPlan>(ports.work, planKey(day, runId));
  const model = await modelOf(ports.work, plan.modelVersion, current);
  const records = await ports.days.list();
  const record = records.find((each) => each.day === day);
  if (record === undefined) throw new Error(`the run ${runId} of ${day} was never planned`);
  if (isDecidedAs(record, plan)) return { record, rescuesOpened: 0 };
  const around = await rescuesAround(ports.cases, day);
  const findings = await gatherFindings(ports.work, day, runId, {
    expected: plan.files.reduce((sum, file) => sum + (file.verdict === 'read' ? file.rows : 0), 0),
    rows: (row) => plan.mode === 'score' && isConcerned(day, row, around),
  });
  const has = (accountId: string) => plan.mode === 'score' && findings.has(accountId);
  await ports.days.save({ ...record, decidingRunId: runId });
  const gone = await takeOut(ports, model, plan, record, findings.doubled, has);
  const { rows, known } = findings;
  const others = records.filter((each) => each.day !== day && each.isScored);

  const corrected = (await isCorrection(ports.work, record, plan)) ? day : null;
  const about = { day, runId, model, around, rows, has, gone, known, others, corrected, now };
  const decision = plan.isNew ? await decideNewDay(ports, about) : await decideOldDay(ports, about);
  const answers = await answerDay(ports.feed, plan, findings, now);
  // What people decided about its hold until now, and this run has voided, is from before the day was decided.
  const decided = recordOf(record, plan, answers, known, decision, clock.now());
  await reportFindings(ports.cases, day, qualityOf(plan, findings, decision, decided, others), now);

  for (const [flippedDay, isMassFall] of decision.flipped) {
    const flipped = records.find((each) => each.day === flippedDay);
    if (flipped === undefined) continue;
    const committed = await readPaper<DayPlan>(ports.work, planKey(flippedDay, flipped.runIds[0] ?? ''));
    const status = statusOf(committed, flipped.counts.rejected, isMassFall);
    if (isMassFall) {
      await reportFindings(ports.cases, flippedDay, heldFinding(decision.heldCases, flipped), now);
    }
    const decidingRunId = flipped.decidingRunId === runId ? null : flipped.decidingRunId;
    await ports.days.save({ ...flipped, isMassFall, status, decidingRunId });
  }
  await ports.days.save(decided);
  return { record: decided, rescuesOpened: decision.opened };
}

/** Whether the record says what this plan came to: a run that is called again after its end. */
function isDecidedAs({ filesDigest, decidingRunId, decidedAt }: DayRecord, plan: DayPlan): boolean {
  return (
    filesDigest === plan.filesDigest &&
    decidingRunId === null &&
    decidedAt !== null &&
    decidedAt >= plan.plannedAt
  );
}

/**
 * Whether the day is decided from other rows than by any run that began before; a file that is ignored or refused
 * corrects nothing.
 */
async function isCorrection(work: WorkStore, { runIds }: DayRecord, plan: DayPlan): Promise<boolean> {
  const earlier = await Promise.all(runIds.map((runId) => work.read(planKey(plan.day, runId))));
  return earlier.some((text) => text === null || contentOf(JSON.parse(text) as DayPlan) !== contentOf(plan));
}

/** What a plan scores, whatever its files are called. */
function contentOf({ mode, files }: DayPlan): string {
  const scored = mode === 'score' ? files.filter(({ verdict }) => verdict === 'read') : [];
  return scored
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ');
}

/** Takes accounts out of the day that were stored for it and do not belong to it any more. */
async function takeOut(
  ports: FinishPorts,
  model: Model,
  plan: DayPlan,
  record: DayRecord,
  doubled: ReadonlySet<string>,
  stays: (accountId: string) => boolean,
): Promise<readonly string[]> {
  const earlier = record.runIds.filter((each) => each !== plan.runId);
  const withdrawn = await withdrawnAccounts(ports.work, plan.day, earlier, stays);
  const gone = [...new Set([...withdrawn, ...doubled])].sort();
  await ports.history.remove(gone.map((accountId) => ({ accountId, day: plan.day })));
  if (plan.hasLaterDays) {
    await inParallel(gone, accountsAtOnce, (accountId) => refold(ports, model, accountId, plan.day));
  }
  return gone;
}

/** Accounts whose later days are read and written together. */
const accountsAtOnce = 16;

async function refold(ports: FinishPorts, model: Model, accountId: string, day: CalendarDay): Promise<void> {
  const before = (await ports.history.findLatest(accountId, day, 1))[0] ?? null;
  const later = await ports.history.listFrom(accountId, addDays(day, 1));
  await refoldLater(ports.history, (version) => modelOf(ports.work, version, model), before, later);
}

function recordOf(
  record: DayRecord,
  plan: DayPlan,
  answers: readonly FileAnswer[],
  known: number,
  decision: RescueDecision,
  now: Instant,
): DayRecord {
  const counts = answers.reduce(
    (sum, { receipt }) => ({
      read: sum.read + receipt.rows_read,
      scored: sum.scored + receipt.scored,
      rejected: sum.rejected + receipt.rejected,
      held: sum.held + receipt.held,
    }),
    { read: 0, scored: 0, rejected: 0, held: 0 },
  );
  const isComplete = plan.mode === 'score' && plan.files.length > 0;
  return {
    ...record,
    status: statusOf(plan, counts.rejected, decision.isMassFall),
    filesDigest: plan.filesDigest,
    isScored: isComplete,
    runIds: isComplete ? [plan.runId] : [],
    decidingRunId: null,
    counts,
    known: isComplete ? known : 0,
    isMassFall: decision.isMassFall,
    modelVersion: plan.modelVersion,
    decidedAt: now,
  };
}

function statusOf(plan: DayPlan, rejected: number, isMassFall: boolean): DayRecord['status'] {
  if (plan.files.length === 0 && plan.manifest === null) return 'missing';
  if (plan.mode === 'wait') return 'waiting';
  if (isMassFall) return 'held';
  const isRefused = plan.files.some((file) => file.verdict === 'refused');
  return rejected > 0 || isRefused ? 'complete-with-rejects' : 'complete';
}

function qualityOf(
  plan: DayPlan,
  findings: DayFindings,
  decision: RescueDecision,
  decided: DayRecord,
  others: readonly DayRecord[],
): readonly QualityFinding[] {
  if (!decided.isScored) return [];
  return [
    ...rejectedFindings(plan, findings),
    ...(decision.isMassFall ? heldFinding(decision.heldCases, decided) : []),
    ...suspicion(decided, others),
  ];
}
