import { Buffer } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import { fileProblem, type Problem, tooLarge } from './problem.ts';

const BLOCK_BYTES = 16 * 1024;
const PIECE_BYTES = 64 * 1024;
/** Checksum and size (RFC 1952, 2.3.1). */
const TRAILER_BYTES = 8;

/**
 * The inflated bytes of a gzip file, up to `longest` of them. Damage or excess is reported, once, after the bytes before
 * it; the source is then read to its end all the same. Zeros behind the data are no damage, some writers fill up blocks
 * with them; zlib takes a zero there for the end and would pass over anything else in silence. What is given of a
 * damaged file depends on its bytes alone, not on how they are cut into chunks.
 */
export async function* inflate(
  chunks: AsyncIterable<Uint8Array>,
  longest: number,
  report: (problem: Problem) => void,
): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  const pieces: Buffer[] = [];
  let settle: (error: Error | null) => void = () => {};
  gunzip.on('data', (piece: Buffer) => pieces.push(piece));
  gunzip.on('error', (error) => settle(error));
  const outcomeOf = (act: () => void) =>
    new Promise<Error | null>((resolve) => {
      settle = resolve;
      act();
    });

  let room = longest;
  let isOver = false;
  let isPadded = false;
  let given = 0;
  function* taken(error: Error | null): Generator<Buffer> {
    for (const piece of pieces.splice(0)) {
      if (piece.length > room) {
        isOver = true;
        report(tooLarge(`The file inflates to more than ${longest} bytes`));
        yield piece.subarray(0, room);
        return;
      }
      room -= piece.length;
      yield piece;
    }
    if (error !== null) {
      isOver = true;
      report(damaged(error));
    }
  }

  try {
    for await (const block of blocksOf(chunks)) {
      if (isOver) continue;
      let behind: Uint8Array = block;
      if (!isPadded) {
        given += block.length;
        yield* taken(await outcomeOf(() => gunzip.write(block, (error) => error ?? settle(null))));
        behind = block.subarray(block.length - (given - gunzip.bytesWritten));
        isPadded = behind.length > 0;
      }
      if (isPadded && !isOver && behind.some((byte) => byte !== 0)) {
        yield* taken(new Error('something else behind the data'));
      }
    }
    if (isOver || isPadded) return;
    yield* taken(await outcomeOf(() => gunzip.once('end', () => settle(null)).end()));
  } finally {
    gunzip.destroy();
  }
}

/**
 * The same bytes in blocks of one size, then what is left, the trailer by itself: its checksum is wrong only after all
 * rows were given.
 */
async function* blocksOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (; at + BLOCK_BYTES + TRAILER_BYTES <= bytes.length; at += BLOCK_BYTES)
      yield bytes.subarray(at, at + BLOCK_BYTES);
    rest = bytes.subarray(at);
  }
  const trailerAt = Math.max(0, rest.length - TRAILER_BYTES);
  if (trailerAt > 0) yield rest.subarray(0, trailerAt);
  if (rest.length > 0) yield rest.subarray(trailerAt);
}

function damaged(error: Error): Problem {
  return fileProblem(
    'FILE_GZIP',
    `The gzip data is damaged or cut off (${error.message})`,
    'Compress the file again, check it with gzip -t and upload it again',
  );
}
