import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, isForbidden } from '../file-error.ts';
import { regularFile } from './file.ts';
import { keyProblem } from './key.ts';

/** What lies in a folder and can be no object, for the person who put it there. */
export class PassedOver extends Error {
  override readonly name = 'PassedOver';

  constructor(path: string, problem: string) {
    super(`${path} is passed over: ${problem}.`);
  }
}

/**
 * The keys of the regular files below a folder that begin with `prefix`, in no particular order. Hidden files and
 * folders are left out. So are links, names that cannot be keys and folders that this user may not read; these are
 * told to `onPassed`. It does not wait for the thread pool, which would make a look at a feed of many days ten times
 * as dear.
 */
export function keysBelow(
  folder: string,
  prefix: string,
  onPassed: (error: unknown) => void = () => {},
): string[] {
  const branch = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (branch !== '' && keyProblem(branch.slice(0, -1)) !== null) return [];
  const keys: string[] = [];

  function visit(parent: string): void {
    for (const entry of entriesOf(join(folder, parent), onPassed)) {
      const key = parent + entry.name;
      if (!key.startsWith(prefix) || entry.name.startsWith('.')) continue;
      const problem = problemOf(entry, key);
      if (problem !== null) onPassed(new PassedOver(join(folder, key), problem));
      else if (entry.isDirectory()) visit(`${key}/`);
      else keys.push(key);
    }
  }

  function problemOf(entry: Dirent, key: string): string | null {
    const problem = keyProblem(key);
    if (problem !== null || entry.isDirectory()) return problem;
    if (!entry.isFile()) return 'it is a link, or no file at all';
    // Node writes this character for what it cannot read, and then finds no such file.
    const isReadable = !entry.name.includes('\uFFFD') || regularFile(join(folder, key)) !== null;
    return isReadable ? null : 'its name is not UTF-8';
  }

  visit(branch);
  return keys;
}

function entriesOf(path: string, onPassed: (error: unknown) => void): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isForbidden(error)) onPassed(error);
    else if (!isAbsent(error)) throw error;
    return [];
  }
}
