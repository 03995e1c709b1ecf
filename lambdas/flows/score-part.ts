import { parseFeedKey } from '../feed/key.ts';
import type { RejectedRow } from '../feed/problem.ts';
import { readSnapshotRows, type SnapshotRow } from '../feed/snapshot-rows.ts';
import type { FeedStore, HealthHistory, HistoryItem, WorkStore } from '../ports.ts';
import { assess } from '../scoring/assess.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import { addDays } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { hasReason, pastOf, redStreakAfter, refoldLater } from './account-days.ts';
import { type DayPlan, findingsKey, type PlanPart, planKey, readPaper, type ScoredRow } from './day-plan.ts';
import { modelOf } from './models.ts';

export type ScorePorts = {
  readonly feed: FeedStore;
  readonly work: WorkStore;
  readonly history: HealthHistory;
};

/** What one piece of a range found: its good rows and its bad ones. */
export type Findings = {
  readonly key: string;
  readonly rows: readonly ScoredRow[];
  readonly rejected: readonly RejectedRow[];
};

/** Rows that are scored and stored together: bounds the memory of an invocation, whatever its range. */
const rowsPerPiece = 2_000;

export type PartResult = { readonly read: number; readonly rejected: number };

/**
 * Reads one range, scores its accounts and stores their day. What was found is written down before the
 * history, piece by piece: so a later run knows every account that this one may have stored, even when it
 * died on the way. Doing it again gives the same bytes.
 */
export async function scorePart(
  ports: ScorePorts,
  model: Model,
  day: string,
  runId: string,
  part: PlanPart,
): Promise<PartResult> {
  const plan = await readPaper<DayPlan>(ports.work, planKey(day, runId));
  const key = parseFeedKey(part.key);
  if (key.kind !== 'snapshot') throw new Error(`${part.key} is not a snapshot file`);
  const isWhole = part.range.start === 0 && key.gz;
  const body = await ports.feed.read(part.key, {
    version: part.version,
    ...(isWhole ? {} : { start: part.range.start, end: part.range.end }),
  });
  if (body === null) throw new Error(`${part.key} version ${part.version} is gone`);

  let pieces = 0;
  const result = { read: 0, rejected: 0 };
  let rows: SnapshotRow[] = [];
  let rejected: RejectedRow[] = [];
  const flush = async () => {
    if (rows.length === 0 && rejected.length === 0) return;
    const scored = plan.mode === 'score' ? await scoreRows(ports, model, plan, part, rows) : waiting(rows);
    const findings: Findings = { key: part.key, rows: scored.rows, rejected };
    await ports.work.write(findingsKey(day, runId, part.number, pieces), JSON.stringify(findings));
    // A doubled account is told apart when the run is finished; one write may not name it twice.
    await ports.history.save([...new Map(scored.items.map((item) => [item.accountId, item])).values()]);
    pieces += 1;
    result.read += rows.length + rejected.length;
    result.rejected += rejected.length;
    rows = [];
    rejected = [];
  };
  const { format, gz } = key;
  const reader = { format, gz, header: part.header, range: part.range, day };
  for await (const batch of readSnapshotRows(body.chunks, reader, model.columns)) {
    for (const each of batch) {
      if ('row' in each) rows.push(each.row);
      else rejected.push(each.rejected);
      if (rows.length + rejected.length >= rowsPerPiece) await flush();
    }
  }
  await flush();
  return result;
}

type Scored = { readonly rows: readonly ScoredRow[]; readonly items: readonly HistoryItem[] };

function waiting(rows: readonly SnapshotRow[]): Scored {
  const found = rows.map(({ accountId, line }) => ({
    accountId,
    line,
    index: null,
    baselineTwice: null,
    redStreak: 0,
    hasLaterReason: false,
  }));
  return { rows: found, items: [] };
}

async function scoreRows(
  ports: ScorePorts,
  model: Model,
  plan: DayPlan,
  part: PlanPart,
  rows: readonly SnapshotRow[],
): Promise<Scored> {
  const { previousDay } = plan;
  const ids = rows.map((row) => row.accountId);
  const previous = previousDay === null ? new Map() : await ports.history.findMany(ids, previousDay);
  const modelFor = (version: string) => modelOf(ports.work, version, model);
  const scored: ScoredRow[] = [];
  const items: HistoryItem[] = [];
  for (const row of rows) {
    const item = await itemOf(ports.history, model, plan, part, row, previous.get(row.accountId) ?? null);
    const later = plan.hasLaterDays
      ? await refoldLater(
          ports.history,
          modelFor,
          item,
          await ports.history.listFrom(row.accountId, addDays(plan.day, 1)),
        )
      : [];
    items.push(item);
    scored.push({
      accountId: row.accountId,
      line: row.line,
      index: item.index,
      baselineTwice: baselineTwice(item.window),
      redStreak: item.redStreak,
      hasLaterReason: hasReason(later),
    });
  }
  return { rows: scored, items };
}

async function itemOf(
  history: HealthHistory,
  model: Model,
  plan: DayPlan,
  part: PlanPart,
  row: SnapshotRow,
  onPreviousDay: HistoryItem | null,
): Promise<HistoryItem> {
  // An account that the previous day did not have may have older days; on the first day nobody has.
  const previous =
    onPreviousDay ??
    (plan.previousDay === null ? null : ((await history.findLatest(row.accountId, plan.day, 1))[0] ?? null));
  const past = await pastOf(history, model, previous, row.accountId, plan.day);
  const { index, coverage, contributions } = assess(model, row.values);
  return {
    accountId: row.accountId,
    day: plan.day,
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
