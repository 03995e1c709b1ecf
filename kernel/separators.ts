import { INPUT_BYTES, input } from './memory';

const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;
/** Bytes that are looked at in one go. */
const STRIDE: usize = 64;

/*
 * The places of all bytes of a window of CSV that may separate: commas, quotes, line feeds, carriage returns. They are
 * found first, many bytes at once, so that to read a cell nothing waits for the end of the cell before it.
 */
const separators: usize = memory.data((INPUT_BYTES + <i32>STRIDE) * 4, 16);
let end: usize = separators;
/** Where the place of the next separator is kept. */
let next: usize = separators;

/** Line feeds inside the cells that were passed since `beginCells`. */
export let innerLines: i32 = 0;

export function beginCells(): void {
  innerLines = 0;
}

/** Finds the separators of so many bytes of input. */
export function findSeparators(length: i32): void {
  const to = input + <usize>length;
  end = separators;
  next = separators;
  for (let at = input; at < to; at += STRIDE) {
    let found =
      <u64>(<u32>separatorsIn(at)) |
      ((<u64>(<u32>separatorsIn(at + 16))) << 16) |
      (((<u64>(<u32>separatorsIn(at + 32))) << 32) | ((<u64>(<u32>separatorsIn(at + 48))) << 48));
    let place = end;
    end += (<usize>popcnt(found)) << 2;
    // Twelve without asking whether there are as many: what is written too much is written over.
    do {
      for (let each: usize = 0; each < 12; each++) {
        store<u32>(place + (each << 2), <u32>at + <u32>ctz(found));
        found &= found - 1;
      }
      place += 48;
    } while (found !== 0);
  }
  while (end > separators && load<u32>(end - 4) >= <u32>to) end -= 4;
}

/** A bit for each of 16 bytes that may separate. */
function separatorsIn(at: usize): i32 {
  const bytes = v128.load(at);
  const isComma = i8x16.eq(bytes, i8x16.splat(<i8>COMMA));
  const isLineFeed = i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED));
  const isReturn = i8x16.eq(bytes, i8x16.splat(<i8>CARRIAGE_RETURN));
  const isQuote = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  return i8x16.bitmask(v128.or(v128.or(isComma, isLineFeed), v128.or(isReturn, isQuote)));
}

/** Passes the separators before `at`. */
export function passSeparators(at: usize): void {
  while (next < end && load<u32>(next) < <u32>at) next += 4;
}

/** The place of the next separator. */
export function separator(): usize {
  return <usize>load<u32>(next);
}

export function passSeparator(): void {
  next += 4;
}

/** The place of the quote that ends the quoted cell whose first quote is the next separator; 0 when none does. */
export function closingQuote(): usize {
  next += 4;
  for (; next < end; next += 4) {
    const at = <usize>load<u32>(next);
    const byte = <u32>load<u8>(at);
    if (byte === LINE_FEED) innerLines++;
    else if (byte === QUOTE) {
      if (<u32>load<u8>(at + 1) !== QUOTE) return at;
      next += 4;
    }
  }
  return 0;
}
