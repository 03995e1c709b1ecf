import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { keyIsAFolder } from './key.ts';
import type { Staged, Store } from './store.ts';
import {
  checkCondition,
  type DeleteMarker,
  type Entry,
  noSuchVersion,
  type Version,
  versionIdOf,
} from './version.ts';

/** What a bucket in memory holds: the entries of each key, oldest first, and the bytes of each version. */
export type MemoryBucket = {
  readonly histories: Map<string, Entry[]>;
  readonly contents: Map<Version, Buffer>;
};

export function emptyBucket(): MemoryBucket {
  return { histories: new Map(), contents: new Map() };
}

/** The same objects, which from now on change apart. */
export function forkBucket({ histories, contents }: MemoryBucket): MemoryBucket {
  return {
    histories: new Map([...histories].map(([key, entries]) => [key, [...entries]])),
    contents: new Map(contents),
  };
}

/** A bucket without a disk, for replay: the same answers as a folder's, gone with the process. */
export function memoryStore(now: () => number, { histories, contents }: MemoryBucket): Store {
  const incoming = new Map<string, Buffer>();
  let received = 0;

  const latestOf = (key: string): Entry | null => histories.get(key)?.at(-1) ?? null;
  const isThere = (key: string): boolean => latestOf(key)?.kind === 'object';

  function historyOf(key: string): Entry[] {
    const known = histories.get(key);
    if (known !== undefined) return known;
    const fresh: Entry[] = [];
    histories.set(key, fresh);
    return fresh;
  }

  function bytesOf(staged: Staged): Buffer {
    const bytes = incoming.get(staged.location);
    if (bytes === undefined) throw new Error(`Nothing is staged at ${staged.location}`);
    return bytes;
  }

  function isFolderOrBelowFile(key: string): boolean {
    for (const other of histories.keys()) {
      const nested = other.startsWith(`${key}/`) || key.startsWith(`${other}/`);
      if (nested && isThere(other)) return true;
    }
    return false;
  }

  return {
    latest: async (key) => latestOf(key),
    version: async (key, id) => histories.get(key)?.find((entry) => entry.versionId === id) ?? null,
    read: async (_key, version, first, last) => {
      const bytes = contents.get(version);
      if (bytes === undefined) throw noSuchVersion();
      return Readable.from([bytes.subarray(first, last + 1)]);
    },
    stage: async (source) => {
      const chunks: Buffer[] = [];
      for await (const chunk of source) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      received += 1;
      const location = `incoming-${received}`;
      incoming.set(location, bytes);
      return { location, size: bytes.length, md5: createHash('md5').update(bytes).digest('hex') };
    },
    readStaged: (staged) => Readable.from([bytesOf(staged)]),
    discard: async (staged) => {
      incoming.delete(staged.location);
    },
    commit: async (key, staged, details, condition) => {
      const bytes = bytesOf(staged);
      incoming.delete(staged.location);
      checkCondition(condition, latestOf(key));
      if (!isThere(key) && isFolderOrBelowFile(key)) throw keyIsAFolder(key);
      const history = historyOf(key);
      const versionId = versionIdOf(history.length + 1);
      const version: Version = { kind: 'object', versionId, at: now(), size: staged.size, ...details };
      history.push(version);
      contents.set(version, bytes);
      return version;
    },
    remove: async (key) => {
      const history = historyOf(key);
      const versionId = versionIdOf(history.length + 1);
      const marker: DeleteMarker = { kind: 'delete-marker', versionId, at: now() };
      history.push(marker);
      return marker;
    },
    keys: async (prefix) => [...histories.keys()].filter((key) => key.startsWith(prefix) && isThere(key)),
  };
}
