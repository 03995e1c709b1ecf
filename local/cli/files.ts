import { access, constants, readFile, stat } from 'node:fs/promises';
import { CannotRun } from './cannot-run.ts';

/** Makes sure that there is a file at the path, and that it can be read. */
export async function mustBeFile(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => throwSentence(error, path, 'file'));
  if (found.isDirectory()) throw new CannotRun(`${path} is a folder: name a file.`);
  if (!found.isFile()) throw new CannotRun(`${path} can be read only once: write it to a file first.`);
  await access(path, constants.R_OK).catch((error: unknown) => throwSentence(error, path, 'file'));
}

/** Makes sure that there is a folder at the path. */
export async function mustBeFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => throwSentence(error, path, 'folder'));
  if (!found.isDirectory()) throw new CannotRun(`${path} is a file: name a folder.`);
}

/** The text of a small file. */
export async function textOf(path: string): Promise<string> {
  await mustBeFile(path);
  return readFile(path, 'utf8');
}

/** Turns what the file system says into a sentence; throws the error itself when it is no ordinary one. */
export function throwSentence(error: unknown, path: string, what: 'file' | 'folder'): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') throw new CannotRun(`There is no ${what} ${path}.`);
  if (code === 'EEXIST') throw new CannotRun(`${path} is a file: name a folder.`);
  if (code === 'EACCES' || code === 'EPERM') throw new CannotRun(`You may not use the ${what} ${path}.`);
  throw error;
}

/** Whether two paths lead to the same folder, by whatever links or spelling. */
export async function isSameFolder(path: string, other: string): Promise<boolean> {
  const [one, two] = await Promise.all([stat(path, { bigint: true }), stat(other, { bigint: true })]);
  return one.dev === two.dev && one.ino === two.ino;
}
