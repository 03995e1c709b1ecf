import { countRow, passLine, pastLineEnd } from './row-table';
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

/**
 * Counts rows from `from` on, whatever is in their cells, until one is not plain or `to`, which stands after a line feed.
 * Gives the place of the first row that was not counted.
 */
export function passCsvRows(from: usize, to: usize): usize {
  let at = from;
  while (at < to) {
    passSeparators(at);
    const blank = pastLineEnd(at);
    if (blank !== 0) {
      passLine();
      at = blank;
      continue;
    }
    beginCells();
    const end = pastRow(at);
    if (end === 0) break;
    countRow(innerLines + 1);
    at = end;
  }
  return at;
}

/** The place after the row that starts here; 0 when a quote stands where none belongs, or is not closed. */
function pastRow(from: usize): usize {
  let at = from;
  let mark = next;
  for (;;) {
    const isQuoted = <u32>load<u8>(at) === QUOTE;
    if (isQuoted) {
      mark = closingQuote(mark);
      if (mark === 0) return 0;
    }
    at = placeAt(mark) + <usize>isQuoted;
    if (<u32>load<u8>(at) !== COMMA) break;
    mark += MARK_BYTES << (<usize>isQuoted);
    at++;
  }
  passTo(mark);
  return pastLineEnd(at);
}
