import { Buffer } from 'node:buffer';
import type { FeedFormat } from './key.ts';

/** A record longer than this many bytes is skipped to its end and rejected, so that memory stays bounded. */
export const LONGEST_RECORD_BYTES = 1024 * 1024;

/**
 * What is wrong with the shape of a record. `quote`: a quote inside an unquoted cell, or text after a closing quote;
 * the record ends at the next line feed. `unclosed`: the file ended inside a quoted cell. `too-long`: its bytes are gone.
 */
export type RecordFault = 'quote' | 'unclosed' | 'too-long';

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** Where the scanner stands between two bytes. */
const CELL_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const AFTER_QUOTE = 3;
const RETURN_AFTER_QUOTE = 4;
const REST_OF_LINE = 5;

/**
 * Finds the records of a file in chunks of bytes cut anywhere: RFC 4180 records with CRLF or LF, or lines. Makes no
 * strings. Blank lines are not records, a byte order mark at the start of the file is passed over.
 *
 * Push a chunk, take records with `next` until it says false, push the next one; call `finish` after the last. The
 * fields speak of the record that `next` found, until the next call.
 */
export class RecordScanner {
  /** The bytes that hold the record: from `start` to before `end`, without the line end. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;
  /** Physical line on which the record starts. */
  line: number;
  fault: RecordFault | null = null;
  /** The first `cellCount` entries are the places in `bytes` where the cells of a CSV record end. */
  readonly cellEnds: number[] = [];
  cellCount = 0;
  /** True when all bytes of the record are known to be ASCII. */
  isAscii = true;
  /** Line of the last quote that opened a cell. */
  quoteLine = 0;

  readonly #startState: number;
  #state: number;
  #mayHoldMark: boolean;
  #isFinished = false;
  #isFound = false;
  #position = 0;
  #line: number;
  #offset = 0;
  #dropped = 0;
  #bits = 0;
  #memory: Buffer = Buffer.alloc(0);

  /** Starts at the beginning of a file, or of a range of one that begins on the given line. */
  constructor(format: FeedFormat, firstLine: number, isFileStart: boolean) {
    this.#startState = format === 'csv' ? CELL_START : REST_OF_LINE;
    this.#state = this.#startState;
    this.line = firstLine;
    this.#line = firstLine;
    this.#mayHoldMark = isFileStart;
  }

  /** Bytes between the first byte ever pushed and the first one after the record. */
  get nextOffset(): number {
    return this.#offset + this.#position;
  }

  /** The line after the record. */
  get nextLine(): number {
    return this.#line;
  }

  /** Where in `bytes` the next record starts; -1 while the scanner stands inside of one, or before a byte order mark. */
  get nextStart(): number {
    const isBetween = this.#isFound || (this.#position === this.start && this.#dropped === 0);
    return isBetween && !this.#mayHoldMark ? this.#position : -1;
  }

  /** Passes over records that somebody else has read, to the one that starts at this place of `bytes` on this line. */
  passTo(start: number, line: number): void {
    this.#position = start;
    this.#line = line;
    this.#begin();
  }

  push(chunk: Uint8Array): void {
    if (this.#isFound) this.#begin();
    const from = this.start;
    const added = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    this.bytes = from === this.bytes.length ? added : this.#joined(this.bytes.subarray(from), added);
    this.#offset += from;
    this.#position -= from;
    for (let cell = 0; cell < this.cellCount; cell++) {
      this.cellEnds[cell] = (this.cellEnds[cell] as number) - from;
    }
    this.start = 0;
  }

  /** Both in a row, in a memory that is used again: one of its own for each chunk costs more than the copy. */
  #joined(rest: Buffer, added: Buffer): Buffer {
    const length = rest.length + added.length;
    const target = this.#memory.length < length ? Buffer.allocUnsafeSlow(2 * length) : this.#memory;
    rest.copy(target);
    added.copy(target, rest.length);
    this.#memory = target;
    return target.subarray(0, length);
  }

  /** The file (or range) ends here; what is left is its last record. */
  finish(): void {
    this.#isFinished = true;
  }

