import { Buffer, isUtf8 } from 'node:buffer';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { Column } from '../scoring/model.ts';
import { walkMembers } from './json-members.ts';
import { type Kernel, startKernel } from './kernel-exports.ts';
import type { FeedFormat } from './key.ts';
import { unitBounds } from './number-bounds.ts';
import type { RecordScanner } from './record-scanner.ts';

const LINE_FEED = 0x0a;

/** What a kernel reads: rows of one file, into columns. */
export type KernelTask = {
  readonly format: FeedFormat;
  /** Null for JSONL, and where the rows of a CSV file are only counted. */
  readonly header: readonly string[] | null;
  readonly columns: readonly Column[];
  /** Null where `as_of` may be any day. */
  readonly day: CalendarDay | null;
};

/**
 * Reads plain snapshot rows out of bytes without making texts of them. It takes no row that the strict reader rejects or
 * reads otherwise; a row that it does not take is for the strict reader. Load a window of bytes, then read.
 */
export class RowKernel {
  readonly exports: Kernel;
  /** The kernel's whole memory. */
  readonly memory: Buffer;
  readonly #task: KernelTask;
  /** How members of JSON were written, and the numbers of their names. */
  readonly #literals = new Set<string>();
  readonly #names = new Map<string, number>();
  #windowBytes = 0;
  #position = 0;

  private constructor(exports: Kernel, task: KernelTask) {
    this.exports = exports;
    this.memory = Buffer.from(exports.buffer);
    this.#task = task;
  }

  /** A kernel that only counts rows, without a look at what is in them. */
  static toCount(format: FeedFormat): RowKernel | null {
    return RowKernel.start({ format, header: null, columns: [], day: null });
  }

  /** A kernel for this task; `null` when the task has more columns than there is room for. */
  static start(task: KernelTask): RowKernel | null {
    const exports = startKernel();
    const { columns, header } = task;
    if (columns.length > exports.MOST_COLUMNS || (header?.length ?? 0) > exports.MOST_CELLS) return null;
    const kernel = new RowKernel(exports, task);
    kernel.#fillTables();
    return kernel;
  }

  /** Bytes of the window that are read. */
  get position(): number {
    return this.#position;
  }

  /** The line after them. */
  get line(): number {
    return this.exports.lineAfter();
  }

  /** Whether the window is read, or there is no room for more rows. */
  get isDone(): boolean {
    return this.#position >= this.#windowBytes || this.exports.isFull() !== 0;
  }

  /** Takes in whole lines of UTF-8, as many as there is room for; false when there is none. Forgets the rows before. */
  load(bytes: Buffer, from: number, line: number): boolean {
    this.exports.clear();
    const room = this.exports.INPUT_BYTES;
    let length = wholeLines(bytes, from, Math.min(bytes.length, from + room)) - from;
    while (length > 0 && !isUtf8(bytes.subarray(from, from + length))) {
      length = wholeLines(bytes, from, from + (length >> 1)) - from;
    }
    bytes.copy(this.memory, this.exports.input, from, from + length);
    this.#windowBytes = length;
    if (this.#task.format === 'csv') this.exports.findSeparators(length);
    this.moveTo(0, line);
    return length > 0;
  }

  /** Goes on at this place of the window, on this line. */
  moveTo(position: number, line: number): void {
    this.#position = position;
    this.exports.setLine(line);
  }

  /** Reads rows until one is not plain, the window ends or there is no more room. */
  read(): void {
    const { exports } = this;
    const input = exports.input;
    const { format, header } = this.#task;
    const readCsv = header === null ? exports.passCsvRows : exports.readCsvRows;
    const read = format === 'csv' ? readCsv : exports.readJsonRows;
    this.#position = read(input + this.#position, input + this.#windowBytes) - input;
  }

  /**
   * Reads the window that was loaded from where the scanner stands, which finds the rows between that are not plain; the
   * last one may end beyond the window.
   */
  readWindow(scanner: RecordScanner, takeOther: () => void): void {
    const windowStart = scanner.nextStart;
    while (!this.isDone) {
      this.read();
      scanner.passTo(windowStart + this.#position, this.line);
      if (this.isDone || !scanner.next()) break;
      takeOther();
      this.moveTo(scanner.nextStart - windowStart, scanner.nextLine);
    }
  }

  /** Learns from a line of JSON how members are written, to know them in the next row. */
  learn(line: string): void {
    let from = 0;
    walkMembers(line, (name, valueStart, valueEnd) => {
      this.#learnMember(name, line.slice(from, valueStart));
      from = valueEnd;
    });
  }

  #learnMember(name: string, text: string): void {
    const { exports, memory } = this;
    const literal = Buffer.from(text);
    const place = exports.roomForLiteral(literal.length);
    if (place === 0 || this.#literals.has(text)) return;
    this.#literals.add(text);
    literal.copy(memory, place);
    const number = this.#names.get(name) ?? this.#names.size;
    this.#names.set(name, number);
    exports.addLiteral(literal.length, this.#roleOf(name), number);
  }

  #roleOf(name: string): number {
    const { ACCOUNT_ID, AS_OF, IGNORED } = this.exports;
    if (name === 'account_id') return ACCOUNT_ID;
    if (name === 'as_of') return this.#task.day === null ? IGNORED : AS_OF;
    const column = this.#task.columns.findIndex((each) => each.name === name);
    return column === -1 ? IGNORED : column;
  }

  #fillTables(): void {
    const { exports, memory } = this;
    const { header, columns, day } = this.#task;
    const { buffer } = memory;
    memory.write(day ?? '', exports.day, 'latin1');
    exports.setWidth(columns.length);
    // A column that a CSV file does not have is never written to.
    new Float64Array(buffer, exports.units, exports.MOST_NUMBERS).fill(Number.NaN);
    const bounds = columns.length * exports.PLACES;
    const least = new Float64Array(buffer, exports.least, bounds);
    const greatest = new Float64Array(buffer, exports.greatest, bounds);
    for (let bound = 0; bound < bounds; bound++) {
      const column = columns[Math.floor(bound / exports.PLACES)] as Column;
      [least[bound], greatest[bound]] = unitBounds(column, bound % exports.PLACES);
    }
    if (header === null) return;
    exports.setCells(header.length);
    new Int32Array(buffer, exports.roles, header.length).set(header.map((name) => this.#roleOf(name)));
  }
}

/** The place after the last line feed between two places, `from` when there is none. */
function wholeLines(bytes: Buffer, from: number, to: number): number {
  return bytes.subarray(from, to).lastIndexOf(LINE_FEED) + 1 + from;
}
