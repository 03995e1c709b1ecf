import { afterAll } from 'vitest';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { worldInMemory, worldOnDisk } from './world.ts';

/**
 * The stores behind their ports, over embedded services that end with the test file: in memory, or on disk
 * where the environment says `STORES=on-disk`.
 */
export async function openStores() {
  const open = process.env['STORES'] === 'on-disk' ? worldOnDisk : worldInMemory;
  const world = await open({
    now: () => Date.parse('2026-03-01T06:00:00Z'),
    model: null,
    onDelivery: () => {},
    onFailure: () => {},
  });
  afterAll(() => world.close());
  return { ...wireStores(world.environment, 400), world };
}

/** Ids that have broken stores before: names of prototypes, separators of ours, all of Unicode, the longest allowed. */
export const awkwardIds: readonly string[] = [
  '__proto__',
  'constructor',
  'a#b',
  'a/b?c&d=e+f%20g',
  ' leading and trailing ',
  'Ångström 漢字 🙂',
  `${'漢'.repeat(255)}末`,
];
