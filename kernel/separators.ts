import { INPUT_BYTES, input } from './memory';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;
/** At each value of a byte's last four bits the separator that it may be; where there is none, a byte that has others. */
// biome-ignore format: sixteen in a row
const byLastBits = i8x16(1, 0, <i8>QUOTE, 0, 0, 0, 0, 0, 0, 0, <i8>LINE_FEED, 0, <i8>COMMA, <i8>CARRIAGE_RETURN, 0, 0);
/** Bytes that are looked at in one go. */
const STRIDE: usize = 64;

/*
 * The places of all bytes of a window of CSV that may separate: commas, quotes, line feeds, carriage returns. They are
 * found first, many bytes at once, so that to read a cell nothing waits for the end of the cell before it. A mark is where
 * one of these places is kept; the mark of the next one is so many bytes behind it.
 */
export const MARK_BYTES: usize = 4;
const marks: usize = memory.data((INPUT_BYTES + <i32>STRIDE) * <i32>MARK_BYTES, 16);
let end: usize = marks;
/** The mark of the next separator; who reads many keeps it in a local, for this one is written to memory. */
export let next: usize = marks;

/** Line feeds inside the cells that were passed since `beginCells`. */
export let innerLines: i32 = 0;

export function beginCells(): void {
  innerLines = 0;
}

/** Finds the separators of so many bytes of input. */
export function findSeparators(length: i32): void {
  const to = input + <usize>length;
  end = marks;
  next = marks;
  for (let at = input; at < to; at += STRIDE) {
    let found =
      <u64>(<u32>separatorsIn(at)) |
      ((<u64>(<u32>separatorsIn(at + 16))) << 16) |
      (((<u64>(<u32>separatorsIn(at + 32))) << 32) | ((<u64>(<u32>separatorsIn(at + 48))) << 48));
    let place = end;
    end += <usize>popcnt(found) * MARK_BYTES;
    // Six without asking whether there are as many: what is written too much is written over.
    do {
      for (let each: usize = 0; each < 6; each++) {
        store<u32>(place + each * MARK_BYTES, <u32>at + <u32>ctz(found));
        found &= found - 1;
      }
      place += 6 * MARK_BYTES;
    } while (found !== 0);
  }
  while (end > marks && placeAt(end - MARK_BYTES) >= to) end -= MARK_BYTES;
}

/** A bit for each of 16 bytes that may separate. */
function separatorsIn(at: usize): i32 {
  const bytes = v128.load(at);
  const lastBits = v128.and(bytes, i8x16.splat(0x0f));
  const candidates = i8x16.swizzle(byLastBits, lastBits);
  return i8x16.bitmask(i8x16.eq(bytes, candidates));
}

/** The place that a mark keeps. */
export function placeAt(mark: usize): usize {
  return <usize>load<u32>(mark);
}

/** Passes the separators before this mark. */
export function passTo(mark: usize): void {
  next = mark;
}

/** Passes the separators before `at`. */
export function passSeparators(at: usize): void {
  while (next < end && placeAt(next) < at) next += MARK_BYTES;
}

/** The mark of the quote that ends the quoted cell whose first quote has this mark; 0 when none does. */
export function closingQuote(first: usize): usize {
  for (let mark = first + MARK_BYTES; mark < end; mark += MARK_BYTES) {
    const at = placeAt(mark);
    const byte = <u32>load<u8>(at);
    if (byte === LINE_FEED) innerLines++;
    else if (byte === QUOTE) {
      if (<u32>load<u8>(at + 1) !== QUOTE) return mark;
      mark += MARK_BYTES;
    }
  }
  return 0;
}
