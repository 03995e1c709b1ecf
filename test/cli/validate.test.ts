import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { steerableModel } from '../support/company.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { runLine } from './captured.ts';
import { writeInto } from './tiny-feed.ts';

const header = 'account_id,as_of,nps,days_past_due';
const snapshot = `${header}\nA-1,2026-01-05,40,0\nA-2,,,3\n`;

async function validate(file: string, content: string | Uint8Array, ...args: readonly string[]) {
  const path = await writeInto(freshFolder('cli'), file, content);
  return { path, ...(await runLine('validate', path, ...args)) };
}

async function receiptOf(file: string, content: string | Uint8Array, ...args: readonly string[]) {
  const { code, out } = await validate(file, content, '--json', ...args);
  return { code, receipt: JSON.parse(out) as Record<string, unknown> };
}

test('a good snapshot in the folder of its day is accepted', async () => {
  const { code, receipt } = await receiptOf('feed/snapshots/2026-01-05/a.csv', snapshot);

  expect(code).toBe(0);
  expect(receipt).toEqual({
    key: 'snapshots/2026-01-05/a.csv',
    version: null,
    kind: 'snapshot',
    status: 'accepted',
    rows_read: 2,
    scored: 2,
    rejected: 0,
    held: 0,
    codes: {},
    problems: [],
    warnings: [],
    errors_listed: 0,
    model_version: '2026-1',
    decided_at: '2026-04-01T08:00:00.000Z',
    errors: [],
  });
});

test('as_of is compared with the day of the folder', async () => {
  const { code, receipt } = await receiptOf('snapshots/2026-01-06/a.csv', snapshot);

  expect(code).toBe(1);
  expect(receipt).toMatchObject({
    status: 'accepted-with-rejects',
    scored: 1,
    errors: [{ line: 2, column: 'as_of', code: 'ROW_DATE', cells: ['A-1', '2026-01-05', '40', '0'] }],
  });
});

test('without such a folder it is compared with the first as_of of the file', async () => {
  const content = `${header}\nA-0,,1,\nA-1,2026-01-05,40,0\nA-2,2026-01-06,,3\n`;
  const { receipt } = await receiptOf('a.csv', content, '--kind', 'snapshot');

  expect(receipt).toMatchObject({ key: 'snapshots/2026-01-05/a.csv', scored: 2, codes: { ROW_DATE: 1 } });
  expect(receipt).toMatchObject({ errors: [{ line: 4, column: 'as_of' }] });
});

test('a file whose day nothing names keeps the place of the day open', async () => {
  const { receipt } = await receiptOf('a.csv', 'account_id,nps\nA-1,5\n', '--kind', 'snapshot');

  expect(receipt).toMatchObject({ key: 'snapshots/YYYY-MM-DD/a.csv', status: 'accepted' });
});

test('every copy of an account is rejected, even where one of them is broken otherwise', async () => {
  const content = `${header}\nA-1,,1,\nA-2,,1,\nA-1,,x,\n`;
  const { receipt } = await receiptOf('snapshots/2026-01-05/a.csv', content);

  expect(receipt).toMatchObject({ rows_read: 3, scored: 1, codes: { ROW_DUPLICATE: 1, ROW_NUMBER: 1 } });
});

test('a plain CSV without its last newline is refused, with the way out; a gz file needs none', async () => {
  const cut = snapshot.trimEnd();
  const plain = await receiptOf('snapshots/2026-01-05/a.csv', cut);
  const gz = await receiptOf('snapshots/2026-01-05/a.csv.gz', gzipSync(cut));

  expect(plain.code).toBe(1);
  expect(plain.receipt).toMatchObject({
    status: 'rejected',
    rows_read: 2,
    rejected: 2,
    problems: [{ code: 'FILE_TRUNCATED', sentence: expect.stringContaining('_manifest.json') }],
    errors: [],
  });
  expect(gz).toMatchObject({ code: 0, receipt: { status: 'accepted' } });
});

