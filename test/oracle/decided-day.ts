import { createHash } from 'node:crypto';
import type { Day } from './calendar.ts';
import { doubledIn } from './identifiers.ts';
import type { Values } from './score.ts';
import type { Snapshot } from './snapshot.ts';

/** The numbers of a receipt; `rows_read` is the sum of the others. */
export interface Counts {
  rows_read: number;
  scored: number;
  rejected: number;
  held: number;
}

/** A day's files, judged together. `manifestMet` is null without a manifest. */
export interface JudgedDay {
  readonly manifestMet: boolean | null;
  readonly receipts: ReadonlyMap<string, Counts>;
  readonly accepted: ReadonlyMap<string, Values>;
  /** The digests of the files whose rows count, whatever these are called. */
  readonly content: string;
  /** Whether a row or a whole file was rejected. */
  readonly rejects: boolean;
}

interface ManifestEntry {
  key: string;
  bytes: number;
  sha256: string;
  rows: number;
}

/** Judges a day's files as they lie there, as if the day were decided now. */
export function judgeDay(files: ReadonlyMap<string, Snapshot>, manifest: Buffer | null): JudgedDay {
  const listed = manifest === null ? null : manifestEntries(manifest);
  const matches = (key: string) =>
    listed?.some((entry) => entry.key === key && matchesFile(entry, files.get(key))) ?? false;
  const manifestMet = manifest === null ? null : (listed?.every(({ key }) => matches(key)) ?? false);

  const keys = [...files.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  const taking: [string, Snapshot][] = [];
  const receipts = new Map<string, Counts>();
  let rejects = false;
  const reject = (key: string, rows: number) => {
    receipts.set(key, { rows_read: rows, scored: 0, rejected: rows, held: 0 });
    rejects = true;
  };

  const originals: Snapshot[] = [];
  for (const key of keys) {
    const file = files.get(key);
    if (file === undefined) continue;
    const inManifest = listed === null || listed.some((entry) => entry.key === key);
    if (!inManifest) reject(key, file.rows.length);
    else if (originals.some((original) => original.bytes.equals(file.bytes))) {
      receipts.set(key, { rows_read: 0, scored: 0, rejected: 0, held: 0 });
    } else {
      originals.push(file);
      if (file.problem !== null || (file.cut && !matches(key))) reject(key, file.rows.length);
      else taking.push([key, file]);
    }
  }

  const doubled = doubledIn(taking.flatMap(([, file]) => file.rows.map(({ account }) => account)));
  const accepted = new Map<string, Values>();
  for (const [key, file] of taking) {
    let scored = 0;
    for (const { account, values } of file.rows) {
      if (account === null || values === null || doubled.has(account)) continue;
      accepted.set(account, values);
      scored += 1;
    }
    const rejected = file.rows.length - scored;
    if (rejected > 0) rejects = true;
    receipts.set(key, { rows_read: file.rows.length, scored, rejected, held: 0 });
  }
  const content = taking
    .map(([, { bytes }]) => digestOf(bytes))
    .sort()
    .join(' ');
  return { manifestMet, receipts, accepted, content, rejects };
}

/** The receipts of a day that still waits: what would be scored is held. */
export function heldReceipts(receipts: ReadonlyMap<string, Counts>): Map<string, Counts> {
  return new Map(
    [...receipts].map(([key, counts]) => [key, { ...counts, scored: 0, held: counts.scored + counts.held }]),
  );
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function matchesFile(entry: ManifestEntry, file: Snapshot | undefined): boolean {
  if (file === undefined) return false;
  const sha256 = digestOf(file.bytes);
  return (
    file.bytes.length === entry.bytes &&
    sha256 === entry.sha256.toLowerCase() &&
    file.rows.length === entry.rows
  );
}

/** The entries of a manifest; null when it cannot be read, which no files can meet. */
function manifestEntries(bytes: Buffer): ManifestEntry[] | null {
  try {
    const { files } = JSON.parse(bytes.toString('utf8')) as { files: ManifestEntry[] };
    const whole = files.every(
      ({ key, bytes: size, sha256, rows }) =>
        typeof key === 'string' &&
        typeof size === 'number' &&
        typeof sha256 === 'string' &&
        typeof rows === 'number',
    );
    return whole ? files : null;
  } catch {
    return null;
  }
}

/** The business day in whose folder a key lies, and the name there; null for any other key. */
export function snapshotKey(key: string): { day: Day; name: string } | null {
  const match = /^snapshots\/(\d{4}-\d{2}-\d{2})\/([^/]+)$/.exec(key);
  return match?.[1] === undefined || match[2] === undefined ? null : { day: match[1], name: match[2] };
}
