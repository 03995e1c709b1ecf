import { Buffer } from 'node:buffer';
import { csvCells, isUtf8Record } from './csv-cells.ts';
import { alone, cut } from './echo.ts';
import { judgeStart } from './file-start.ts';
import { judgeHeader, unknownColumns } from './header.ts';
import { walkMembers } from './json-members.ts';
import type { FeedFormat } from './key.ts';
import { fileProblem, type Problem, type Warning } from './problem.ts';
import { RecordScanner } from './record-scanner.ts';
import type { Range } from './row-batches.ts';
import type { RowKernel } from './row-kernel.ts';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** So many different names of JSONL members are kept to be warned of, and so many characters of each. */
const MOST_NAMES = 1000;
const LONGEST_NAME = 200;

/** A header goes with every part of its file into an event that has limits: so many bytes as a JSON list. */
const LONGEST_HEADER_BYTES = 128 * 1024;

/** Looks once through the text of a file: its start, header, rows and where it can be cut. */
export class ContentInspection {
  rows = 0;
  header: readonly string[] | null = null;
  problems: readonly Problem[] = [];
  warnings: readonly Warning[] = [];
  endsWithNewline = false;
  readonly ranges: Range[] = [];

  readonly #format: FeedFormat;
  readonly #columns: readonly string[];
  readonly #rangeBytes: number;
  readonly #scanner: RecordScanner;
  readonly #names = new Set<string>();
  readonly #kernel: RowKernel | null;
  #isStarted = false;
  #isReadable = true;
  #isHeaderNext: boolean;
  #length = 0;
  #range = { start: 0, firstLine: 1 };

  constructor(format: FeedFormat, columns: readonly string[], rangeBytes: number, kernel: RowKernel | null) {
    this.#format = format;
    this.#columns = columns;
    this.#rangeBytes = rangeBytes;
    this.#isHeaderNext = format === 'csv';
    this.#scanner = new RecordScanner(format, 1, true);
    this.#kernel = kernel;
  }

  /** The first chunk is the whole start of the file, as `withWholeStart` gives it. */
  push(chunk: Buffer): void {
    if (!this.#isStarted) {
      this.#isStarted = true;
      const problem = judgeStart(chunk);
      if (problem !== null) this.#refuse(problem);
    }
    this.#length += chunk.length;
    this.endsWithNewline = chunk.length === 0 ? this.endsWithNewline : chunk.at(-1) === LINE_FEED;
    if (!this.#isReadable) return;
    this.#scanner.push(chunk);
    this.#look();
  }

  /** After the last chunk. A text that was cut short ends with its last whole record. */
  finish(isCutShort: boolean): void {
    if (this.#isReadable && !isCutShort) {
      this.#scanner.finish();
      this.#look();
    }
    if (this.#format === 'jsonl') this.warnings = unknownColumns(this.#names, this.#columns);
    if (this.#length > this.#range.start) this.ranges.push({ ...this.#range, end: this.#length });
  }

  #look(): void {
    do {
      while (this.#loadWindow()) this.#lookAtWindow();
    } while (this.#lookAtNext());
  }

  /** Gives the kernel the whole lines ahead, but for those in which the range may end: the scanner sees to that. */
  #loadWindow(): boolean {
    const { bytes, nextStart, nextLine, nextOffset } = this.#scanner;
    if (this.#kernel === null || this.#isHeaderNext || nextStart === -1) return false;
    const reach = nextOffset + this.#kernel.exports.INPUT_BYTES - this.#range.start;
    return reach < this.#rangeBytes && this.#kernel.load(bytes, nextStart, nextLine);
  }

  #lookAtWindow(): void {
    this.#kernel?.readWindow(this.#scanner, () => this.#lookAtRecord());
    this.rows += this.#kernel?.exports.rowCount() ?? 0;
  }

  #lookAtNext(): boolean {
    const isThere = this.#scanner.next();
    if (isThere) this.#lookAtRecord();
    return isThere;
  }

  #lookAtRecord(): void {
    const { fault, quoteLine, nextOffset } = this.#scanner;
    if (this.#isHeaderNext) {
      this.#isHeaderNext = false;
      this.#lookAtHeader();
    } else if (fault === 'unclosed') {
      this.problems = [...this.problems, unclosedQuote(quoteLine)];
    } else {
      this.rows++;
      if (this.#format === 'jsonl') this.#lookAtNames();
      if (nextOffset - this.#range.start >= this.#rangeBytes) this.#cut();
    }
  }

  #cut(): void {
    const { nextOffset, nextLine } = this.#scanner;
    this.ranges.push({ ...this.#range, end: nextOffset });
    this.#range = { start: nextOffset, firstLine: nextLine };
  }

  #lookAtHeader(): void {
    const { fault, line, quoteLine, bytes, start, end } = this.#scanner;
    if (!isUtf8Record(this.#scanner)) {
      this.problems = [
        fileProblem('FILE_ENCODING', 'The header is not valid UTF-8', 'Save the file as UTF-8'),
      ];
    } else if (fault === 'unclosed') {
      this.problems = [unclosedQuote(quoteLine)];
    } else if (hasLoneReturn(bytes.subarray(start, end))) {
      const remedy = 'Write LF or CRLF at the end of each line';
      this.problems = [fileProblem('FILE_FORMAT', 'Lines end in a carriage return alone', remedy)];
    } else if (fault !== null) {
      const rule = 'The header is too long, or has a quote in the middle of a name';
      this.problems = [fileProblem('FILE_HEADER', rule, 'Write plain column names', { line })];
    } else {
      const header = csvCells(this.#scanner);
      if (Buffer.byteLength(JSON.stringify(header)) > LONGEST_HEADER_BYTES) {
        const remedy = 'Leave out columns that Bellwether does not know';
        this.problems = [fileProblem('FILE_HEADER', 'The header is longer than 128 KiB', remedy, { line })];
        return;
      }
      this.header = header;
      const { problems, warnings } = judgeHeader(header, this.#columns, line);
      this.problems = problems;
      this.warnings = warnings;
    }
  }

  #lookAtNames(): void {
    const { bytes, start, end, fault } = this.#scanner;
    if (fault !== null || this.#names.size >= MOST_NAMES) return;
    const line = bytes.toString('utf8', start, end);
    walkMembers(line, (name) => {
      if (!this.#names.has(name)) this.#names.add(alone(cut(name, LONGEST_NAME)));
    });
    // The kernel passes over rows whose names are all known.
    this.#kernel?.learn(line);
  }

  #refuse(problem: Problem): void {
    this.problems = [problem];
    this.#isReadable = false;
  }
}

function hasLoneReturn(record: Buffer): boolean {
  return record.some((byte, place) => byte === CARRIAGE_RETURN && record[place + 1] !== LINE_FEED);
}

function unclosedQuote(line: number): Problem {
  return fileProblem(
    'FILE_QUOTE',
    'The quote that opens here is never closed',
    'Close it, and double the quotes inside a quoted cell',
    { line },
  );
}
