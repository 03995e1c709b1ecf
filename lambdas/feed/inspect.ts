import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { ContentInspection } from './content-inspection.ts';
import { withWholeStart } from './file-start.ts';
import { inflate } from './inflate.ts';
import type { FeedFormat } from './key.ts';
import { type FileCode, fileProblem, type Problem, tooLarge, type Warning } from './problem.ts';
import type { Range } from './row-batches.ts';
import type { RowKernel } from './row-kernel.ts';

export type { Range } from './row-batches.ts';

/** How much is read of one file, and how it is cut. */
export type Limits = {
  /** Longest file as stored, in bytes. */
  readonly fileBytes: number;
  /** Longest content of a gz file, in bytes. */
  readonly inflatedBytes: number;
  /** A range ends with the first record that reaches this many bytes. */
  readonly rangeBytes: number;
};

/** Ten million accounts and room to grow; a gz file, which one invocation reads, may hold a quarter of that. */
export const limits: Limits = {
  fileBytes: 8 * 1024 ** 3,
  inflatedBytes: 2 * 1024 ** 3,
  rangeBytes: 32 * 1024 ** 2,
};

/** Files that are read as a whole, into memory: the roster, the recipients, complaints. */
export const tableLimits: Limits = { ...limits, fileBytes: 128 * 1024 ** 2, inflatedBytes: 128 * 1024 ** 2 };

/** Everything about a file that must be known before its first row is scored. */
export type FileFacts = {
  /** Of the file as stored; of a file over the limit the part that was read. */
  readonly bytes: number;
  /** Of the same bytes, in small hex digits. */
  readonly sha256: string;
  /** Rows, good or bad, blank lines and header not counted. Where reading had to stop, the whole ones before. */
  readonly rows: number;
  /** Null for JSONL, and for a CSV file without a readable one. */
  readonly header: readonly string[] | null;
  /** Not empty: the file is rejected. A truncated CSV is not among them, see `truncationOf`. */
  readonly problems: readonly Problem[];
  readonly warnings: readonly Warning[];
  /** Whether the (inflated) text ends in a line feed. */
  readonly endsWithNewline: boolean;
  /** The whole file, cut at record ends; a gz file is one range. */
  readonly ranges: readonly Range[];
};

/**
 * Reads a file once, in bounded memory, and says everything about it that is not about a single row. `columns` are the
 * names that the file may use, its id column first. A kernel made for that counts
 * plain rows faster; it is worth its loading where files may be large.
 */
export async function inspectFile(
  chunks: AsyncIterable<Uint8Array>,
  file: { readonly format: FeedFormat; readonly gz: boolean },
  columns: readonly string[],
  limits: Limits,
  kernel: RowKernel | null = null,
): Promise<FileFacts> {
  const digest = createHash('sha256');
  let bytes = 0;
  const problems: Problem[] = [];
  let isCutShort = false;
  const cutShort = (problem: Problem) => {
    problems.push(problem);
    isCutShort = true;
  };

  async function* stored(): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      const room = limits.fileBytes - bytes;
      const taken = Buffer.from(chunk.buffer, chunk.byteOffset, Math.min(chunk.length, room));
      bytes += taken.length;
      digest.update(taken);
      yield taken;
      if (chunk.length > room) return cutShort(tooLarge(`The file is longer than ${limits.fileBytes} bytes`));
    }
  }

  const text = file.gz ? inflate(stored(), limits.inflatedBytes, cutShort) : stored();
  const content = new ContentInspection(file.format, columns, limits.rangeBytes, kernel);
  for await (const chunk of withWholeStart(text)) content.push(chunk);
  content.finish(isCutShort);
  const { rows, header, warnings, endsWithNewline } = content;
  problems.push(...content.problems);
  if (rows === 0 && problems.length === 0) problems.push(EMPTY);

  return {
    bytes,
    sha256: digest.digest('hex'),
    rows,
    header,
    problems,
    warnings,
    endsWithNewline,
    ranges: file.gz ? [{ start: 0, end: bytes, firstLine: 1 }] : content.ranges,
  };
}

/** Verdicts on files whose last line was not seen as a text. */
const WITHOUT_END: readonly FileCode[] = ['FILE_FORMAT', 'FILE_ENCODING', 'FILE_TOO_LARGE'];

/**
 * Whether a file may have been cut off on its way: a plain CSV that does not end in a newline, unless it matches its
 * entry in a manifest. A cut JSONL line is no JSON, and cut gzip data is damaged: they show by themselves. What is no
 * UTF-8 text, or too long to be read to its end, is not said to lack a newline as well.
 */
export function truncation(
  file: { readonly format: FeedFormat; readonly gz: boolean },
  facts: Pick<FileFacts, 'endsWithNewline' | 'problems'>,
  isMatched: boolean,
): Problem | null {
  if (file.format !== 'csv' || file.gz || facts.endsWithNewline || isMatched) return null;
  if (facts.problems.some(({ code }) => WITHOUT_END.includes(code))) return null;
  return fileProblem(
    'FILE_TRUNCATED',
    'The file does not end in a newline, so its last row may be cut off',
    'Write a newline after the last row, or deliver a _manifest.json that lists the file',
  );
}

const EMPTY = fileProblem('FILE_EMPTY', 'The file has no rows', 'Deliver at least one row');
