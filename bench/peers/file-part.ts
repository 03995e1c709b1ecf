import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import type { SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';

const chunkBytes = 262_144;
/** More than a line has. */
const headBytes = 8_192;
const rangeBytes = 4_194_304;
/** Rows are rarely shorter. */
export const usualRowBytes = 128;
export const day = '2026-03-02';

/** The bytes of a file in chunks that lie in two memories in turn: nobody holds on to more than the last one. */
export async function* chunksOf(path: string, start = 0, end = Infinity): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  const memories = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)] as const;
  let at = start;
  for (let turn = 0; at < end; turn ^= 1) {
    const memory = memories[turn as 0 | 1];
    const length = readSync(file, memory, 0, Math.min(chunkBytes, end - at), at);
    if (length === 0) break;
    at += length;
    yield memory.subarray(0, length);
  }
  closeSync(file);
}

/**
 * The lines of a file after its header, as far as this thread takes them: threads share them, each takes the next range,
 * whose number all of them have in `next`.
 */
export async function* sharedChunksOf(path: string, next: Int32Array): AsyncGenerator<Uint8Array> {
  const bytes = statSync(path).size;
  for (;;) {
    const from = Atomics.add(next, 0, 1) * rangeBytes;
    if (from >= bytes) return;
    yield* chunksOf(path, lineFrom(path, Math.max(1, from)), lineFrom(path, from + rangeBytes));
  }
}

/** Where the first line begins that does so at a place of the file or after it; lines are short and have no quotes. */
function lineFrom(path: string, place: number): number {
  const bytes = someBytes(path, place - 1);
  const end = bytes.indexOf('\n');
  return place + (end === -1 ? bytes.length : end);
}

/** Bytes from a place on. */
function someBytes(path: string, place: number): Buffer {
  const file = openSync(path, 'r');
  const memory = Buffer.alloc(headBytes);
  const length = readSync(file, memory, 0, memory.length, place);
  closeSync(file);
  return memory.subarray(0, length);
}

/** The whole file as a part, its format by its name. */
export function wholeFile(path: string): SnapshotPart {
  const format = path.includes('.jsonl') ? 'jsonl' : 'csv';
  const gz = path.endsWith('.gz');
  return { format, gz, header: format === 'csv' ? headerOf(path, gz) : null, range: 'whole', day };
}

function headerOf(path: string, gz: boolean): readonly string[] {
  const head = someBytes(path, 0);
  const text = (gz ? gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }) : head).toString('latin1');
  const end = text.indexOf('\n');
  if (end === -1) throw new Error(`${path} has no header`);
  return text.slice(0, end).trimEnd().split(',');
}
