import { Refusal } from '../refusal.ts';

/** The longest line of chunk framing or trailer that is taken, in bytes. */
const longestLine = 8_192;

/**
 * The content of an `aws-chunked` body: chunks of `<size in hex>[;signature]`, CRLF, bytes, CRLF, up to a chunk of
 * size 0, then trailer lines, which go into `trailers` by lower-case name. Signatures are not checked.
 */
export async function* decodeChunks(
  source: AsyncIterable<Buffer>,
  trailers: Map<string, string>,
): AsyncGenerator<Buffer> {
  const input = source[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);

  async function more(): Promise<void> {
    const next = await input.next();
    if (next.done === true) throw incomplete();
    held = held.length === 0 ? next.value : Buffer.concat([held, next.value]);
  }

  async function line(): Promise<string> {
    let end = held.indexOf('\r\n');
    while (end < 0) {
      if (held.length > longestLine) throw malformed('a line of its framing is too long');
      await more();
      end = held.indexOf('\r\n');
    }
    const text = held.toString('latin1', 0, end);
    held = held.subarray(end + 2);
    return text;
  }

  for (let size = chunkSize(await line()); size > 0; size = chunkSize(await line())) {
    for (let left = size; left > 0; ) {
      if (held.length === 0) await more();
      const part = held.subarray(0, left);
      held = held.subarray(part.length);
      left -= part.length;
      yield part;
    }
    if ((await line()) !== '') throw malformed('a chunk is longer than its size says');
  }
  for (let text = await line(); text !== ''; text = await line()) {
    const [name = '', ...value] = text.split(':');
    trailers.set(name.trim().toLowerCase(), value.join(':').trim());
  }
}

function chunkSize(line: string): number {
  const size = /^([0-9a-f]{1,8})(?:;.*)?$/i.exec(line)?.[1];
  if (size === undefined) throw malformed('a chunk has no size');
  return Number.parseInt(size, 16);
}

function incomplete(): Refusal {
  return new Refusal(400, 'IncompleteBody', 'The request body terminated unexpectedly');
}

function malformed(why: string): Refusal {
  return new Refusal(400, 'InvalidRequest', `The aws-chunked body is malformed: ${why}.`);
}
