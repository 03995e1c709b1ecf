import { createReadStream } from 'node:fs';
import { type FileFacts, inspectFile, limits, truncation } from '../../lambdas/feed/inspect.ts';
import type { FeedKey } from '../../lambdas/feed/key.ts';
import type { RejectedRow } from '../../lambdas/feed/problem.ts';
import { readBatches } from '../../lambdas/feed/row-batches.ts';
import { RowKernel } from '../../lambdas/feed/row-kernel.ts';
import { snapshotColumns } from '../../lambdas/feed/snapshot-row.ts';
import { readScoredRows } from '../../lambdas/feed/snapshot-rows.ts';
import { type Findings, findingsOf } from '../../lambdas/flows/day-findings.ts';
import type { ScoredRow } from '../../lambdas/flows/day-plan.ts';
import { answerTo } from '../../lambdas/flows/receipts.ts';
import { bandOf } from '../../lambdas/scoring/assess.ts';
import { type CalendarDay, isCalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import type { Verdict } from './judge-file.ts';

type SnapshotKey = Extract<FeedKey, { kind: 'snapshot' }>;

/**
 * Judges a snapshot file by itself, as the only one of its day and without a manifest.
 *
 * @param dayOfPath null when the path does not name the day: then the first `as_of` of the rows does
 */
export async function judgeSnapshot(
  path: string,
  key: SnapshotKey,
  dayOfPath: CalendarDay | null,
  model: Model,
  now: string,
): Promise<Verdict> {
  const kernel = RowKernel.toCount(key.format);
  const names = snapshotColumns(model.columns);
  const facts = await inspectFile(createReadStream(path), key, names, limits, kernel);
  const truncated = truncation(key, facts, false);
  const refusals = truncated === null ? facts.problems : [...facts.problems, truncated];
  const isRefused = refusals.length > 0;
  const day = dayOfPath ?? (isRefused ? null : await firstDayIn(path, key, facts));
  const name = key.key.slice(key.key.lastIndexOf('/') + 1);
  const file = {
    key: `snapshots/${day ?? 'YYYY-MM-DD'}/${name}`,
    version: null,
    warnings: facts.warnings,
    rows: facts.rows,
    verdict: isRefused ? ('refused' as const) : ('read' as const),
    refusals,
    repeats: null,
  };
  const plan = { mode: 'score' as const, waitsFor: [], modelVersion: model.version };
  const pieces = () => (isRefused ? [] : piecesOf(path, key, facts, day ?? key.day, model, file.key));
  const bands = { green: 0, amber: 0, red: 0, unknown: 0 };
  const count = ({ index }: ScoredRow) => {
    bands[bandOf(model, index)] += 1;
    return false;
  };
  const findings = await findingsOf(pieces, { expected: facts.rows, rows: count });
  return { answer: answerTo(file, plan, findings, now), snapshot: { day, bands } };
}

/** The day that the first row with an `as_of` names; null when none does. */
async function firstDayIn(path: string, key: SnapshotKey, facts: FileFacts): Promise<CalendarDay | null> {
  const part = { format: key.format, gz: key.gz, header: facts.header, range: 'whole' as const };
  const asOf = [{ name: 'as_of', type: 'text' as const }];
  for await (const batch of readBatches(createReadStream(path), part, asOf, ({ cells }) => cells[0])) {
    const day = batch.find((cell) => typeof cell === 'string' && isCalendarDay(cell));
    if (typeof day === 'string') return day;
  }
  return null;
}

/** What is in the file, a batch at a time: of a large one nothing is kept. */
async function* piecesOf(
  path: string,
  key: SnapshotKey,
  facts: FileFacts,
  day: CalendarDay,
  model: Model,
  fileKey: string,
): AsyncGenerator<Findings> {
  const part = { format: key.format, gz: key.gz, header: facts.header, range: 'whole' as const, day };
  for await (const batch of readScoredRows(createReadStream(path), part, model)) {
    const rows: ScoredRow[] = [];
    const rejected: RejectedRow[] = [];
    for (const outcome of batch) {
      if ('rejected' in outcome) {
        rejected.push(outcome.rejected);
        continue;
      }
      const { accountId, line } = outcome.row;
      const { index } = outcome.assessment;
      rows.push({ accountId, line, index, baselineTwice: null, redStreak: 0, hasLaterReason: false });
    }
    yield { key: fileKey, rows, rejected };
  }
}
