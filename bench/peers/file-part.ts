import { createReadStream, openSync, readSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';

const chunkBytes = 262_144;
export const day = '2026-03-02';

/** The bytes of a file in chunks that lie in two memories in turn: nobody holds on to more than the last one. */
export async function* chunksOf(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, 'r');
  const memories = [Buffer.allocUnsafeSlow(chunkBytes), Buffer.allocUnsafeSlow(chunkBytes)] as const;
  for (let turn = 0; ; turn ^= 1) {
    const memory = memories[turn as 0 | 1];
    const length = readSync(file, memory, 0, chunkBytes, null);
    if (length === 0) return;
    yield memory.subarray(0, length);
  }
}

/** The whole file as a part, its format by its name. */
export async function wholeFile(path: string): Promise<SnapshotPart> {
  const format = path.includes('.jsonl') ? 'jsonl' : 'csv';
  const gz = path.endsWith('.gz');
  return { format, gz, header: format === 'csv' ? await headerOf(path, gz) : null, range: 'whole', day };
}

async function headerOf(path: string, gz: boolean): Promise<readonly string[]> {
  const stored = createReadStream(path);
  let text = '';
  for await (const chunk of gz ? stored.pipe(createGunzip()) : stored) {
    text += chunk.toString('latin1');
    const end = text.indexOf('\n');
    if (end !== -1) return text.slice(0, end).trimEnd().split(',');
  }
  throw new Error(`${path} has no header`);
}
