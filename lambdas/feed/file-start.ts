import { Buffer } from 'node:buffer';
import { fileProblem, type Problem } from './problem.ts';

/** So many bytes of a file are looked at to see what it is. */
const START_BYTES = 1024;

/** A text has no NUL bytes; more than one in ten are UTF-16 or a binary format. */
const MOST_NULS = 0.1;

const FORMATS: readonly (readonly [magic: string, name: string])[] = [
  ['504b0304', 'a zip archive or an Excel workbook (xlsx)'],
  ['504b0506', 'an empty zip archive'],
  ['d0cf11e0a1b11ae1', 'an old Excel workbook (xls)'],
  ['1f8b', 'gzip data'],
  ['28b52ffd', 'zstandard data'],
  ['fd377a585a00', 'xz data'],
  ['377abcaf271c', 'a 7z archive'],
  ['425a68', 'bzip2 data'],
  ['255044462d', 'a PDF'],
  ['50415231', 'a Parquet file'],
];

const UTF_16_MARKS = ['fffe', 'feff', '0000feff'];

/** Sees from its first bytes that a file is not UTF-8 text; `null` when it may be. */
export function judgeStart(start: Buffer): Problem | null {
  const hex = start.toString('hex', 0, 8);
  const format = FORMATS.find(([magic]) => hex.startsWith(magic));
  if (format !== undefined) {
    return fileProblem(
      'FILE_FORMAT',
      `The file is ${format[1]}, not a text`,
      'Export CSV (UTF-8) or JSON lines; a .gz name stands for a text compressed once',
    );
  }
  if (UTF_16_MARKS.some((mark) => hex.startsWith(mark)) || isFullOfNuls(start)) {
    return fileProblem('FILE_ENCODING', 'The file is UTF-16 or binary, not UTF-8 text', 'Save it as UTF-8');
  }
  return null;
}

/** The same bytes; the first chunk is at least `START_BYTES` long, unless the file is shorter. */
export async function* withWholeStart(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < START_BYTES) continue;
    yield start;
    start = null;
  }
  if (start !== null && start.length > 0) yield start;
}

function isFullOfNuls(start: Buffer): boolean {
  const looked = start.subarray(0, START_BYTES);
  const nuls = looked.reduce((count, byte) => (byte === 0 ? count + 1 : count), 0);
  return nuls > looked.length * MOST_NULS;
}
