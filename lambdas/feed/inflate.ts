import { Buffer } from 'node:buffer';
import { createGunzip } from 'node:zlib';
import { fileProblem, type Problem, tooLarge } from './problem.ts';

/** So much is inflated, to a thousand times that at most, while the bytes before it are read. */
const BLOCK_BYTES = 128 * 1024;
/** Room for what comes out of some usual blocks: where it ends within one, the thread that inflates waits for this one. */
const PIECE_BYTES = 2 * 1024 * 1024;
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

  let isOver = false;
  async function* inflatedBlocks(): AsyncGenerator<Inflated> {
    let isDone = false;
    let isPadded = false;
    let given = 0;
    for await (const block of blocksOf(chunks)) {
      if (isOver || isDone) continue;
      let error: Error | null = null;
      let behind: Uint8Array = block;
      if (!isPadded) {
        given += block.length;
        error = await outcomeOf(() => gunzip.write(block, (error) => error ?? settle(null)));
        behind = block.subarray(block.length - (given - gunzip.bytesWritten));
        isPadded = behind.length > 0;
      }
      if (behind.some((byte) => byte !== 0)) error ??= new Error('something else behind the data');
      isDone = error !== null;
      yield { pieces: pieces.splice(0), error };
    }
    if (isOver || isDone || isPadded) return;
    const error = await outcomeOf(() => gunzip.once('end', () => settle(null)).end());
    yield { pieces: pieces.splice(0), error };
  }

  let room = longest;
  try {
    for await (const { pieces, error } of oneAhead(inflatedBlocks())) {
      for (const piece of pieces) {
        if (isOver) break;
        if (piece.length > room) {
          isOver = true;
          report(tooLarge(`The file inflates to more than ${longest} bytes`));
        }
        yield piece.subarray(0, room);
        room -= piece.length;
      }
      if (error !== null && !isOver) report(damaged(error));
    }
  } finally {
    gunzip.destroy();
  }
}

/** What came out of one block. */
type Inflated = { readonly pieces: readonly Buffer[]; readonly error: Error | null };

/** The same items; while one is used the next is worked on, here in another thread. */
async function* oneAhead<Item>(items: AsyncGenerator<Item>): AsyncGenerator<Item> {
  const ask = () => {
    const next = items.next();
    // It may fail before it is waited for; that it failed is heard then.
    next.catch(() => {});
    return next;
  };
  for (let next = ask(); ; ) {
    const { value, done } = await next;
    if (done) return;
    next = ask();
    yield value;
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
