import { expect, test } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { runLine } from './captured.ts';
import { writeInto } from './tiny-feed.ts';

const ledger = 'customer_id,date,amount\nA,2026-01-01,10\nA,2026-01-03,12.5\nB,2026-01-02,7\n';

async function snapshots(content: string, ...args: readonly string[]) {
  const folder = freshFolder('cli');
  const path = await writeInto(folder, 'ledger.csv', content);
  const out = `${folder}/feed`;
  return { ...(await runLine('snapshots', '--transactions', path, '--out', out, ...args)), to: out };
}

test('a ledger becomes a feed, and the command says what it wrote', async () => {
  const { code, out, to } = await snapshots(ledger);

  expect(code).toBe(0);
  expect(out).toBe(`Wrote 5 rows of 2 accounts, 2026-01-01 to 2026-01-03, into ${to}.\n`);
});

test('only the largest accounts are written when a number is given', async () => {
  expect((await snapshots(ledger, '--accounts', '1')).out).toContain('Wrote 3 rows of 1 accounts');
});

test('rows that cannot be used are findings, the first twenty by their line', async () => {
  const one = await snapshots(`${ledger}B,never,7\n`);
  const many = await snapshots(`${ledger}${'B,never,7\n'.repeat(22)}`);

  expect(one.code).toBe(1);
  expect(one.out).toContain('Skipped 1 row of the ledger:\n  line 5: ');
  expect(many.out).toContain('Skipped 22 rows of the ledger:\n  line 5: ');
  expect(many.out).toContain('\n  and 2 more\n');
});

test.each([
  ['a ledger without a purchase', 'customer_id,date,amount\n', [], 'No row of the ledger is a purchase.'],
  ['a header that cannot be used', 'a,b\n', [], 'no column names the customer'],
  ['no number of accounts', ledger, ['--accounts', '0'], '--accounts 0 is no number of accounts'],
  ['half an account', ledger, ['--accounts', '1.5'], '--accounts 1.5 is no number of accounts'],
])('with %s nothing is written', async (_name, content, args, sentence) => {
  const refused = await snapshots(content, ...args);

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(sentence);
});

test('a folder with something in it is left alone', async () => {
  const folder = freshFolder('cli');
  const path = await writeInto(folder, 'ledger.csv', ledger);

  const refused = await runLine('snapshots', '--transactions', path, '--out', folder);

  expect(refused).toMatchObject({ code: 2, errors: expect.stringContaining('is not empty') });
});
