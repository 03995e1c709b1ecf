import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { needsSample } from '../../local/first-start.ts';
import { temporaryFolder } from '../embedded/clients.ts';

async function folders() {
  const folder = await temporaryFolder();
  return { feed: join(folder, 'feed'), state: join(folder, 'state') };
}

test('where nothing was dropped yet, the sample company comes', async () => {
  const { feed, state } = await folders();

  expect(await needsSample(feed, state)).toBe(true);
});

test.each(['.bellwether-versions', '.DS_Store'])(
  'what is hidden (%s) was dropped by nobody: a start that ended before the sample, at a taken port, is a first one',
  async (name) => {
    const { feed, state } = await folders();
    await mkdir(join(feed, name), { recursive: true });
    await mkdir(state);

    expect(await needsSample(feed, state)).toBe(true);
  },
);

test('where somebody dropped files, no sample comes', async () => {
  const { feed, state } = await folders();
  await mkdir(join(feed, 'accounts'), { recursive: true });

  expect(await needsSample(feed, state)).toBe(false);
});

test('a sample that was played is not played again, one that was cut off is', async () => {
  const { feed, state } = await folders();
  await mkdir(join(feed, 'accounts'), { recursive: true });
  await mkdir(join(state, 'sample'), { recursive: true });

  expect(await needsSample(feed, state)).toBe(true);
  await writeFile(join(state, 'sample-played'), '');
  expect(await needsSample(feed, state)).toBe(false);
});
