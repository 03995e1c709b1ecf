import { readSnapshotBatches, type SnapshotBatch } from '../../lambdas/feed/snapshot-batches.ts';
import { assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel as model } from '../../lambdas/scoring/default-model.ts';
import { chunksOf, wholeFile } from './file-part.ts';
import { report, Tally } from './tally.ts';

/* Reads, checks and scores a snapshot file in one thread, contributions included, as the score handler does. */
const path = process.argv[2] as string;
const tally = new Tally();
const part = wholeFile(path);
for await (const batch of readSnapshotBatches(chunksOf(path), part, model.columns)) addAll(batch);
report(tally);

function addAll({ plain, others }: SnapshotBatch): void {
  for (const outcome of others) {
    if ('rejected' in outcome) tally.reject();
    else tally.add(assess(model, outcome.row.values).index);
  }
  if (plain === null) return;
  plain.score(model);
  const { count } = plain;
  for (let row = 0; row < count; row++) tally.add(plain.indexAt(row));
}
