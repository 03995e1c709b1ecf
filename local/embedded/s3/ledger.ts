import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../file-error.ts';
import type { DeleteMarker, Version } from './version.ts';

/** A version in a folder, with what tells whether the file still is this version. */
export type FiledVersion = Version & {
  /** The file's modification time in nanoseconds; with the size it identifies the content. */
  readonly modified: string;
  /** True while a file that a person put there has not been announced. */
  readonly unannounced: boolean;
};

/** All that was ever at one key, oldest first. */
type Ledger = { readonly key: string; readonly entries: readonly (FiledVersion | DeleteMarker)[] };

/** The side data of a bucket's folder: one ledger per key, the bytes of older versions, uploads that come in. */
export type Ledgers = {
  read(key: string): Promise<Ledger>;
  /** Replaces the ledger in one step. */
  write(ledger: Ledger): Promise<void>;
  /** Where the bytes of an older version are kept. */
  archivePath(key: string, versionId: string): string;
};

/** Ledgers in `folder`, which this process alone writes. */
export function ledgersIn(folder: string): Ledgers {
  const known = new Map<string, Ledger>();
  const placeOf = (key: string): string =>
    join(folder, createHash('sha256').update(key).digest('hex').slice(0, 32));

  return {
    read: async (key) => {
      const ledger = known.get(key) ??
        (await load(join(placeOf(key), 'ledger.json'))) ?? { key, entries: [] };
      known.set(key, ledger);
      return ledger;
    },
    write: async (ledger) => {
      const place = placeOf(ledger.key);
      await mkdir(place, { recursive: true });
      await writeFile(join(place, 'ledger.new'), JSON.stringify(ledger));
      await rename(join(place, 'ledger.new'), join(place, 'ledger.json'));
      known.set(ledger.key, ledger);
    },
    archivePath: (key, versionId) => join(placeOf(key), versionId),
  };
}

async function load(path: string): Promise<Ledger | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Ledger;
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
