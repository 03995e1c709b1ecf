import { countRow, passLine, pastLineEnd } from './row-table';
import { beginCells, closingQuote, innerLines, passSeparator, passSeparators, separator } from './separators';

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
    const next = pastRow(at);
    if (next === 0) break;
    countRow(innerLines + 1);
    at = next;
  }
  return at;
}

/** The place after the row that starts here; 0 when a quote stands where none belongs, or is not closed. */
function pastRow(from: usize): usize {
  let at = from;
  for (;;) {
    if (<u32>load<u8>(at) === QUOTE) {
      at = closingQuote();
      if (at === 0) return 0;
      passSeparator();
      at++;
    } else at = separator();
    if (<u32>load<u8>(at) !== COMMA) break;
    passSeparator();
    at++;
  }
  return pastLineEnd(at);
}