test.each<[string, string, Record<string, unknown>]>([
  [
    'accounts/accounts.csv',
    'account_id,name,tier\nA-1,Acme,S\nA-2,Bolt,X\n',
    { kind: 'accounts', scored: 1 },
  ],
  [
    'recipients/recipients.jsonl',
    '{"recipient_id":"a","name":"A","role":"ceo","locale":"en"}\n',
    { scored: 1 },
  ],
  [
    'complaints/march.csv',
    'complaint_id,account_id,reported_at,severity\nc,A,2026-03-01T00:00Z,low\n',
    { scored: 1 },
  ],
])('what %s is can be told by its path', async (file, content, receipt) => {
  expect((await receiptOf(file, content)).receipt).toMatchObject({ key: file, ...receipt });
});

test('a complaint out of the future, or against another of its file, is rejected as in an upload', async () => {
  const { receipt } = await receiptOf(
    'complaints/march.csv',
    [
      'complaint_id,account_id,reported_at,severity',
      'c-1,A,2026-03-01T00:00Z,low',
      'c-1,A,2026-03-01T00:00Z,low',
      'c-1,A,2026-03-01T00:00Z,high',
      'c-2,A,2026-04-01T08:05:00Z,low',
      'c-3,A,2026-04-01T08:05:00.001Z,low',
      '',
    ].join('\n'),
  );

  expect(receipt).toMatchObject({
    scored: 3,
    errors: [
      { line: 4, code: 'ROW_CONFLICT' },
      { line: 6, code: 'ROW_DATE' },
    ],
  });
});

test.each([
  ['snapshot', 'account_id,nps\nA-1,5\n'],
  ['complaints', 'account_id,complaint_id\nA-1,c\n'],
  ['accounts', 'account_id,name,owner\nA-1,Acme,o\n'],
  ['recipients', 'recipient_id,name,email\na,A,a@example.com\n'],
  ['recipients', 'Recipient ID,Name,E-mail,Phone\na,A,a@example.com,\n'],
])('a file without such a path is guessed to be %s by its columns, and it says so', async (kind, content) => {
  const guessed = await receiptOf('data.csv', content);
  const words = await validate('data.csv', content);

  expect(guessed.receipt).toMatchObject({ kind });
  expect(words.out).toContain('The kind was guessed from the names of the columns');
});

test('names of JSON lines tell the kind as well', async () => {
  const { receipt } = await receiptOf(
    'data.jsonl',
    '{"complaint_id":"c","account_id":"A","severity":"low"}\n',
  );

  expect(receipt).toMatchObject({ kind: 'complaints' });
});

test('--kind has the last word', async () => {
  const { receipt } = await receiptOf('accounts/accounts.csv', snapshot, '--kind', 'snapshot');

  expect(receipt).toMatchObject({ kind: 'snapshot', key: 'snapshots/2026-01-05/accounts.csv', scored: 2 });
});

test('a name that the feed cannot take is refused as it would be on upload', async () => {
  const { code, receipt } = await receiptOf('march.xlsx', snapshot);

  expect(code).toBe(1);
  expect(receipt).toMatchObject({ kind: 'unknown', status: 'rejected', codes: { FILE_KEY: 1 } });
});

test('the columns and ranges are those of the model', async () => {
  const folder = freshFolder('cli');
  const model = await writeInto(folder, 'model.json', steerableModel);
  const { receipt } = await receiptOf(
    ...([
      'snapshots/2026-01-05/a.csv',
      'account_id,index,nps\nA-1,50,1\nA-2,101,1\n',
      '--model',
      model,
    ] as const),
  );

  expect(receipt).toMatchObject({
    model_version: 'steerable-1',
    codes: { ROW_RANGE: 1 },
    warnings: [{ code: 'UNKNOWN_COLUMN', column: 'nps' }],
  });
});

