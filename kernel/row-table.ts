import { BLOCK_ROWS, day, idEnds, idStarts, lines, MOST_NUMBERS, MOST_ROWS, units } from './memory';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;
const BACKSLASH: u32 = 0x5c;
const TILDE: u32 = 0x7e;
const LONGEST_ID: usize = 256;
const DAY_LENGTH: usize = 10;

/** Rows that are read, and the line on which the next one starts. */
export let rows: i32 = 0;
let line: f64 = 1;
/** Number columns of a row, and the rows that there is room for. */
export let width: i32 = 0;
let capacity: i32 = MOST_ROWS;

/** Makes room for rows of so many number columns: for whole blocks. */
export function setWidth(columns: i32): void {
  width = columns;
  capacity = columns === 0 ? MOST_ROWS : min(MOST_ROWS, (MOST_NUMBERS / columns) & -BLOCK_ROWS);
}

export function rowCount(): i32 {
  return rows;
}

export function lineAfter(): f64 {
  return line;
}

/** Empties the table. */
export function clear(): void {
  rows = 0;
}

/** The next row starts on this line. */
export function setLine(next: f64): void {
  line = next;
}

export function isFull(): bool {
  return rows === capacity;
}

/** Where the numbers of the next row are taken down. */
export function firstSlot(): usize {
  return <usize>(rows * width);
}

/** Adds the row that was taken down; it has so many line feeds, the last one counted. */
export function addRow(lineFeeds: i32): void {
  store<f64>(lines + ((<usize>rows) << 3), line);
  rows += 1;
  line += lineFeeds;
}

/** Counts a row that was not taken down. */
export function countRow(lineFeeds: i32): void {
  rows += 1;
  line += lineFeeds;
}

/** Passes over a blank line. */
export function passLine(): void {
  line += 1;
}

/** Marks all numbers of the next row as missing. */
export function missAll(): void {
  const first = firstSlot();
  for (let column: usize = 0; column < <usize>width; column++)
    store<f64>(units + ((first + column) << 3), NaN);
}

/** The place of the first byte from `at` on that an id of printable ASCII cannot hold as it stands in CSV and JSON. */
export function pastPlain(from: usize): usize {
  let at = from;
  let found = specialBytes(at);
  while (found === 0) {
    at += 16;
    found = specialBytes(at);
  }
  return at + <usize>ctz(found);
}

/** A bit for each of 16 bytes that such an id cannot hold. */
function specialBytes(at: usize): i32 {
  const bytes = v128.load(at);
  const isUnprintable = i8x16.gt_u(
    i8x16.sub(bytes, i8x16.splat(<i8>SPACE)),
    i8x16.splat(<i8>(TILDE - SPACE)),
  );
  const isQuote = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  const isComma = i8x16.eq(bytes, i8x16.splat(<i8>COMMA));
  const isBackslash = i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH));
  return i8x16.bitmask(v128.or(v128.or(isUnprintable, isQuote), v128.or(isComma, isBackslash)));
}

/** Takes down the id of the next row; false when it is none. */
export function keepId(from: usize, to: usize): bool {
  if (to === from || to - from > LONGEST_ID || pastPlain(from) < to) return false;
  store<u32>(idStarts + ((<usize>rows) << 2), <u32>from);
  store<u32>(idEnds + ((<usize>rows) << 2), <u32>to);
  return true;
}

/** Whether the text is the business day. */
export function isDay(from: usize, to: usize): bool {
  return (
    to - from === DAY_LENGTH &&
    load<u64>(from) === load<u64>(day) &&
    load<u16>(from + 8) === load<u16>(day + 8)
  );
}

/** The place after the line end that stands here; 0 where none does. */
export function pastLineEnd(at: usize): usize {
  const byte = <u32>load<u8>(at);
  if (byte === LINE_FEED) return at + 1;
  return byte === CARRIAGE_RETURN && load<u8>(at + 1) === LINE_FEED ? at + 2 : 0;
}
