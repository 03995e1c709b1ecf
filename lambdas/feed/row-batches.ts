import { inflate } from './inflate.ts';
import type { FeedFormat } from './key.ts';
import { RecordScanner } from './record-scanner.ts';
import { cellReader, type KnownColumn, type RowCells } from './row-cells.ts';

/**
 * A part of a file as stored, cut at record ends: bytes from `start` to before `end`, its first line's number. The part
 * that starts at 0 begins with the header. A gz file is one range of its compressed bytes.
 */
export type Range = { readonly start: number; readonly end: number; readonly firstLine: number };

/** What it takes to read rows out of a file that `inspectFile` found without problems. */
export type FilePart = {
  readonly format: FeedFormat;
  readonly gz: boolean;
  /** The header that `inspectFile` found; null for JSONL. */
  readonly header: readonly string[] | null;
  /** Which bytes the chunks are. */
  readonly range: Range | 'whole';
};

const BATCH_ROWS = 1000;

/**
 * Reads the rows of one part, in order, in batches of at most 1,000. Throws when gzip data is damaged: such a file is
 * rejected when it is inspected.
 */
export async function* readBatches<Row>(
  chunks: AsyncIterable<Uint8Array>,
  part: FilePart,
  columns: readonly KnownColumn[],
  read: (cells: RowCells) => Row,
): AsyncGenerator<readonly Row[]> {
  const { format, gz, header } = part;
  const { start, firstLine } = startOf(part);
  const scanner = new RecordScanner(format, firstLine, start === 0);
  const readCells = cellReader(format, header, columns);
  let isHeaderNext = format === 'csv' && start === 0;

  function* batches(): Generator<readonly Row[]> {
    let batch: Row[] = [];
    while (scanner.next()) {
      if (isHeaderNext) {
        isHeaderNext = false;
        continue;
      }
      batch.push(read(readCells(scanner)));
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }

  for await (const chunk of textOf(chunks, gz)) {
    scanner.push(chunk);
    yield* batches();
  }
  scanner.finish();
  yield* batches();
}

/** The text of a part that was inspected, in chunks. */
export function textOf(chunks: AsyncIterable<Uint8Array>, gz: boolean): AsyncIterable<Uint8Array> {
  return gz ? inflate(chunks, Number.POSITIVE_INFINITY, throwProblem) : chunks;
}

/** Where the text of a part starts in its file, and on which line. */
export function startOf({ range }: FilePart): { readonly start: number; readonly firstLine: number } {
  return range === 'whole' ? { start: 0, firstLine: 1 } : range;
}

function throwProblem({ sentence }: { sentence: string }): never {
  throw new Error(`a file that was inspected cannot be read: ${sentence}`);
}
