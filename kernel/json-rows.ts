import {
  addLiteral,
  beginMembers,
  isNew,
  lengthOf,
  literalAt,
  roleOf,
  roomForLiteral,
} from './json-literals';
import { ACCOUNT_ID, IGNORED } from './memory';
import { missNumber, readNumber } from './numbers';
import {
  addRow,
  firstSlot,
  isDay,
  isFull,
  keepId,
  missAll,
  passLine,
  pastLineEnd,
  pastPlain,
} from './row-table';

export { addLiteral, roomForLiteral };

const DAY_LENGTH: usize = 10;
const SPACE: u32 = 0x20;
const QUOTE: u32 = 0x22;
const PLUS: u32 = 0x2b;
const MINUS: u32 = 0x2d;
const POINT: u32 = 0x2e;
const ZERO: u32 = 0x30;
const NINE: u32 = 0x39;
const BACKSLASH: u32 = 0x5c;
const OPENING_BRACE: u32 = 0x7b;
const CLOSING_BRACE: u32 = 0x7d;
/** Four bytes as one little-endian number. */
const NULL: u32 = 0x6c6c756e;
const TRUE: u32 = 0x65757274;
const ALSE: u32 = 0x65736c61;

/**
 * Reads rows from `from` on until one is not plain, there is no room, or `to`, which stands after a line feed. Gives the
 * place of the first row that was not read. Plain is a row whose members are written as some row before it wrote them.
 */
export function readJsonRows(from: usize, to: usize): usize {
  let at = from;
  while (at < to && !isFull()) {
    const blank = pastLineEnd(at);
    if (blank !== 0) {
      passLine();
      at = blank;
      continue;
    }
    const next = readRow(at);
    if (next === 0) break;
    addRow(1);
    at = next;
  }
  return at;
}

function readRow(from: usize): usize {
  const slots = firstSlot();
  missAll();
  beginMembers();
  let hasId = false;
  let literal: i32 = 0;
  let at = from;
  if (load<u8>(at) !== OPENING_BRACE) return 0;
  while (load<u8>(at) !== CLOSING_BRACE) {
    // A brace opens the first member and no other.
    if (literal !== 0 && load<u8>(at) === OPENING_BRACE) return 0;
    literal = literalAt(at, literal);
    if (literal === 0 || !isNew(literal)) return 0;
    at += lengthOf(literal);
    const role = roleOf(literal);
    if (role >= 0) at = pastNumberOrNull(at, role, slots + role);
    else if (role === IGNORED) at = pastValue(at);
    else if (role === ACCOUNT_ID) {
      at = pastAccountId(at);
      hasId = true;
    } else at = pastDayOrNull(at);
    if (at === 0) return 0;
  }
  return hasId ? pastLineEnd(at + 1) : 0;
}

function pastNumberOrNull(at: usize, column: usize, slot: usize): usize {
  if (load<u32>(at) === NULL) {
    missNumber(slot, at);
    return at + 4;
  }
  if (load<u8>(at) === PLUS || hasLeadingZero(at)) return 0;
  const end = pastNumeral(at);
  return readNumber(at, end, column, slot) ? end : 0;
}

/** The place of the first byte from `from` on that a plain number cannot hold. */
function pastNumeral(from: usize): usize {
  let at = from;
  let found = otherBytes(at);
  while (found === 0) {
    at += 16;
    found = otherBytes(at);
  }
  return at + <usize>ctz(found);
}

/** A bit for each of 16 bytes that are neither digits nor a minus, a point or the slash that stands between them. */
function otherBytes(at: usize): i32 {
  const bytes = i8x16.sub(v128.load(at), i8x16.splat(<i8>MINUS));
  return i8x16.bitmask(i8x16.gt_u(bytes, i8x16.splat(<i8>(NINE - MINUS))));
}

function hasLeadingZero(from: usize): bool {
  const at = load<u8>(from) === MINUS ? from + 1 : from;
  return load<u8>(at) === ZERO && isDigit(load<u8>(at + 1));
}

