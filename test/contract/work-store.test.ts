import { expect, test } from 'vitest';
import { wireStores } from '../../lambdas/adapters/wiring.ts';
import { accountOf, recipientOf } from '../support/cases.ts';
import { awkwardIds, openStores } from '../support/stores.ts';

const { work, directory, world } = await openStores();

test('a paper is read as it was written last, and null before', async () => {
  expect(await work.read('runs/a.json')).toBeNull();

  await work.write('runs/a.json', 'first');
  await work.write('runs/a.json', 'Ångström 漢字 🙂\n');

  expect(await work.read('runs/a.json')).toBe('Ångström 漢字 🙂\n');
});

test('more papers than one page of 1,000 are all listed in order, and only those under the prefix', async () => {
  const keys = Array.from({ length: 1_050 }, (_, place) => `runs/2026-03-01/found/${1_000 + place}.json`);
  for (let start = 0; start < keys.length; start += 50)
    await Promise.all(keys.slice(start, start + 50).map((key) => work.write(key, '[]')));
  await work.write('runs/2026-03-01/plan.json', '{}');

  expect(await work.list('runs/2026-03-01/found/')).toEqual(keys);
});

test('the directory is empty before it is saved, and then what was saved last', async () => {
  expect((await directory.accounts()).size).toBe(0);
  expect((await directory.recipients()).size).toBe(0);
  const accounts = awkwardIds.map((accountId) => accountOf({ accountId, owner: null }));
  const recipients = [recipientOf('olga', { phone: '+4915100000001' }), recipientOf('__proto__')];

  await directory.saveAccounts([accountOf({ accountId: 'gone' })]);
  await directory.saveAccounts(accounts);
  await directory.saveRecipients(recipients);

  expect([...(await directory.accounts())]).toEqual(accounts.map((each) => [each.accountId, each]));
  expect([...(await directory.recipients()).values()]).toEqual(recipients);
});

test('a roster that is the same is not read again, and one that another function saved is', async () => {
  await directory.saveAccounts([accountOf({ accountId: 'before' })]);
  const first = await directory.accounts();

  const again = await directory.accounts();
  await wireStores(world.environment).directory.saveAccounts([accountOf({ accountId: 'after' })]);
  const later = await directory.accounts();

  expect(again).toBe(first);
  expect([...later.keys()]).toEqual(['after']);
});
