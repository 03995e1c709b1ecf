import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../file-error.ts';
import { keyProblem } from './key.ts';

/**
 * The keys of the regular files below a folder that begin with `prefix`, in no particular order. Hidden files and
 * folders, links and names that cannot be keys are left out.
 */
export async function keysBelow(folder: string, prefix: string): Promise<string[]> {
  const branch = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (branch !== '' && keyProblem(branch.slice(0, -1)) !== null) return [];
  const keys: string[] = [];

  async function visit(parent: string): Promise<void> {
    for (const entry of await entriesOf(join(folder, parent))) {
      const key = parent + entry.name;
      if (!key.startsWith(prefix) || keyProblem(key) !== null) continue;
      if (entry.isFile()) keys.push(key);
      if (entry.isDirectory()) await visit(`${key}/`);
    }
  }

  await visit(branch);
  return keys;
}

async function entriesOf(path: string): Promise<Dirent[]> {
  try {
    return await readdir(path, { withFileTypes: true });
  } catch (error) {
    if (isAbsent(error)) return [];
    throw error;
  }
}
