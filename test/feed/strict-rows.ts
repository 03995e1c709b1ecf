import { parse } from 'csv-parse/sync';
import type { RowOutcome } from '../../lambdas/feed/problem.ts';
import { readBatches } from '../../lambdas/feed/row-batches.ts';
import type { SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';
import { knownColumns, type SnapshotRow, snapshotRowReader } from '../../lambdas/feed/snapshot-row.ts';
import type { Column } from '../../lambdas/scoring/model.ts';
import { chunksOf } from './reading.ts';

/** Every row as the strict reader has it, without the kernel. */
export async function strictRows(
  bytes: Uint8Array,
  part: SnapshotPart,
  columns: readonly Column[],
): Promise<RowOutcome<SnapshotRow>[]> {
  const outcomes: RowOutcome<SnapshotRow>[] = [];
  const readRow = snapshotRowReader(columns, part.day);
  for await (const batch of readBatches(chunksOf(bytes), part, knownColumns(columns), readRow)) {
    outcomes.push(...batch);
  }
  return outcomes;
}

/** The records as csv-parse has them in strict mode, `null` when it refuses the text. */
export function parsedStrictly(text: string): string[][] | null {
  try {
    return parse(Buffer.from(text), {
      bom: true,
      record_delimiter: ['\r\n', '\n'],
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch {
    return null;
  }
}
