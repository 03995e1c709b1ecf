import type { CalendarDay } from '../scoring/calendar.ts';
import type { Column } from '../scoring/model.ts';
import { PlainRows } from './plain-rows.ts';
import type { RowOutcome } from './problem.ts';
import { RecordScanner } from './record-scanner.ts';
import { type FilePart, startOf, textOf } from './row-batches.ts';
import { cellReader } from './row-cells.ts';
import { RowKernel } from './row-kernel.ts';
import { knownColumns, type SnapshotRow, snapshotRowReader } from './snapshot-row.ts';

const LINE_FEED = 0x0a;
const LONGEST_WAIT_BYTES = 65_536;

/** Rows of a file that follow each other. */
export type SnapshotBatch = {
  /** Gone when the next batch is asked for; null when there are none. */
  readonly plain: PlainRows | null;
  /** The rows between them, in order of lines: rejected ones, and those that only the strict reader takes. */
  readonly others: readonly RowOutcome<SnapshotRow>[];
};

/** A part of a snapshot file. */
export type SnapshotPart = FilePart & { readonly day: CalendarDay };

/**
 * Reads the snapshot rows of one part of a file: the kernel those that are plain, the strict reader all others. Which of
 * them reads a row makes no difference to what it says.
 */
export async function* readSnapshotBatches(
  chunks: AsyncIterable<Uint8Array>,
  part: SnapshotPart,
  columns: readonly Column[],
): AsyncGenerator<SnapshotBatch> {
  const { format, header, day } = part;
  const { start, firstLine } = startOf(part);
  const scanner = new RecordScanner(format, firstLine, start === 0);
  const kernel = RowKernel.start({ format, header, columns, day });
  const plain = kernel && new PlainRows(kernel, columns);
  const readCells = cellReader(format, header, knownColumns(columns));
  const readRow = snapshotRowReader(columns, day);
  let isHeaderNext = format === 'csv' && start === 0;

  function readStrictly(): RowOutcome<SnapshotRow> {
    const cells = readCells(scanner);
    if (format === 'jsonl' && cells.fault === null) kernel?.learn(cells.written[0] as string);
    return readRow(cells);
  }

  /** Gives the kernel the whole lines ahead; false where there are none or the scanner stands inside of a record. */
  function loadWindow(): boolean {
    const { bytes, nextStart, nextLine } = scanner;
    return kernel !== null && !isHeaderNext && nextStart !== -1 && kernel.load(bytes, nextStart, nextLine);
  }

  /** Whether a row starts ahead whose line is not there to its end: better to wait for it than to read it strictly. */
  function isLineShort(): boolean {
    const { bytes, nextStart } = scanner;
    const isLong = bytes.length - nextStart > LONGEST_WAIT_BYTES;
    return kernel !== null && nextStart !== -1 && !isLong && !bytes.includes(LINE_FEED, nextStart);
  }

  /** Reads the window, and gives the rows that the kernel did not take. */
  function readWindow(reader: RowKernel): readonly RowOutcome<SnapshotRow>[] {
    const others: RowOutcome<SnapshotRow>[] = [];
    reader.readWindow(scanner, () => others.push(readStrictly()));
    return others;
  }

  function* batches(isEnd: boolean): Generator<SnapshotBatch> {
    for (;;) {
      if (kernel !== null && loadWindow()) {
        yield { plain, others: readWindow(kernel) };
      } else if (!isEnd && isLineShort()) return;
      else if (!scanner.next()) return;
      else if (isHeaderNext) isHeaderNext = false;
      else yield { plain: null, others: [readStrictly()] };
    }
  }

  for await (const chunk of textOf(chunks, part.gz)) {
    scanner.push(chunk);
    yield* batches(false);
  }
  scanner.finish();
  yield* batches(true);
}
