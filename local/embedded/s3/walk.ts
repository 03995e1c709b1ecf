import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isAbsent, isForbidden } from '../file-error.ts';
import { keyProblem } from './key.ts';

/**
 * The keys of the regular files below a folder that begin with `prefix`, in no particular order. Hidden files and
 * folders, links and names that cannot be keys are left out, and so is what lies in a folder that this user may not
 * read, which `onClosed` is told. It does not wait for the thread pool, which would make a look at a feed of many
 * days ten times as dear.
 */
export function keysBelow(
  folder: string,
  prefix: string,
  onClosed: (error: unknown) => void = () => {},
): string[] {
  const branch = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (branch !== '' && keyProblem(branch.slice(0, -1)) !== null) return [];
  const keys: string[] = [];

  function visit(parent: string): void {
    for (const entry of entriesOf(join(folder, parent), onClosed)) {
      const key = parent + entry.name;
      if (!key.startsWith(prefix) || keyProblem(key) !== null) continue;
      if (entry.isFile()) keys.push(key);
      if (entry.isDirectory()) visit(`${key}/`);
    }
  }

  visit(branch);
  return keys;
}

function entriesOf(path: string, onClosed: (error: unknown) => void): Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (isForbidden(error)) onClosed(error);
    else if (!isAbsent(error)) throw error;
    return [];
  }
}
