import { type Assessment, assess } from '../scoring/assess.ts';
import type { Column, Model } from '../scoring/model.ts';
import type { PlainRows } from './plain-rows.ts';
import type { RejectedRow, RowOutcome } from './problem.ts';
import { readSnapshotBatches, type SnapshotBatch, type SnapshotPart } from './snapshot-batches.ts';
import type { SnapshotRow } from './snapshot-row.ts';

/** A row that passed its checks, with what the model says about it, or the reason why it did not pass. */
export type ScoredOutcome =
  | { readonly row: SnapshotRow; readonly assessment: Assessment }
  | { readonly rejected: RejectedRow };

/** Reads the snapshot rows of one part of a file, in order. */
export async function* readSnapshotRows(
  chunks: AsyncIterable<Uint8Array>,
  part: SnapshotPart,
  columns: readonly Column[],
): AsyncGenerator<readonly RowOutcome<SnapshotRow>[]> {
  for await (const batch of readSnapshotBatches(chunks, part, columns)) {
    const ofPlain = (plain: PlainRows, row: number) => ({ row: plain.rowAt(row) });
    yield inOrder(batch, ofPlain, (outcome) => outcome);
  }
}

/** Reads and scores the snapshot rows of one part of a file, in order. */
export async function* readScoredRows(
  chunks: AsyncIterable<Uint8Array>,
  part: SnapshotPart,
  model: Model,
): AsyncGenerator<readonly ScoredOutcome[]> {
  const ofPlain = (plain: PlainRows, row: number) => ({
    row: plain.rowAt(row),
    assessment: plain.assessmentAt(row),
  });
  const ofOther = (outcome: RowOutcome<SnapshotRow>) =>
    'rejected' in outcome ? outcome : { row: outcome.row, assessment: assess(model, outcome.row.values) };
  for await (const batch of readSnapshotBatches(chunks, part, model.columns)) {
    batch.plain?.score(model);
    yield inOrder(batch, ofPlain, ofOther);
  }
}

/** The rows of a batch in order of lines, as something else. */
function inOrder<Result>(
  { plain, others }: SnapshotBatch,
  ofPlain: (plain: PlainRows, row: number) => Result,
  ofOther: (outcome: RowOutcome<SnapshotRow>) => Result,
): readonly Result[] {
  const results: Result[] = [];
  const count = plain?.count ?? 0;
  let next = 0;
  const passPlain = (line: number) => {
    for (; plain !== null && next < count && plain.lineAt(next) < line; next++)
      results.push(ofPlain(plain, next));
  };
  for (const outcome of others) {
    passPlain('row' in outcome ? outcome.row.line : outcome.rejected.line);
    results.push(ofOther(outcome));
  }
  passPlain(Number.POSITIVE_INFINITY);
  return results;
}
