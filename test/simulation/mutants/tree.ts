import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Sighting } from './hunt.ts';
import { type Mutant, planted } from './mutant.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What a simulation loads. */
const copied = ['kernel', 'lambdas', 'lib', 'local', 'models', 'test', 'package.json', 'tsconfig.json'];

/** Longer than any hunt takes that ends. */
const patienceMs = 15 * 60_000;

/** The hunt itself went wrong, or did not end. */
export type Crashed = { readonly end: 'crashed'; readonly why: string };

/** A copy of the sources, to plant bugs in one after another. */
export type Tree = {
  /** Hunts a mutant in a process that has the bug. */
  readonly hunt: (mutant: Mutant) => Promise<Sighting | Crashed>;
  readonly remove: () => Promise<void>;
};

export async function copyTree(): Promise<Tree> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-mutants-'));
  for (const name of copied) await cp(join(root, name), join(folder, name), { recursive: true });
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  const prey = join(folder, 'test/simulation/mutants/prey.ts');
  return {
    async hunt(mutant) {
      const path = join(folder, mutant.file);
      const sound = await readFile(path, 'utf8');
      await writeFile(path, planted(sound, mutant));
      try {
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ['--import', 'tsx', prey, JSON.stringify(mutant)],
          { cwd: folder, timeout: patienceMs, maxBuffer: 1 << 26 },
        );
        return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Sighting;
      } catch (error) {
        return { end: 'crashed', why: String(error).slice(0, 2_000) };
      } finally {
        await writeFile(path, sound);
      }
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** The source that a bug would be planted in. */
export function sourceOf({ file }: Mutant): Promise<string> {
  return readFile(join(root, file), 'utf8');
}