test('the words say what was read, how healthy it is, what is wrong and what an upload would do', async () => {
  const content = [
    'account_id,complaints_30d,oldest_open_complaint_days,nps,days_past_due,active_user_ratio,transactions_30d,transactions_180d,relationship_audit_score,Spend_90d',
    `A-1,0,0,100,0,1,10,60,100,`,
    `A-2,0,0,200,0,1,10,60,100,`,
    `A-3,,,,,,,,,`,
    '',
  ].join('\n');
  const { path, code, out } = await validate('snapshots/2026-01-05/a.csv', content);

  expect(code).toBe(1);
  expect(out).toBe(`${path}: accepted, but for 1 rejected row

  Read as  a snapshot of 2026-01-05 for model 2026-1, snapshots/2026-01-05/a.csv
  Rows     3 read = 2 accepted + 1 rejected
  Health   1 green, 0 amber, 0 red, 1 unknown (too little of the model is filled in)
  Codes    ROW_RANGE 1

Warnings
  The column \`Spend_90d\` is ignored. Did you mean spend_90d? (LOOK_ALIKE_COLUMN).

Rejected rows
  Line 3, column nps: \`200\` is above what this column can be. Numbers here are -100 to 100 (ROW_RANGE).

On upload
  2 accounts are scored. An account that another file of the day has too is rejected in both.
  The rejected rows are listed in receipts/snapshots/2026-01-05/a.csv.errors.csv.
  The data team is told.
`);
});

test('a file of which nothing is accepted says so first', async () => {
  const { path, out } = await validate('snapshots/2026-01-05/a.csv', 'account_id,nps\nA-1,x\n');

  expect(out).toContain(`${path}: no row is accepted\n`);
  expect(out).not.toContain('Health');
});

test('of many rejected rows the first twenty are shown, and the others counted', async () => {
  const rows = Array.from({ length: 22 }, (_, number) => `B-${number},,bad,\n`);
  const { out } = await validate('snapshots/2026-01-05/a.csv', `${header}\nA-1,,5,\n${rows.join('')}`);

  expect(out.match(/^ {2}Line \d+, column nps: /gm)).toHaveLength(20);
  expect(out).toContain('  … and 2 more; --json lists them.\n');
  expect(out).toContain(
    '  Health   0 green, 0 amber, 0 red, 1 unknown (too little of the model is filled in)\n',
  );
  expect(out).toContain('\nOn upload\n  1 account is scored.');
  expect(out).toContain(
    '  The rejected rows are listed in receipts/snapshots/2026-01-05/a.csv.errors.csv.\n',
  );
});

test.each([
  [
    'accounts/accounts.csv',
    'account_id,name,tier\nA-1,Acme,S\nA-2,,S\n',
    'The whole list of before is replaced by 1 row.',
  ],
  ['accounts/accounts.csv', 'account_id,name,tier\nA-1,Acme,S', 'The roster of before stays.'],
  ['recipients/recipients.csv', 'recipient_id\n', 'The recipients of before stay.'],
  ['complaints/a.csv', 'complaint_id\nc\n', 'None of its complaints is taken.'],
  ['snapshots/2026-01-05/a.csv', 'account_id\n', 'Nothing of it is scored: all its rows count as rejected.'],
])('of %s with %j an upload would say: %s', async (file, content, sentence) => {
  expect((await validate(file, content)).out).toContain(sentence);
});

test.each([
  ['a manifest', ['snapshots/2026-01-05/_manifest.json', '{}'], [], 'is a manifest'],
  ['columns that say nothing', ['data.csv', 'a,b\n1,2\n'], [], 'Say it with --kind: snapshot, complaints'],
  ['a kind that is none', ['data.csv', snapshot], ['--kind', 'roster'], '--kind roster is no kind of file'],
] as const)('%s cannot be validated', async (_name, [file, content], args, sentence) => {
  const refused = await validate(file, content, ...args);

  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.errors).toContain(sentence);
});

test('a file that is not there, is a folder or a pipe, cannot be validated', async () => {
  const folder = freshFolder('cli');

  expect((await runLine('validate', `${folder}/gone.csv`)).errors).toContain('There is no file');
  expect((await runLine('validate', folder)).errors).toContain('is a folder: name a file.');
  expect((await runLine('validate', '/dev/null')).errors).toContain('can be read only once');
});
