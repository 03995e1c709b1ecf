import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../embedded/clients.ts';

const main = join(import.meta.dirname, '../../local/main.ts');

/** Starts local mode in a folder, as `npm start` does in that of the project. */
function startIn(cwd: string) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), main],
    { cwd, encoding: 'utf8', timeout: 20_000, env: { ...process.env, PORT: '' } },
  );
  return { status, stdout, stderr };
}

const fileFor = (name: string) => async (folder: string) => writeFile(join(folder, name), '');

test.each<[string, (folder: string) => Promise<void>, string]>([
  ['a file where the feed goes', fileFor('feed'), "ENOTDIR: not a directory, scandir 'FOLDER/feed'"],
  [
    'a file where the state goes',
    fileFor('.bellwether'),
    "EEXIST: file already exists, mkdir 'FOLDER/.bellwether'",
  ],
  [
    'a link key that is none',
    async (folder) => {
      await mkdir(join(folder, '.bellwether'));
      await writeFile(join(folder, '.bellwether/link-key'), 'short');
    },
    'FOLDER/.bellwether/link-key holds no key: delete it',
  ],
])('%s keeps local mode from starting, which says so without a stack', async (_what, prepare, sentence) => {
  const folder = await temporaryFolder();
  await prepare(folder);

  const { status, stdout, stderr } = startIn(folder);

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(sentence.replace('FOLDER', folder));
  expect(stderr).not.toMatch(/^ +at /m);
});
