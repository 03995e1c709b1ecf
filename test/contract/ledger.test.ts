import { expect, test } from 'vitest';
import { awkwardIds, openStores } from '../support/stores.ts';

const { ledger } = await openStores();

test.each(awkwardIds)('the mark of %j is found, and the last one counts', async (subject) => {
  expect(await ledger.find('awkward', subject)).toBeNull();

  await ledger.write('awkward', subject, 'first');
  await ledger.write('awkward', subject, '');

  expect(await ledger.find('awkward', subject)).toBe('');
  expect((await ledger.list('awkward')).get(subject)).toBe('');
});

test('a book knows nothing of another', async () => {
  await ledger.write('book', 'subject', 'mark');

  expect(await ledger.find('book-2', 'subject')).toBeNull();
  expect((await ledger.list('book-2')).size).toBe(0);
});

test('more marks than one page of 1 MB are all listed', async () => {
  const subjects = Array.from(
    { length: 1_100 },
    (_, place) => `snapshots/${'x'.repeat(850)}${1_000 + place}`,
  );
  for (let start = 0; start < subjects.length; start += 50) {
    await Promise.all(
      subjects.slice(start, start + 50).map((each) => ledger.write('taken', each, 'm'.repeat(200))),
    );
  }

  expect([...(await ledger.list('taken')).keys()]).toEqual(subjects.toSorted());
});
