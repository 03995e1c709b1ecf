import { parseFeedKey } from '../feed/key.ts';
import type { RejectedRow } from '../feed/problem.ts';
import type { SnapshotRow } from '../feed/snapshot-row.ts';
import { readScoredRows, type ScoredOutcome } from '../feed/snapshot-rows.ts';
import type { FeedStore, HealthHistory, HistoryItem, WorkStore } from '../ports.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { hasReason, pastOf, redStreakAfter, refoldLater } from './account-days.ts';
import { findingsText } from './day-findings.ts';
import { findingsKey, type PlanPart, progressKey, type ScoredRow } from './day-plan.ts';
import { inParallel } from './in-parallel.ts';
import { modelOf } from './models.ts';

export type ScorePorts = {
  readonly feed: FeedStore;
  readonly work: WorkStore;
  readonly history: HealthHistory;
};

/** Rows that are scored and stored together: bounds the memory of an invocation, whatever its range. */
const rowsPerPiece = 2_000;

/** Accounts whose own days are asked for together. */
const accountsAtOnce = 16;

/** A row and what the model says about it. */
type ScoredSnapshotRow = Extract<ScoredOutcome, { row: SnapshotRow }>;

/** `more`: time ran out; called again with the same part, scoring goes on where it stopped. */
export type PartResult = {
  readonly outcome: 'done' | 'more';
  readonly read: number;
  readonly rejected: number;
};

/** How many pieces of a range are stored, and by which plan: another one may score the same rows differently. */
type Progress = Pick<PlanPart, 'plannedAt'> & { readonly pieces: number };

/**
 * Reads one range, scores its accounts and stores their day. What was found is written down before the
 * history, piece by piece: so a later run knows every account that this one may have stored, even when it
 * died on the way. Doing it again gives the same bytes; within one run only what is not stored yet is done
 * again, because it would cost as much as the first time.
 *
 * @param current the model of now, which may not be that of the plan any more
 * @param hasTime whether there is time for another piece
 */
export async function scorePart(
  ports: ScorePorts,
  current: Model,
  day: CalendarDay,
  runId: string,
  part: PlanPart,
  hasTime: () => boolean = () => true,
): Promise<PartResult> {
  const model = await modelOf(ports.work, part.modelVersion, current);
  const key = parseFeedKey(part.key);
  if (key.kind !== 'snapshot') throw new Error(`${part.key} is not a snapshot file`);
  const progress = progressKey(day, runId, part.number);
  const stored = await storedPieces(ports.work, progress, part);
  const { format, gz } = key;
  const { start, end } = part.range;
  const body = await ports.feed.read(part.key, { version: part.version, ...(gz ? {} : { start, end }) });
  if (body === null) throw new Error(`${part.key} version ${part.version} is gone`);

  const keepProgress = () => {
    const reached: Progress = { plannedAt: part.plannedAt, pieces: Math.max(stored, pieces) };
    return ports.work.write(progress, JSON.stringify(reached));
  };
  let pieces = 0;
  const result = { read: 0, rejected: 0 };
  let rows: ScoredSnapshotRow[] = [];
  let rejected: RejectedRow[] = [];
  const store = async () => {
    const paperKey = findingsKey(day, runId, part.number, pieces);
    const writeDown = (found: readonly ScoredRow[]) =>
      ports.work.write(paperKey, findingsText({ key: part.key, rows: found, rejected }));
    if (part.mode === 'score') await scoreRows(ports, model, day, part, rows, writeDown);
    else await writeDown(rows.map(({ row }) => waiting(row)));
  };
  const flush = async () => {
    if (rows.length === 0 && rejected.length === 0) return;
    if (pieces >= stored) await store();
    pieces += 1;
    result.read += rows.length + rejected.length;
    result.rejected += rejected.length;
    rows = [];
    rejected = [];
  };
  const reader = { format, gz, header: part.header, range: part.range, day };
  try {
    for await (const batch of readScoredRows(body.chunks, reader, model)) {
      for (const each of batch) {
        if ('row' in each) rows.push(each);
        else rejected.push(each.rejected);
        if (rows.length + rejected.length < rowsPerPiece) continue;
        await flush();
        if (pieces <= stored || hasTime()) continue;
        await keepProgress();
        return { outcome: 'more', ...result };
      }
    }
    await flush();
  } catch (error) {
    // What went wrong first is what counts; without progress the range is only done again from its start.
    await keepProgress().catch(() => {});
    throw error;
  }
  return { outcome: 'done', ...result };
}

