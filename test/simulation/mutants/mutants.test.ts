import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { promises } from '../promises.ts';
import { scenarios } from '../scenarios/all.ts';
import { mutants } from './all.ts';
import { planted } from './mutant.ts';
import { tableOf } from './table.ts';
import { sourceOf } from './tree.ts';

test('at least thirty bugs are planted, each under a name of its own', () => {
  const names = new Set(mutants.map(({ name }) => name));

  expect(names.size).toBe(mutants.length);
  expect(mutants.length).toBeGreaterThanOrEqual(30);
});

test.each(mutants)(
  '$name stands in one place, and breaks a promise that there is in a scenario that there is',
  async (mutant) => {
    const source = await sourceOf(mutant);

    expect(planted(source, mutant)).not.toBe(source);
    expect(mutant.file).toMatch(/^lambdas\//);
    expect(promises.map(({ name }) => name)).toContain(mutant.breaks);
    expect(scenarios.map(({ name }) => name)).toContain(mutant.in);
  },
);

test('docs/mutants.md lists every one of them with its promise', async () => {
  const page = await readFile('docs/mutants.md', 'utf8');

  expect(page).toContain(tableOf(mutants));
});