  /** Goes to the next record; false when the bytes pushed so far hold no further whole one. */
  next(): boolean {
    if (this.#mayHoldMark && !this.#passMark()) return false;
    do {
      if (this.#isFound) this.#begin();
      if (!this.#scan()) return false;
    } while (this.#isBlank());
    return true;
  }

  #passMark(): boolean {
    if (this.bytes.length < BYTE_ORDER_MARK.length && !this.#isFinished) return false;
    this.#mayHoldMark = false;
    if (BYTE_ORDER_MARK.every((byte, at) => this.bytes[at] === byte)) {
      this.start = BYTE_ORDER_MARK.length;
      this.#position = BYTE_ORDER_MARK.length;
    }
    return true;
  }

  #begin(): void {
    this.start = this.#position;
    this.line = this.#line;
    this.fault = null;
    this.cellCount = 0;
    this.#state = this.#startState;
    this.#bits = 0;
    this.#dropped = 0;
    this.#isFound = false;
  }

  #scan(): boolean {
    const { bytes, cellEnds, start } = this;
    const { length } = bytes;
    let position = this.#position;
    let state = this.#state;
    let bits = this.#bits;
    let line = this.#line;
    let cellCount = this.cellCount;
    let isEnded = false;

    while (position < length) {
      if (state === REST_OF_LINE) {
        const lineFeed = bytes.indexOf(LINE_FEED, position);
        bits |= 0x80;
        position = lineFeed === -1 ? length : lineFeed + 1;
        isEnded = lineFeed !== -1;
        break;
      }
      const byte = bytes[position++] as number;
      bits |= byte;
      if (byte > COMMA) {
        if (state === CELL_START) state = UNQUOTED;
        else if (state > QUOTED) state = REST_OF_LINE;
      } else if (byte === COMMA) {
        if (state === QUOTED) continue;
        if (state === RETURN_AFTER_QUOTE) state = REST_OF_LINE;
        else {
          if (position - start <= LONGEST_RECORD_BYTES) cellEnds[cellCount++] = position - 1;
          state = CELL_START;
        }
      } else if (byte === LINE_FEED) {
        if (state === QUOTED) line++;
        else {
          isEnded = true;
          break;
        }
      } else if (byte === QUOTE) {
        if (state === CELL_START) {
          state = QUOTED;
          this.quoteLine = line;
        } else if (state === QUOTED) state = AFTER_QUOTE;
        else if (state === AFTER_QUOTE) state = QUOTED;
        else state = REST_OF_LINE;
      } else if (state === CELL_START) state = UNQUOTED;
      else if (state === AFTER_QUOTE && byte === CARRIAGE_RETURN) state = RETURN_AFTER_QUOTE;
      else if (state > QUOTED) state = REST_OF_LINE;
    }

    this.#position = position;
    this.#state = state;
    this.#bits = bits;
    this.#line = line;
    this.cellCount = cellCount;
    if (isEnded) {
      this.#line++;
      this.#end(position - 1, true);
    } else if (this.#isFinished && length - start + this.#dropped > 0) {
      this.#end(length, false);
    } else {
      this.#dropExcess();
    }
    return this.#isFound;
  }

  /** `limit` is the place of the line feed, or of the end of the file. */
  #end(limit: number, hasLineFeed: boolean): void {
    const isReturnBefore = limit > this.start && this.bytes[limit - 1] === CARRIAGE_RETURN;
    this.end = hasLineFeed && isReturnBefore ? limit - 1 : limit;
    this.isAscii = this.#bits < 0x80;
    this.#isFound = true;
    if (this.#startState === CELL_START) {
      this.cellEnds[this.cellCount++] = this.end;
      if (this.#state === QUOTED) this.fault = 'unclosed';
      else if (this.#state >= RETURN_AFTER_QUOTE && !(this.#state === RETURN_AFTER_QUOTE && hasLineFeed)) {
        this.fault = 'quote';
      }
    }
    if (this.fault !== 'unclosed' && limit - this.start + this.#dropped > LONGEST_RECORD_BYTES) {
      this.fault = 'too-long';
    }
  }

  /** Forgets the bytes of an unfinished record that is too long already. */
  #dropExcess(): void {
    const pending = this.bytes.length - this.start;
    if (this.#dropped + pending <= LONGEST_RECORD_BYTES) return;
    this.#dropped += pending;
    this.#offset += this.#position;
    this.bytes = Buffer.alloc(0);
    this.start = 0;
    this.#position = 0;
    this.cellCount = 0;
  }

  #isBlank(): boolean {
    if (this.fault !== null) return false;
    if (this.#startState === CELL_START) return this.start === this.end;
    for (let at = this.start; at < this.end; at++) {
      const byte = this.bytes[at];
      if (byte !== SPACE && byte !== TAB && byte !== CARRIAGE_RETURN) return false;
    }
    return true;
  }
}
