const LINE_FEED: u32 = 0x0a;
const CARRIAGE_RETURN: u32 = 0x0d;
const QUOTE: u32 = 0x22;
const COMMA: u32 = 0x2c;

/** Line feeds inside the cells that were passed since `beginCells`. */
export let innerLines: i32 = 0;

export function beginCells(): void {
  innerLines = 0;
}

/** The place of the byte that ends an unquoted cell, or of a quote in it. */
export function pastUnquoted(from: usize): usize {
  let at = from;
  let found = cellEnds(at);
  while (found === 0) {
    at += 16;
    found = cellEnds(at);
  }
  return at + <usize>ctz(found);
}

/** A bit for each of 16 bytes that may end a cell. */
function cellEnds(at: usize): i32 {
  const bytes = v128.load(at);
  const isComma = i8x16.eq(bytes, i8x16.splat(<i8>COMMA));
  const isLineFeed = i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED));
  const isReturn = i8x16.eq(bytes, i8x16.splat(<i8>CARRIAGE_RETURN));
  const isQuote = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  return i8x16.bitmask(v128.or(v128.or(isComma, isLineFeed), v128.or(isReturn, isQuote)));
}

/** The place of the quote that ends a quoted cell; 0 when it is not before `to`. */
export function pastQuoted(from: usize, to: usize): usize {
  let at = from;
  while (at < to) {
    const bytes = v128.load(at);
    const isLineFeed = i8x16.eq(bytes, i8x16.splat(<i8>LINE_FEED));
    const isQuote = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
    const found = i8x16.bitmask(v128.or(isLineFeed, isQuote));
    if (found === 0) {
      at += 16;
      continue;
    }
    at += <usize>ctz(found);
    if (at >= to) return 0;
    if (load<u8>(at) === LINE_FEED) {
      innerLines++;
      at++;
    } else if (load<u8>(at + 1) === QUOTE) at += 2;
    else return at;
  }
  return 0;
}
