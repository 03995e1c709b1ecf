import { beginCells, innerLines, pastQuoted, pastUnquoted } from './csv-cells';
import { ACCOUNT_ID, IGNORED, roles } from './memory';
import { missNumber, readNumber } from './numbers';
import { addRow, firstSlot, isDay, isFull, keepId, passLine, pastLineEnd, pastPlain } from './row-table';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
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
    const blank = pastLineEnd(at);
    if (blank !== 0) {
      passLine();
      at = blank;
      continue;
    }
    beginCells();
    const next = readRow(at, to);
    if (next === 0) break;
    addRow(innerLines + 1);
    at = next;
  }
  return at;
}

/** The place after the row that starts at `at`; 0 when it is not plain. */
function readRow(from: usize, to: usize): usize {
  const slots = firstSlot();
  let at = from;
  for (let cell: usize = 0; ; ) {
    const role = load<i32>(roles + (cell << 2));
    const isQuoted = load<u8>(at) === QUOTE;
    if (isQuoted) at++;
    if (role >= 0) {
      const slot = slots + role;
      const end = readNumber(at, role, slot);
      if (end !== 0) at = end;
      else if (isCellEnd(load<u8>(at))) missNumber(slot, at);
      else return 0;
    } else if (role === IGNORED) {
      at = isQuoted ? pastQuoted(at, to) : pastUnquoted(at);
      if (at === 0) return 0;
    } else {
      const start = at;
      at = pastPlain(at);
      const isRight = role === ACCOUNT_ID ? keepId(start, at) : at === start || isDay(start, at);
      if (!isRight) return 0;
    }
    if (isQuoted) {
      if (load<u8>(at) !== QUOTE) return 0;
      at++;
    }
    if (++cell === cells) break;
    if (load<u8>(at) !== COMMA) return 0;
    at++;
  }
  return pastLineEnd(at);
}

function isCellEnd(byte: u32): bool {
  return byte === COMMA || byte === LINE_FEED || byte === QUOTE || byte === CARRIAGE_RETURN;
}
