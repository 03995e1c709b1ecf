import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, symlink, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { runLine } from './captured.ts';
import { writeInto } from './tiny-feed.ts';

/** Runs the command of package.json, as a person does. */
function bellwether(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', 'bellwether', '--', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.replace(/^npm warn .*\n/gm, '') };
}

test('a file without faults ends with 0 and says nothing on standard error', async () => {
  const path = await writeInto(freshFolder('cli'), 'snapshots/2026-01-05/a.csv', 'account_id,nps\nA-1,5\n');

  const { status, stdout, stderr } = bellwether('validate', path);

  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(': accepted\n');
});

test('findings end with 1', async () => {
  const path = await writeInto(freshFolder('cli'), 'snapshots/2026-01-05/a.csv', 'account_id,nps\nA-1,x\n');

  expect(bellwether('validate', path, '--json').status).toBe(1);
});

test('what cannot run ends with 2, in sentences without a stack', () => {
  const { status, stdout, stderr } = bellwether('replay', '--feed', '/nowhere', '--out', '/nowhere/out');

  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toBe('There is no folder /nowhere.\nSee: npm run -s bellwether -- replay --help\n');
});

test('whatever the file system says to a path is a sentence', async () => {
  const folder = freshFolder('cli');
  await symlink('loop.csv', join(folder, 'loop.csv'));

  const { code, errors } = await runLine('validate', join(folder, 'loop.csv'));

  expect(code).toBe(2);
  expect(errors).toMatch(/^The file system refuses: ELOOP: .*loop\.csv'\.\nSee: /);
});

test('what went wrong ends with 2 also where nobody reads it', async () => {
  const said = join(freshFolder('cli'), 'code');

  spawnSync('sh', [
    '-c',
    '{ npm run -s bellwether -- validate /nowhere; echo $? >&3; } 3>"$0" 2>&1 | true',
    said,
  ]);

  expect(await readFile(said, 'utf8')).toBe('2\n');
});

test('a large replay that a person stops takes its temporary folder away', async () => {
  const [feed, temporary] = [freshFolder('cli'), freshFolder('cli')];
  const large = await writeInto(feed, 'snapshots/2026-01-05/a.csv', 'account_id,nps\n');
  await truncate(large, 200 * 1024 ** 2);
  const child = spawn(
    process.execPath,
    [
      ...['--import', 'tsx', 'local/cli/main.ts'],
      ...['replay', '--feed', feed, '--out', join(temporary, 'out')],
    ],
    { stdio: 'ignore', env: { ...process.env, TMPDIR: temporary } },
  );
  const ended = once(child, 'exit');
  const played = async () => (await readdir(temporary)).filter((name) => name.startsWith('bellwether-'));
  await vi.waitFor(async () => expect(await played()).toHaveLength(1), { timeout: 20_000 });

  child.kill('SIGINT');
  const [code] = await ended;

  expect({ code, left: await played() }).toEqual({ code: 2, left: [] });
});
