import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSnapshots } from '../../examples/write-snapshots.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let ledgers = 0;
async function snapshots(lines: readonly string[], options: { name?: string; accounts?: number } = {}) {
  ledgers += 1;
  const { name = `ledger-${ledgers}.csv`, ...rest } = options;
  const transactions = join(folder, name);
  const text = lines.map((line) => `${line}\n`).join('');
  writeFileSync(transactions, name.endsWith('.gz') ? gzipSync(text) : text);
  const out = join(folder, `out-${ledgers}`);
  const result = await writeSnapshots({ transactions, out, ...rest });
  const rowsOn = (day: string) =>
    readFileSync(join(out, 'snapshots', day, 'ledger.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1);
  return { result, out, rowsOn };
}

const smallLedger = [
  'customer_id,date,amount',
  'small,2026-01-03,5.00',
  'big,2026-01-01,100.10',
  'big,2026-01-01,0.20',
  'big,2026-01-04,-50.05',
  'big,2026-01-05,10.00',
  'big,2026-01-08,10.00',
  'big,2026-01-09,10.00',
];

describe('a ledger of seven rows', () => {
  test('becomes a file for every calendar day, with accounts from their first purchase on', async () => {
    const { result, out, rowsOn } = await snapshots(smallLedger);

    expect(result).toEqual({
      accounts: 2,
      firstDay: '2026-01-01',
      lastDay: '2026-01-09',
      rows: 16,
      skippedRows: 0,
      skipped: [],
    });
    expect(readdirSync(join(out, 'snapshots'))).toHaveLength(9);
    expect(rowsOn('2026-01-02')).toEqual(['big,2026-01-02,1,1,1,,100.30,']);
    expect(rowsOn('2026-01-03')).toEqual(['big,2026-01-03,1,1,2,,100.30,', 'small,2026-01-03,1,1,0,,5.00,']);
  });

  test('counts a day of two invoices once, takes returns off the spend, and has a median from three gaps on', async () => {
    const { rowsOn } = await snapshots(smallLedger);

    expect(rowsOn('2026-01-04')[0]).toBe('big,2026-01-04,1,1,3,,50.25,');
    expect(rowsOn('2026-01-08')[0]).toBe('big,2026-01-08,3,3,0,,70.25,');
    expect(rowsOn('2026-01-09')[0]).toBe('big,2026-01-09,4,4,0,3,80.25,');
  });

  test('keeps the largest accounts by net spend when asked for fewer', async () => {
    const { result, out, rowsOn } = await snapshots(smallLedger, { accounts: 1 });

    expect(result).toMatchObject({ accounts: 1, rows: 9 });
    expect(rowsOn('2026-01-09')).toHaveLength(1);
    const roster = readFileSync(join(out, 'accounts/accounts.csv'), 'utf8').trimEnd().split('\n');
    expect(roster.slice(1)).toEqual([
      'big,Customer big,S,owner,sales-lead,technical-lead,delivery-lead,executive,UTC',
    ]);
  });

  test('gives the same bytes when its rows are shuffled and compressed', async () => {
    const [header = '', ...rows] = smallLedger;

    const plain = await snapshots(smallLedger);
    const shuffled = await snapshots([header, ...rows.toReversed()], { name: 'shuffled.csv.gz' });

    for (const day of readdirSync(join(plain.out, 'snapshots')))
      expect(shuffled.rowsOn(day)).toEqual(plain.rowsOn(day));
  });
});

describe('the folder', () => {
  test('names a person for every role in the roster', async () => {
    const { out } = await snapshots(smallLedger);

    const [, first = ''] = readFileSync(join(out, 'accounts/accounts.csv'), 'utf8').split('\n');
    const people = readFileSync(join(out, 'recipients/recipients.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    const ids = people.map(([id]) => id);
    expect(
      first
        .split(',')
        .slice(3, 8)
        .filter((role) => !ids.includes(role)),
    ).toEqual([]);
    expect(people.slice(1).filter(([, , , , , manager]) => manager !== '' && !ids.includes(manager))).toEqual(
      [],
    );
  });

  test('tiers are 4 %, 16 %, 30 % and the rest, by spend', async () => {
    const rows = Array.from({ length: 100 }, (_, place) => `c${place},2026-01-01,${1000 - place}`);

    const { out } = await snapshots(['customer_id,date,amount', ...rows]);

    const roster = readFileSync(join(out, 'accounts/accounts.csv'), 'utf8').trimEnd().split('\n').slice(1);
    const tiers = roster.map((line) => line.split(',')[2]).join('');
    expect(tiers).toBe(`${'S'.repeat(4)}${'A'.repeat(16)}${'B'.repeat(30)}${'C'.repeat(50)}`);
  });

  test('is refused when something is in it', async () => {
    const { out } = await snapshots(smallLedger);

    const again = await writeSnapshots({ transactions: join(folder, 'ledger-1.csv'), out });

    expect(again).toEqual({ refused: expect.stringContaining('is not empty') });
  });
});

describe('the header', () => {
  test.each([
    'Customer ID,Order Date,Revenue',
    'client,transaction-date,net_amount',
    'account_id,invoice_date,total_eur',
  ])('%s is understood', async (header) => {
    const { rowsOn } = await snapshots([header, '7,2026-01-01 08:26:00,3.5']);

    expect(rowsOn('2026-01-01')).toEqual(['7,2026-01-01,1,1,0,,3.50,']);
  });

  test('gross and returned are subtracted, and a day of returns alone is no transaction', async () => {
    const header = 'date,customer_id,country,gross_gbp,returned_gbp';

    const { rowsOn } = await snapshots([header, '2026-01-01,7,UK,10.00,2.50', '2026-01-02,7,UK,0.00,1.00']);

    expect(rowsOn('2026-01-02')).toEqual(['7,2026-01-02,1,1,1,,6.50,']);
  });

  test.each([
    ['date,amount', 'customer_id'],
    ['customer_id,amount', 'call it date'],
    ['customer_id,date,price', 'call it amount'],
    ['customer_id,date,gross', 'gross and returned'],
    ['customer_id,customer,date,amount', 'customer_id and customer could mean the same'],
  ])('%s is refused', async (header, sentence) => {
    const { result } = await snapshots([header, '1,2,3']);

    expect(result).toEqual({ refused: expect.stringContaining(sentence) });
  });
});

describe('rows that cannot be used', () => {
  test.each([
    [',2026-01-02,1', 'customer id'],
    ['a\u200b,2026-01-02,1', 'customer id'],
    ['a,2026-02-30,1', 'date'],
    ['a,12/1/2010 8:26,1', 'date'],
    ['a,0001-01-01,1', 'date'],
    ['a,9999-12-31,1', 'date'],
    ['a,2026-01-02,"1,50"', 'amount'],
    ['a,2026-01-02,', 'amount'],
    ['a,2026-01-02', '2 cells in place of 3'],
    ['a,2026-01-02,1"0', 'stray quote'],
  ])('%s is skipped and told', async (line, reason) => {
    const { result } = await snapshots(['customer_id,date,amount', 'a,2026-01-01,1', line]);

    expect(result).toMatchObject({
      rows: 1,
      skippedRows: 1,
      skipped: [{ line: 3, reason: expect.stringContaining(reason) }],
    });
  });

  test('all are counted, the first twenty are shown', async () => {
    const broken = Array.from({ length: 25 }, () => 'a,never,1');

    const { result } = await snapshots(['customer_id,date,amount', 'a,2026-01-01,1', ...broken]);

    expect(result).toMatchObject({ skippedRows: 25 });
    expect('skipped' in result && result.skipped.map(({ line }) => line)).toEqual(
      Array.from({ length: 20 }, (_, place) => place + 3),
    );
  });

  test.each([
    {
      what: 'a ledger without purchases',
      lines: ['customer_id,date,amount', 'a,2026-01-01,-1'],
      sentence: 'purchase',
    },
    { what: 'an empty file', lines: [], sentence: 'empty' },
  ])('$what is refused', async ({ lines, sentence }) => {
    const { result } = await snapshots(lines);

    expect(result).toEqual({ refused: expect.stringContaining(sentence) });
  });

  test('a gzip file that was cut off is refused', async () => {
    const transactions = join(folder, 'cut.csv.gz');
    writeFileSync(transactions, gzipSync('customer_id,date,amount\na,2026-01-01,1\n').subarray(0, -6));

    const result = await writeSnapshots({ transactions, out: join(folder, 'out-cut') });

    expect(result).toEqual({ refused: expect.stringContaining('gzip') });
  });
});

test('the ledger model is the default one reduced to what a ledger knows', () => {
  const ledgerModel = parseModel(JSON.parse(readFileSync('examples/ledger-model.json', 'utf8')));

  const names = ['transaction_frequency', 'purchase_silence', 'spend_trend'];
  expect(ledgerModel.version).toBe('ledger-1');
  expect(ledgerModel.indicators).toEqual(defaultModel.indicators.filter(({ name }) => names.includes(name)));
  expect([ledgerModel.bands, ledgerModel.coverageFloor]).toEqual([
    defaultModel.bands,
    defaultModel.coverageFloor,
  ]);
});
