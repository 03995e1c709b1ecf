import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { bundleHandlers, bundleOf } from '../../lib/bundling/bundle.ts';
import { functionNames } from '../../lib/functions.ts';

/** The most that each function may take, in KiB; what a cold start costs is mostly this. 400 is the most of all. */
const most: Readonly<Record<string, number>> = {
  landed: 340,
  plan: 310,
  score: 310,
  finish: 310,
  tick: 395,
  reachability: 300,
  page: 400,
  authorizer: 175,
  'rotate-secret': 155,
};

const folder = await mkdtemp(join(tmpdir(), 'bellwether-bundles-'));
afterAll(() => rm(folder, { recursive: true }));
const contents = await bundleHandlers(functionNames, folder);

test.each(functionNames)('%s is no larger than it has to be', async (name) => {
  const { size } = await stat(join(bundleOf(folder, name), 'index.mjs'));

  expect(size / 1024).toBeLessThan(most[name] ?? 0);
});

test.each(functionNames)('%s can be loaded', async (name) => {
  const module = await import(pathToFileURL(join(bundleOf(folder, name), 'index.mjs')).href);

  expect(typeof module.handler).toBe('function');
});

test.each(functionNames)('%s has nothing on board that it cannot reach', (name) => {
  const modules = contents.get(name) ?? [];

  expect(modules.length).toBeGreaterThan(0);
  expect(modules.join('\n')).not.toMatch(
    /credential-provider-(?!env)|nested-clients|endpoint-cache|zod\/v4\/classic/,
  );
});
