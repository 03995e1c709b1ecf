import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { type FileFacts, inspectFile, type Limits, limits } from '../../lambdas/feed/inspect.ts';
import type { FeedFormat } from '../../lambdas/feed/key.ts';
import type { RejectedRow } from '../../lambdas/feed/problem.ts';
import type { Range } from '../../lambdas/feed/row-batches.ts';
import { RowKernel } from '../../lambdas/feed/row-kernel.ts';
import { type SnapshotRow, snapshotColumns } from '../../lambdas/feed/snapshot-row.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import type { Column } from '../../lambdas/scoring/model.ts';

export const day = '2026-01-05';

/** A small model's columns: one of every kind of range. */
const columns: readonly Column[] = [
  { name: 'spend_90d' },
  { name: 'complaints_30d', minimum: '0' },
  { name: 'nps', minimum: '-100', maximum: '100' },
];

/** The bytes cut before each of the places, in one chunk where there are none. */
export async function* chunksOf(bytes: Uint8Array, cuts: readonly number[] = []): AsyncGenerator<Uint8Array> {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (const [index, start] of places.slice(0, -1).entries()) yield bytes.subarray(start, places[index + 1]);
}

/** Places to cut at: none, a few, or so many that chunks are a byte or two. */
export const cuts = fc.oneof(
  fc.array(fc.nat(2000), { maxLength: 5 }),
  fc.array(fc.nat(200), { minLength: 50, maxLength: 100 }),
);

export function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

export type ReadFile = {
  readonly format?: FeedFormat;
  readonly gz?: boolean;
  readonly cuts?: readonly number[];
  readonly limits?: Partial<Limits>;
};

export function inspect(
  bytes: Uint8Array,
  file: ReadFile = {},
  kernel = RowKernel.toCount(file.format ?? 'csv'),
): Promise<FileFacts> {
  const { format = 'csv', gz = false } = file;
  const stored = gz ? gzipSync(bytes) : bytes;
  const names = snapshotColumns(columns);
  return inspectFile(
    chunksOf(stored, file.cuts),
    { format, gz },
    names,
    { ...limits, ...file.limits },
    kernel,
  );
}

export type Read = { readonly rows: readonly SnapshotRow[]; readonly rejected: readonly RejectedRow[] };

/** Reads one part of a snapshot file that was inspected. */
export async function readPart(
  bytes: Uint8Array,
  header: readonly string[] | null,
  range: Range | 'whole',
  file: ReadFile = {},
): Promise<Read> {
  const { format = 'csv', gz = false } = file;
  const stored = gz ? gzipSync(bytes) : bytes;
  const part = range === 'whole' ? stored : stored.subarray(range.start, range.end);
  const rows: SnapshotRow[] = [];
  const rejected: RejectedRow[] = [];
  for await (const batch of readSnapshotRows(
    chunksOf(part, file.cuts),
    { format, gz, header, range, day },
    columns,
  )) {
    for (const outcome of batch) {
      if ('row' in outcome) rows.push(outcome.row);
      else rejected.push(outcome.rejected);
    }
  }
  return { rows, rejected };
}

/** Inspects a snapshot file and reads its rows, which its header must allow. */
export async function read(bytes: Uint8Array, file: ReadFile = {}): Promise<Read & { facts: FileFacts }> {
  const facts = await inspect(bytes, file);
  return { facts, ...(await readPart(bytes, facts.header, 'whole', file)) };
}
