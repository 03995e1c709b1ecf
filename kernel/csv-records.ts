import { beginCells, innerLines, pastQuoted, pastUnquoted } from './csv-cells';
import { countRow, passLine, pastLineEnd } from './row-table';

const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;

/**
 * Counts rows from `from` on, whatever is in their cells, until one is not plain or `to`, which stands after a line feed.
 * Gives the place of the first row that was not counted.
 */
export function passCsvRows(from: usize, to: usize): usize {
  let at = from;
  while (at < to) {
    const blank = pastLineEnd(at);
    if (blank !== 0) {
      passLine();
      at = blank;
      continue;
    }
    beginCells();
    const next = pastRow(at, to);
    if (next === 0) break;
    countRow(innerLines + 1);
    at = next;
  }
  return at;
}

/** The place after the row that starts here; 0 when a quote stands where none belongs, or is not closed before `to`. */
function pastRow(from: usize, to: usize): usize {
  let at = from;
  for (;;) {
    if (load<u8>(at) === QUOTE) {
      at = pastQuoted(at + 1, to);
      if (at === 0) return 0;
      at++;
    } else at = pastUnquoted(at);
    if (load<u8>(at) !== COMMA) break;
    at++;
  }
  return pastLineEnd(at);
}
