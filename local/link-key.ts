import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newLinkKey } from '../lambdas/adapters/link-key-rotation.ts';

/** A key file that holds something else. */
export class NoLinkKey extends Error {
  override readonly name = 'NoLinkKey';

  constructor(file: string) {
    super(`${file} holds no key: delete it, and a new one is made; links sent so far will be refused.`);
  }
}

/** The key that signs the links of this laptop, made at the first start and kept in a file for its owner's eyes. */
export async function keptLinkKey(file: string): Promise<string> {
  const kept = await textOf(file);
  if (kept !== null) {
    if (!/^[\w-]{32,}$/.test(kept)) throw new NoLinkKey(file);
    return kept;
  }
  const made = newLinkKey();
  await mkdir(dirname(file), { recursive: true });
  // Written beside and renamed: whoever is cut off here leaves no half of a key.
  await rm(`${file}.new`, { force: true });
  await writeFile(`${file}.new`, made, { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

async function textOf(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
