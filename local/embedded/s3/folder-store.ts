import { createHash } from 'node:crypto';
import { type BigIntStats, createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, link, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { hasCode, isAbsent, isForbidden } from '../file-error.ts';
import { md5OfFile, quietFile, regularFile } from './file.ts';
import { keyIsAFolder } from './key.ts';
import { type FiledVersion, ledgersIn } from './ledger.ts';
import { serially } from './serially.ts';
import type { Store } from './store.ts';
import { checkCondition, type DeleteMarker, type Entry, noSuchVersion, versionIdOf } from './version.ts';
import { keysBelow } from './walk.ts';

/** The folder inside a bucket's folder that holds older versions and what a plain file cannot say about itself. */
const sideFolder = '.bellwether-versions';

/** A bucket whose current objects are plain files that a person may open, add, change and delete. */
export type FolderStore = Store & {
  /**
   * Calls `tell` if a person put the current version of this key there and nobody was told yet. Rejects where this
   * user may not read the file.
   */
  announce(key: string, tell: (version: FiledVersion) => void): Promise<void>;
};

/**
 * The current version of key `a/b.csv` is the file `<folder>/a/b.csv`. A file that a person changed is a new
 * version with a new id, one that a person deleted a delete marker, from the moment somebody asks for it; while it
 * is still being written, and while this user may not read it, it is not there. Content that a person overwrote is
 * gone, content that a put replaced is kept. One process per folder.
 */
export async function folderStore(folder: string, now: () => number): Promise<FolderStore> {
  const side = join(folder, sideFolder);
  const incoming = join(side, 'incoming');
  await rm(incoming, { recursive: true, force: true });
  await mkdir(incoming, { recursive: true });
  const ledgers = ledgersIn(side);
  const inTurn = serially();
  let received = 0;

  const pathOf = (key: string): string => join(folder, ...key.split('/'));

  async function append<Added extends FiledVersion | DeleteMarker>(
    key: string,
    entry: (versionId: string) => Added,
  ): Promise<Added> {
    const { entries } = await ledgers.read(key);
    const added = entry(versionIdOf(entries.length + 1));
    await ledgers.write({ key, entries: [...entries, added] });
    return added;
  }

  /** The newest entry after the ledger took up what a person did to the file; null when there is no object. */
  async function observe(key: string): Promise<FiledVersion | DeleteMarker | null> {
    const last = (await ledgers.read(key)).entries.at(-1) ?? null;
    const path = pathOf(key);
    const seen = regularFile(path);
    if (seen === null) {
      if (last?.kind !== 'object') return last;
      return append(key, (versionId) => ({ kind: 'delete-marker', versionId, at: now() }));
    }
    if (last !== null && isVersion(last, seen)) return last;
    const file = await quietFile(path);
    if (file === null || file === 'busy') return null;
    const etag = await md5OfFile(path);
    const after = regularFile(path);
    if (after?.mtimeNs !== file.mtimeNs || after.size !== file.size) return null;
    return append(key, (versionId) => ({
      kind: 'object',
      versionId,
      at: now(),
      size: Number(file.size),
      etag,
      headers: {},
      checksums: {},
      modified: String(file.mtimeNs),
      unannounced: true,
    }));
  }

  /** What a request sees: one file that may not be read spoils no look at the others. */
  async function seen(key: string): Promise<FiledVersion | DeleteMarker | null> {
    return observe(key).catch((error: unknown) => {
      if (isForbidden(error)) return null;
      throw error;
    });
  }

  /** Keeps the bytes of the current version, which is about to be replaced, under its id. */
  async function archive(key: string, entry: Entry | null): Promise<void> {
    if (entry?.kind !== 'object') return;
    const kept = ledgers.archivePath(key, entry.versionId);
    await mkdir(dirname(kept), { recursive: true });
    await rm(kept, { force: true });
    await link(pathOf(key), kept);
  }

  async function place(key: string, location: string): Promise<void> {
    try {
      await mkdir(dirname(pathOf(key)), { recursive: true });
      await rename(location, pathOf(key));
    } catch (error) {
      if (hasCode(error, 'EEXIST', 'ENOTDIR', 'EISDIR', 'ENOTEMPTY')) throw keyIsAFolder(key);
      throw error;
    }
  }

  return {
    latest: (key) => inTurn(key, () => seen(key)),

    version: (key, versionId) =>
      inTurn(key, async () => {
        await seen(key);
        const { entries } = await ledgers.read(key);
        return entries.find((entry) => entry.versionId === versionId) ?? null;
      }),

    read: async (key, version, first, last) => {
      const current = await openIfThere(pathOf(key));
      if (current !== null) {
        const { entries } = await ledgers.read(key);
        const asked = entries.find((entry) => entry.versionId === version.versionId);
        if (asked !== undefined && isVersion(asked, await current.stat({ bigint: true }))) {
          return bytesOf(current, first, last);
        }
        await current.close();
      }
      const archived = await openIfThere(ledgers.archivePath(key, version.versionId));
      if (archived === null) throw noSuchVersion();
      return bytesOf(archived, first, last);
    },

    stage: async (source) => {
      received += 1;
      const location = join(incoming, String(received));
      const digest = createHash('md5');
      let size = 0;
      try {
        await pipeline(
          source,
          async function* (chunks: AsyncIterable<Buffer>) {
            for await (const chunk of chunks) {
              digest.update(chunk);
              size += chunk.length;
              yield chunk;
            }
          },
          createWriteStream(location),
        );
      } catch (error) {
        await rm(location, { force: true });
        throw error;
      }
      return { location, size, md5: digest.digest('hex') };
    },

    readStaged: (staged) => createReadStream(staged.location),
    discard: (staged) => rm(staged.location, { force: true }),

    commit: (key, staged, details, condition) =>
      inTurn(key, async () => {
        try {
          const latest = await observe(key);
          checkCondition(condition, latest);
          const file = regularFile(staged.location);
          if (file === null) throw new Error(`The upload ${staged.location} has vanished`);
          await archive(key, latest);
          await place(key, staged.location);
          return await append(key, (versionId) => ({
            kind: 'object',
            versionId,
            at: now(),
            size: staged.size,
            ...details,
            modified: String(file.mtimeNs),
            unannounced: false,
          }));
        } finally {
          await rm(staged.location, { force: true });
        }
      }),

    remove: (key) =>
      inTurn(key, async () => {
        const latest = await observe(key);
        await archive(key, latest);
        if (latest?.kind === 'object') await rm(pathOf(key), { force: true });
        return append(key, (versionId) => ({ kind: 'delete-marker', versionId, at: now() }));
      }),

    keys: async (prefix) => keysBelow(folder, prefix),

    announce: (key, tell) =>
      inTurn(key, async () => {
        const latest = await observe(key);
        if (latest?.kind !== 'object' || !latest.unannounced) return;
        tell(latest);
        const { entries } = await ledgers.read(key);
        await ledgers.write({ key, entries: [...entries.slice(0, -1), { ...latest, unannounced: false }] });
      }),
  };
}

function isVersion(entry: FiledVersion | DeleteMarker, stats: BigIntStats): boolean {
  if (entry.kind !== 'object') return false;
  return entry.size === Number(stats.size) && entry.modified === String(stats.mtimeNs);
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}

async function bytesOf(file: FileHandle, first: number, last: number): Promise<Readable> {
  if (first <= last) return file.createReadStream({ start: first, end: last });
  await file.close();
  return Readable.from([]);
}
