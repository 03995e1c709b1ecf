import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptLinkKey } from '../../local/link-key.ts';
import { temporaryFolder } from '../embedded/clients.ts';

test('the key is made at the first start, for the eyes of its owner, and is the same at the next', async () => {
  const folder = await temporaryFolder();
  const file = join(folder, 'state', 'link-key');

  const first = await keptLinkKey(file);
  const next = await keptLinkKey(file);

  expect(first).toMatch(/^[\w-]{43}$/);
  expect(next).toBe(first);
  expect(await readFile(file, 'utf8')).toBe(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(folder, 'state'))).toEqual(['link-key']);
});

test('a start that was cut off before the key had its name leaves nothing that counts', async () => {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'link-key.new'), 'half');

  const key = await keptLinkKey(join(folder, 'link-key'));

  expect(key).toMatch(/^[\w-]{43}$/);
  expect((await stat(join(folder, 'link-key'))).mode & 0o777).toBe(0o600);
});

test.each(['', 'short', `${'k'.repeat(43)}\n`])(
  'a file that holds %j is refused with a remedy, and kept',
  async (text) => {
    const file = join(await temporaryFolder(), 'link-key');
    await writeFile(file, text);

    await expect(keptLinkKey(file)).rejects.toThrow('holds no key: delete it, and a new one is made');

    expect(await readFile(file, 'utf8')).toBe(text);
  },
);