/** How many pieces of a range an earlier call for the same plan has stored. */
async function storedPieces(work: WorkStore, key: string, { plannedAt }: PlanPart): Promise<number> {
  const text = await work.read(key);
  if (text === null) return 0;
  const progress = JSON.parse(text) as Progress;
  return progress.plannedAt === plannedAt ? progress.pieces : 0;
}

function waiting({ accountId, line }: SnapshotRow): ScoredRow {
  return { accountId, line, index: null, baselineTwice: null, redStreak: 0, hasLaterReason: false };
}

async function scoreRows(
  ports: ScorePorts,
  model: Model,
  day: CalendarDay,
  part: PlanPart,
  rows: readonly ScoredSnapshotRow[],
  writeDown: (found: readonly ScoredRow[]) => Promise<void>,
): Promise<void> {
  const { previousDay } = part;
  const ids = rows.map(({ row }) => row.accountId);
  const reading = part.isSettled ? 'may-lag' : 'as-of-now';
  const previous = previousDay === null ? null : await ports.history.findMany(ids, previousDay, reading);
  const items = await inParallel(rows, accountsAtOnce, (scored) =>
    itemOf(ports.history, model, day, part, scored, previous?.get(scored.row.accountId) ?? null),
  );
  await writeDown(items.map((item) => scored(item, false)));
  // A doubled account is told apart when the run is finished; one write may not name it twice.
  const stored = [...new Map(items.map((item) => [item.accountId, item])).values()];
  await ports.history.save(stored);
  if (!part.hasLaterDays) return;
  const withReason = await refoldAll(ports, model, stored);
  if (withReason.size > 0) await writeDown(items.map((item) => scored(item, withReason.has(item.accountId))));
}

/** Makes the later days of these accounts follow; the accounts that any of these days gives a reason. */
async function refoldAll(
  { history, work }: ScorePorts,
  model: Model,
  items: readonly HistoryItem[],
): Promise<ReadonlySet<string>> {
  const modelFor = (version: string) => modelOf(work, version, model);
  const withReason = new Set<string>();
  await inParallel(items, accountsAtOnce, async (item) => {
    const later = await history.listFrom(item.accountId, addDays(item.day, 1));
    if (hasReason(await refoldLater(history, modelFor, item, later))) withReason.add(item.accountId);
  });
  return withReason;
}

function scored(item: HistoryItem, hasLaterReason: boolean): ScoredRow {
  const { accountId, index, redStreak, window, provenance } = item;
  const { line } = provenance;
  return { accountId, line, index, baselineTwice: baselineTwice(window), redStreak, hasLaterReason };
}

async function itemOf(
  history: HealthHistory,
  model: Model,
  day: CalendarDay,
  part: PlanPart,
  { row, assessment: { index, coverage, contributions } }: ScoredSnapshotRow,
  onPreviousDay: HistoryItem | null,
): Promise<HistoryItem> {
  // An account that the previous day did not have may have older days; on the first day nobody has.
  const previous =
    onPreviousDay ??
    (part.previousDay === null ? null : ((await history.findLatest(row.accountId, day, 1))[0] ?? null));
  const past = await pastOf(history, model, previous, row.accountId, day);
  return {
    accountId: row.accountId,
    day,
    modelVersion: model.version,
    index,
    coverage,
    contributions,
    values: row.values,
    window: past.window,
    redStreak: redStreakAfter(model, past.redStreak, index),
    provenance: { key: part.key, version: part.version, line: row.line },
  };
}
