import { LITERAL_BYTES, literalText, MOST_LITERALS } from './memory';

const SPACE: u32 = 0x20;
/** Bytes that are compared in one go. */
const LANES: i32 = 16;

/** Of a literal: its place in the text, its length, what its value is, and the number of its name. */
const starts: usize = memory.data(MOST_LITERALS * 4, 16);
const lengths: usize = memory.data(MOST_LITERALS * 4, 16);
const roles: usize = memory.data(MOST_LITERALS * 4, 16);
const names: usize = memory.data(MOST_LITERALS * 4, 16);
/** The literal that followed this one last. Literal 0 stands for the start of a row. */
const followers: usize = memory.data(MOST_LITERALS * 4, 16);
/** Of a name: the row in which it was seen last. */
const seen: usize = memory.data(MOST_LITERALS * 4, 16);

let count: i32 = 1;
let used: i32 = 0;
let row: i32 = 0;

/** Where the bytes of the next literal belong; 0 when one of that length has no room. */
export function roomForLiteral(length: i32): usize {
  return count < MOST_LITERALS && used + length <= LITERAL_BYTES ? literalText + used : 0;
}

/** Adds the literal whose bytes were put where they belong. Equal names have equal numbers, below those of literals. */
export function addLiteral(length: i32, role: i32, name: i32): void {
  store<i32>(starts + (count << 2), used);
  store<i32>(lengths + (count << 2), length);
  store<i32>(roles + (count << 2), role);
  store<i32>(names + (count << 2), name);
  used += length;
  count++;
}

export function beginMembers(): void {
  row++;
}

export function lengthOf(literal: i32): usize {
  return load<u32>(lengths + (literal << 2));
}

export function roleOf(literal: i32): i32 {
  return load<i32>(roles + (literal << 2));
}

/** Whether the name of this literal is new in this row. */
export function isNew(literal: i32): bool {
  const place = seen + (load<i32>(names + (literal << 2)) << 2);
  const isFirst = load<i32>(place) !== row;
  store<i32>(place, row);
  return isFirst;
}

/** The literal that stands here after another one's value, 0 when none is known that does. */
export function literalAt(at: usize, previous: i32): i32 {
  const likely = load<i32>(followers + (previous << 2));
  if (likely !== 0 && isWritten(likely, at)) return likely;
  for (let literal = 1; literal < count; literal++) {
    if (!isWritten(literal, at)) continue;
    store<i32>(followers + (previous << 2), literal);
    return literal;
  }
  return 0;
}

/** Whether the literal stands here, and its value right after it. */
function isWritten(literal: i32, from: usize): bool {
  let text = literalText + load<u32>(starts + (literal << 2));
  let at = from;
  let left = <i32>lengthOf(literal);
  for (; left > LANES; left -= LANES) {
    if (differences(text, at) !== 0) return false;
    text += LANES;
    at += LANES;
  }
  return (differences(text, at) & ((1 << left) - 1)) === 0 && load<u8>(at + <usize>left) > SPACE;
}

/** A bit for each of 16 bytes that is another one there. */
function differences(text: usize, at: usize): i32 {
  return i8x16.bitmask(i8x16.ne(v128.load(text), v128.load(at)));
}
