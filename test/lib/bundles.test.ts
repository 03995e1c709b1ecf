import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { bundleHandlers, bundleOf } from '../../lib/bundling/bundle.ts';
import { functionNames } from '../../lib/functions.ts';

/**
 * The most that each function may take, in KiB: a tenth more than it does. What a cold start costs is mostly this.
 * `tick` alone speaks to all five services and words every notice in three languages, `page` every page.
 */
const most: Readonly<Record<string, number>> = {
  landed: 400,
  plan: 360,
  score: 360,
  finish: 370,
  tick: 480,
  reachability: 370,
  page: 490,
  authorizer: 200,
  'rotate-secret': 180,
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
  const inputs = Object.keys(contents.get(name)?.inputs ?? {}).join('\n');

  expect(inputs).not.toMatch(/credential-provider-(?!env)|nested-clients|endpoint-cache|zod\/v4\/classic/);
});
