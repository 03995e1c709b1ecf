import { closeSync, openSync, readSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import type { SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';

const chunkBytes = 262_144;
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

/** Where the first line begins that does so at a place of the file or after it; lines are short and have no quotes. */
export function lineFrom(path: string, place: number): number {
  if (place === 0) return 0;
  const file = openSync(path, 'r');
  const memory = Buffer.alloc(65_536);
  const length = readSync(file, memory, 0, memory.length, place - 1);
  closeSync(file);
  const end = memory.subarray(0, length).indexOf('\n');
  return end === -1 ? place + length : place + end;
}

/** The whole file as a part, its format by its name. */
export function wholeFile(path: string): SnapshotPart {
  const format = path.includes('.jsonl') ? 'jsonl' : 'csv';
  const gz = path.endsWith('.gz');
  return { format, gz, header: format === 'csv' ? headerOf(path, gz) : null, range: 'whole', day };
}

const headBytes = 65_536;

function headerOf(path: string, gz: boolean): readonly string[] {
  const file = openSync(path, 'r');
  const memory = Buffer.alloc(headBytes);
  const head = memory.subarray(0, readSync(file, memory, 0, headBytes, 0));
  closeSync(file);
  const text = (gz ? gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH }) : head).toString('latin1');
  const end = text.indexOf('\n');
  if (end === -1) throw new Error(`${path} has no header`);
  return text.slice(0, end).trimEnd().split(',');
}
