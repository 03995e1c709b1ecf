import { isUtf8 } from 'node:buffer';
import type { RecordScanner } from './record-scanner.ts';

const QUOTE = 0x22;

/** Cells of a longer record have memory of their own: the few that are kept must not keep all of it. */
export const LONG_RECORD_BYTES = 4096;

/**
 * The cells of the CSV record that the scanner stands on, without their quotes. Of a record with a `quote` fault the
 * last cell is the rest of the line as written. Bytes that are not UTF-8 become U+FFFD.
 */
export function csvCells(record: RecordScanner): string[] {
  const { bytes, start, end, cellEnds, cellCount, isAscii, fault } = record;
  const text = isAscii && end - start <= LONG_RECORD_BYTES ? bytes.toString('latin1', start, end) : null;
  const cells: string[] = [];
  let cellStart = start;
  for (let cell = 0; cell < cellCount; cell++) {
    const cellEnd = cellEnds[cell] as number;
    const isBroken = fault !== null && cell === cellCount - 1;
    const isQuoted = bytes[cellStart] === QUOTE && cellStart < cellEnd && !isBroken;
    const from = isQuoted ? cellStart + 1 : cellStart;
    const to = isQuoted ? cellEnd - 1 : cellEnd;
    const written = text === null ? bytes.toString('utf8', from, to) : text.slice(from - start, to - start);
    cells.push(isQuoted ? written.replaceAll('""', '"') : written);
    cellStart = cellEnd + 1;
  }
  return cells;
}

/** Whether the record that the scanner stands on is valid UTF-8. */
export function isUtf8Record({ isAscii, bytes, start, end }: RecordScanner): boolean {
  return isAscii || isUtf8(bytes.subarray(start, end));
}
