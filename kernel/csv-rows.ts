import { ACCOUNT_ID, IGNORED, roles } from './memory';
import { missNumber, readNumber } from './numbers';
import { addRow, firstSlot, isDay, isFull, keepId, passLine, pastLineEnd } from './row-table';
import {
  beginCells,
  closingQuote,
  innerLines,
  MARK_BYTES,
  next,
  passSeparators,
  passTo,
  placeAt,
} from './separators';

const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;

/** Cells of a row. */
let cells: usize = 0;
export function setCells(count: i32): void {
  cells = <usize>count;
}

/**
 * Reads rows from `from` on until one is not plain, there is no room, or `to`, which stands after a line feed. Gives the
 * place of the first row that was not read.
 */
export function readCsvRows(from: usize, to: usize): usize {
  let at = from;
  while (at < to && !isFull()) {
    passSeparators(at);
    const blank = pastLineEnd(at);
    if (blank !== 0) {
      passLine();
      at = blank;
      continue;
    }
    beginCells();
    const end = readRow(at);
    if (end === 0) break;
    addRow(innerLines + 1);
    at = end;
  }
  return at;
}

/** The place after the row that starts at `at`; 0 when it is not plain. */
function readRow(from: usize): usize {
  const slots = firstSlot();
  let at = from;
  let mark = next;
  for (let cell: usize = 0; ; ) {
    const isQuoted = <u32>load<u8>(at) === QUOTE;
    if (isQuoted) {
      mark = closingQuote(mark);
      if (mark === 0) return 0;
    }
    const start = at + <usize>isQuoted;
    const end = placeAt(mark);
    const role = load<i32>(roles + (cell << 2));
    if (role >= 0) {
      const slot = slots + role;
      if (start === end) missNumber(slot, start);
      else if (!readNumber(start, end, role, slot)) return 0;
    } else if (role !== IGNORED) {
      const isRight = role === ACCOUNT_ID ? keepId(start, end) : end === start || isDay(start, end);
      if (!isRight) return 0;
    }
    at = end + <usize>isQuoted;
    if (++cell === cells) break;
    if (<u32>load<u8>(at) !== COMMA) return 0;
    mark += MARK_BYTES << (<usize>isQuoted);
    at++;
  }
  passTo(mark);
  return pastLineEnd(at);
}
