import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountNumbers } from '../../lambdas/feed/account-numbers.ts';

const accountId = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('A-1', 'A-2', 'a-1', '客户-1', 'é', 'e\u0301', '__proto__'),
);

test('accounts are numbered in the order in which they are first seen, whatever the seed', () => {
  fc.assert(
    fc.property(fc.array(accountId, { maxLength: 200 }), fc.integer(), (ids, seed) => {
      const expected = new Map<string, number>();
      for (const id of ids) if (!expected.has(id)) expected.set(id, expected.size);
      const accounts = new AccountNumbers(seed);

      expect(ids.map((id) => accounts.numberOf(id))).toEqual(ids.map((id) => expected.get(id)));
      expect(accounts.count).toBe(expected.size);
    }),
  );
});

test('an id in bytes is the same account as its text, and one that was not seen has no number', () => {
  const accounts = new AccountNumbers(7);
  const bytes = Buffer.from('x客户-1,B');

  expect(accounts.numberOf('客户-1')).toBe(0);
  expect(accounts.numberIn(bytes, 1, 9)).toBe(0);
  expect([accounts.findIn(bytes, 1, 9), accounts.findIn(bytes, 10, 11), accounts.count]).toEqual([0, -1, 1]);
  expect([accounts.find('客户-1'), accounts.find('B')]).toEqual([0, -1]);
});

test('a hundred thousand accounts keep their numbers and ids while the tables grow', () => {
  const ids = Array.from({ length: 100_000 }, (_, number) => `account-${(number * 7_919) % 100_000}`);
  const accounts = new AccountNumbers(1);
  for (const id of ids) accounts.numberOf(id);

  expect(ids.map((id) => accounts.numberOf(id))).toEqual(ids.map((_, number) => number));
  const visited: string[] = [];
  accounts.forEach((number, bytes, from, to) => {
    visited[number] = Buffer.from(bytes.subarray(from, to)).toString();
  });
  expect(visited).toEqual(ids);
});

test.each([32, 33])('ids of %i bytes and one more are told apart by every byte', (bytes) => {
  const accounts = new AccountNumbers(1);
  const ids = Array.from(
    { length: bytes },
    (_, place) => `${'x'.repeat(place)}y${'x'.repeat(bytes - 1 - place)}`,
  );

  expect(ids.map((id) => accounts.numberOf(id))).toEqual(ids.map((_, number) => number));
  expect(ids.map((id) => accounts.numberOf(`${id}z`))).toEqual(ids.map((_, number) => bytes + number));
  expect(ids.map((id) => accounts.find(id))).toEqual(ids.map((_, number) => number));
});

test('the longest ids take 20 bytes', () => {
  const accounts = new AccountNumbers(1);
  for (const id of ['客', '户']) accounts.numberOf(id.repeat(256));
  const lengths: number[] = [];
  accounts.forEach((number, _, from, to) => {
    lengths[number] = to - from;
  });

  expect(lengths).toEqual([20, 20]);
});
