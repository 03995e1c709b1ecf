import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Import, importsOf, sourcesBelow } from '../support/imports.ts';

const judgesNothing = ['lambdas/scoring/', 'lambdas/cases/'];

/** Every import of the files, and of the files of `local/` that they lead to. */
function importsFrom(start: readonly string[]): readonly Import[] {
  const seen = new Set<string>(start);
  const imports: Import[] = [];
  // A set that is walked takes in what is added on the way.
  for (const path of seen) {
    for (const each of importsOf({ path, text: readFileSync(path, 'utf8') })) {
      imports.push(each);
      if (each.to.startsWith('local/') && each.to.endsWith('.ts')) seen.add(each.to);
    }
  }
  return imports;
}

test('a replay proves the handlers: nothing on its way through local mode judges by itself', () => {
  const replay = sourcesBelow(['local/replay']).map(({ path }) => path);
  const imports = importsFrom([...replay, 'local/cli/replay.ts']);
  const reached = new Set(imports.map(({ to }) => to));

  const judging = imports.filter(({ to }) => judgesNothing.some((folder) => to.startsWith(folder)));
  expect(judging).toEqual([]);
  expect([...reached]).toEqual(
    expect.arrayContaining(['local/world.ts', 'local/cli/played-feed.ts', 'lambdas/handlers/score.ts']),
  );
});

test('the walk sees what other commands judge', () => {
  const judging = importsFrom(['local/cli/validate.ts']).map(({ to }) => to);

  expect(judging).toContain('lambdas/scoring/assess.ts');
});
