import { expect, test } from 'vitest';
import { Failures } from '../../lambdas/flows/failures.ts';

const fails = (why: string) => () => Promise.reject(new Error(why));

test('a step that fails gives nothing, and the next one is done', async () => {
  const failures = new Failures();

  expect(await failures.of(fails('no'))).toBeUndefined();
  expect(await failures.of(() => Promise.resolve(7))).toBe(7);
});

test('nothing is thrown when nothing failed', () => {
  expect(() => new Failures().throwAny()).not.toThrow();
});

test('a single failure is thrown as it is, or with what it is about', async () => {
  const [plain, named] = [new Failures(), new Failures()];
  await plain.of(fails('no such thing'));
  await named.of(fails('no such thing'), 'accounts/accounts.csv');

  expect(() => plain.throwAny()).toThrow(/^no such thing$/);
  expect(() => named.throwAny()).toThrow(/^accounts\/accounts.csv: no such thing$/);
});

test('several failures are thrown together, the first five by name', async () => {
  const failures = new Failures();
  for (const nth of [1, 2, 3, 4, 5, 6]) await failures.of(fails(`reason ${nth}`));

  expect(() => failures.throwAny()).toThrow(/^6 steps failed: reason 1; .*; reason 5$/);
});
