import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountTally } from '../../lambdas/feed/account-tally.ts';
import { awkwardIds } from '../support/stores.ts';

const ids = fc.oneof(fc.constantFrom(...awkwardIds, 'A-1', 'A-2'), fc.string({ unit: 'binary' }));

test('an account is counted as often as it was added, up to twice', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(ids, fc.constantFrom(1, 2))), fc.array(ids), (added, asked) => {
      const tally = new AccountTally(0, 7);
      const counts = new Map<string, number>();

      for (const [id, times] of added) {
        tally.add(id, times);
        counts.set(id, (counts.get(id) ?? 0) + times);
      }

      for (const id of [...counts.keys(), ...asked]) {
        expect(tally.timesSeen(id)).toBe(Math.min(2, counts.get(id) ?? 0));
      }
    }),
  );
});

test('more accounts than expected are told apart, also those whose ids hardly differ', () => {
  const many = 60_000;
  const idsOf = [(n: number) => `A-${n}`, (n: number) => `${n}`.padStart(12, '0'), (n: number) => `${n}-`];
  for (const idOf of idsOf) {
    const tally = new AccountTally(10, 7);
    for (let n = 0; n < many; n += 1) tally.add(idOf(n), 1);
    for (let n = 0; n < many; n += 3) tally.add(idOf(n), 1);

    const seen = Array.from({ length: many + 1_000 }, (_, n) => tally.timesSeen(idOf(n)));

    expect(seen.filter((times) => times === 2)).toHaveLength(Math.ceil(many / 3));
    expect(seen.slice(0, many).every((times, n) => times === (n % 3 === 0 ? 2 : 1))).toBe(true);
    expect(seen.slice(many).every((times) => times === 0)).toBe(true);
  }
});

test.each([32, 33])('ids of %i bytes and one more are told apart by every byte', (bytes) => {
  const tally = new AccountTally(0, 1);
  const ids = Array.from(
    { length: bytes },
    (_, place) => `${'x'.repeat(place)}y${'x'.repeat(bytes - 1 - place)}`,
  );

  for (const id of ids) tally.add(id, 1);
  for (const id of ids) tally.add(`${id}z`, 2);

  expect(ids.map((id) => tally.timesSeen(id))).toEqual(ids.map(() => 1));
  expect(ids.map((id) => tally.timesSeen(`${id}z`))).toEqual(ids.map(() => 2));
  expect(ids.map((id) => tally.timesSeen(`${id}y`))).toEqual(ids.map(() => 0));
});
