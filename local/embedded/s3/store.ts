import type { Readable } from 'node:stream';
import type { Condition, DeleteMarker, Details, Entry, Version } from './version.ts';

/** Received bytes that no key shows yet. */
export type Staged = {
  /** Where the store keeps them. */
  readonly location: string;
  readonly size: number;
  /** Hexadecimal. */
  readonly md5: string;
};

/** Where one bucket keeps its objects. Keys are checked before they come here. */
export type Store = {
  /** The newest version, a delete marker included; null when the key was never there. */
  latest(key: string): Promise<Entry | null>;
  /** The version with this id, null when there is none. */
  version(key: string, versionId: string): Promise<Entry | null>;
  /** The bytes `first` to `last` (inclusive) of a version; refused when they are gone. */
  read(key: string, version: Version, first: number, last: number): Promise<Readable>;
  /** Takes in bytes without showing them; when the source fails nothing is kept. */
  stage(source: AsyncIterable<Buffer>): Promise<Staged>;
  readStaged(staged: Staged): Readable;
  discard(staged: Staged): Promise<void>;
  /** Makes staged bytes the newest version, in one step, if the condition holds; they are discarded if not. */
  commit(key: string, staged: Staged, details: Details, condition: Condition): Promise<Version>;
  /** Puts a delete marker on top. */
  remove(key: string): Promise<DeleteMarker>;
  /** The keys with this prefix, in no particular order; some may have no object any more. */
  keys(prefix: string): Promise<string[]>;
};
