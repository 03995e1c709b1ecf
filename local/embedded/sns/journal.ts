import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isAbsent } from '../file-error.ts';

/** An action that changed the state. Done again in order, with the time of then, changes lead to the same state. */
export type Change = { readonly at: number; readonly action: string; readonly form: string };

/** Where a state is kept: what it was once, and every change since. */
export type Journal = {
  /** Resolves once the change is on disk. Changes that come while others are written share the next writing. */
  record(change: Change): Promise<void>;
};

/** Each kept state has the changes that follow it in a file of its own, so that none is done twice. */
type Kept = { readonly generation: number; readonly state: string };

/**
 * Opens the journal of a folder: `restore` makes the state of what was kept and of the changes that followed, and
 * gives it back as the text to keep from now on. A change costs a line, however much there is to remember.
 */
export async function openJournal(
  folder: string,
  restore: (kept: string | null, changes: readonly Change[]) => string,
): Promise<Journal> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'sns.json');
  const changesOf = (generation: number) => join(folder, `sns-changes-${generation}.jsonl`);
  const text = await textAt(path);
  const kept = text === null ? null : (JSON.parse(text) as Kept);
  const before = kept?.generation ?? 0;
  const state = restore(kept?.state ?? null, parseLines((await textAt(changesOf(before))) ?? ''));

  const generation = before + 1;
  await rm(changesOf(generation), { force: true });
  await writeFile(join(folder, 'sns.new.json'), JSON.stringify({ generation, state } satisfies Kept));
  await rename(join(folder, 'sns.new.json'), path);
  await rm(changesOf(before), { force: true });

  let lines = '';
  let writing: Promise<void> = Promise.resolve();
  let next: Promise<void> | null = null;
  async function write(): Promise<void> {
    const taken = lines;
    lines = '';
    next = null;
    await appendFile(changesOf(generation), taken);
  }
  return {
    record(change) {
      lines += `${JSON.stringify(change)}\n`;
      next ??= writing = writing.then(write, write);
      return next;
    },
  };
}

/** A last line without its end was cut off by a crash, before anybody was told of its change. */
function parseLines(text: string): Change[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Change);
}

async function textAt(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