function pastAccountId(at: usize): usize {
  if (load<u8>(at) !== QUOTE) return 0;
  const end = pastPlain(at + 1);
  return load<u8>(end) === QUOTE && keepId(at + 1, end) ? end + 1 : 0;
}

function pastDayOrNull(at: usize): usize {
  if (load<u32>(at) === NULL) return at + 4;
  const end = at + 1 + DAY_LENGTH;
  return load<u8>(at) === QUOTE && load<u8>(end) === QUOTE && isDay(at + 1, end) ? end + 1 : 0;
}

/** The place after the value that stands here; 0 when it is none, or an object or a list. */
function pastValue(at: usize): usize {
  const first = <u32>load<u8>(at);
  if (first === QUOTE) return pastString(at + 1);
  if (first === MINUS || isDigit(first)) return pastNumber(at);
  const word = load<u32>(at);
  if (word === NULL || word === TRUE) return at + 4;
  return first === 0x66 && load<u32>(at + 1) === ALSE ? at + 5 : 0;
}

/** The place after a number in JSON's grammar; 0 where none stands. */
function pastNumber(from: usize): usize {
  if (hasLeadingZero(from)) return 0;
  let at = pastDigits(load<u8>(from) === MINUS ? from + 1 : from);
  if (at !== 0 && load<u8>(at) === POINT) at = pastDigits(at + 1);
  if (at !== 0 && (load<u8>(at) | 0x20) === 0x65) {
    const sign = <u32>load<u8>(at + 1);
    at = pastDigits(sign === PLUS || sign === MINUS ? at + 2 : at + 1);
  }
  return at;
}

/** The place after one digit or more; 0 where none stands. */
function pastDigits(from: usize): usize {
  let at = from;
  while (isDigit(load<u8>(at))) at++;
  return at === from ? 0 : at;
}

function isDigit(byte: u32): bool {
  return byte - ZERO <= 9;
}

/** The place after the string whose first byte after the quote stands here; 0 when it breaks a rule of JSON. */
function pastString(from: usize): usize {
  let at = pastOrdinary(from);
  while (load<u8>(at) === BACKSLASH) {
    at = pastEscape(at + 1);
    if (at === 0) return 0;
    at = pastOrdinary(at);
  }
  return load<u8>(at) === QUOTE ? at + 1 : 0;
}

/** The place of the first byte that a string does not hold as it is. */
function pastOrdinary(from: usize): usize {
  let at = from;
  let special = specialBytes(at);
  while (special === 0) {
    at += 16;
    special = specialBytes(at);
  }
  return at + <usize>ctz(special);
}

/** A bit for each of 16 bytes that a string does not hold as it is. */
function specialBytes(at: usize): i32 {
  const bytes = v128.load(at);
  const isQuote = i8x16.eq(bytes, i8x16.splat(<i8>QUOTE));
  const isBackslash = i8x16.eq(bytes, i8x16.splat(<i8>BACKSLASH));
  const isControl = i8x16.lt_u(bytes, i8x16.splat(<i8>SPACE));
  return i8x16.bitmask(v128.or(v128.or(isQuote, isBackslash), isControl));
}

/** The place after what follows a backslash; 0 when JSON does not know it. */
function pastEscape(at: usize): usize {
  switch (<u32>load<u8>(at)) {
    case 0x22: // "
    case 0x2f: // /
    case 0x5c: // \
    case 0x62: // b
    case 0x66: // f
    case 0x6e: // n
    case 0x72: // r
    case 0x74: // t
      return at + 1;
    case 0x75: // u
      for (let place: usize = 1; place <= 4; place++) if (!isHexDigit(load<u8>(at + place))) return 0;
      return at + 5;
    default:
      return 0;
  }
}

function isHexDigit(byte: u32): bool {
  return isDigit(byte) || (byte | 0x20) - 0x61 < 6;
}
