import { describe, expect, test } from 'vitest';
import { complaintColumns, readComplaintRows } from '../../lambdas/feed/complaint-rows.ts';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import { readRecipientRows, recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { readRosterRows, rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import type { ReadRows, WholeFile } from '../../lambdas/feed/whole-file.ts';
import { bytesOf, chunksOf } from './reading.ts';

type Reader<Row> = (chunks: AsyncIterable<Uint8Array>, file: WholeFile) => Promise<ReadRows<Row>>;

function readCsv<Row>(reader: Reader<Row>, columns: readonly string[], lines: readonly string[]) {
  const bytes = bytesOf([columns.join(','), ...lines, ''].join('\n'));
  return reader(chunksOf(bytes), { format: 'csv', gz: false, header: columns });
}

const complaints = (...lines: string[]) => readCsv(readComplaintRows, complaintColumns, lines);
const roster = (...lines: string[]) => readCsv(readRosterRows, rosterColumns, lines);
const recipients = (...lines: string[]) => readCsv(readRecipientRows, recipientColumns, lines);

describe('a complaint', () => {
  test('is read with its moment in UTC', async () => {
    const { rows, rejected } = await complaints('c-1,A-1,2026-03-29T08:15:00+02:00,critical,"It is\nbroken"');

    expect(rejected).toEqual([]);
    expect(rows).toEqual([
      {
        complaintId: 'c-1',
        accountId: 'A-1',
        reportedAt: '2026-03-29T06:15:00.000Z',
        severity: 'critical',
        summary: 'It is\nbroken',
        line: 2,
        cells: ['c-1', 'A-1', '2026-03-29T08:15:00+02:00', 'critical', 'It is\nbroken'],
      },
    ]);
  });

  test.each([
    ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05T10:00Z', '2026-01-05T10:00:00.000Z'],
    ['2026-01-05T10:00:00.1239Z', '2026-01-05T10:00:00.123Z'],
    ['2026-01-05T00:30:00+05:45', '2026-01-04T18:45:00.000Z'],
    ['2026-01-05T23:59:59-1200', '2026-01-06T11:59:59.000Z'],
    ['2028-02-29T00:00:00+00', '2028-02-29T00:00:00.000Z'],
  ])('reported at %s is one of %s', async (text, instant) => {
    expect((await complaints(`c,A,${text},low,`)).rows[0]?.reportedAt).toBe(instant);
  });

  test.each([
    '',
    '2026-01-05',
    '2026-01-05T10:00:00',
    '2026-01-05 10:00:00Z',
    '2026-02-29T10:00:00Z',
    '2026-01-05T24:00:00Z',
    '2026-01-05T10:60:00Z',
    '2026-01-05T10:00:60Z',
    '2026-01-05T10:00:00+24:00',
    '05.01.2026T10:00:00Z',
    '0000-01-01T00:00:00+01:00',
    '9999-12-31T23:59:59-01:00',
    '1767607200',
  ])('reported at %j is rejected', async (text) => {
    expect((await complaints(`c,A,${text},low,`)).rejected).toMatchObject([
      { code: 'ROW_DATE', column: 'reported_at', accountId: 'A' },
    ]);
  });

  test.each([
    [',A,2026-01-05T10:00:00Z,low,', 'ROW_ID', 'complaint_id'],
    ['c,,2026-01-05T10:00:00Z,low,', 'ROW_ID', 'account_id'],
    ['c,A\u200b,2026-01-05T10:00:00Z,low,', 'ROW_ID', 'account_id'],
    ['c,A,2026-01-05T10:00:00Z,Critical,', 'ROW_VALUE', 'severity'],
    ['c,A,2026-01-05T10:00:00Z,,', 'ROW_VALUE', 'severity'],
    ['c,A,2026-01-05T10:00:00Z,low', 'ROW_COLUMNS', null],
  ])('%j is %s', async (line, code, column) => {
    expect((await complaints(line)).rejected).toMatchObject([{ code, column, line: 2 }]);
  });

  test('may come twice in a file: what that means is judged elsewhere', async () => {
    const line = 'c,A,2026-01-05T10:00:00Z,low,';

    expect((await complaints(line, line)).rows).toHaveLength(2);
  });

  test('keeps the first 4,000 characters of its summary, and no half character', async () => {
    const summaryOf = async (text: string) =>
      (await complaints(`c,A,2026-01-05T10:00:00Z,low,${text}`)).rows[0]?.summary;

    expect(await summaryOf('x'.repeat(4001))).toBe('x'.repeat(4000));
    expect(await summaryOf(`${'x'.repeat(3999)}😀`)).toBe('x'.repeat(3999));
  });

  test('may be a JSON object, whose texts stand in quotes', async () => {
    const line = (severity: string) =>
      `{"complaint_id":"c","account_id":"A","reported_at":"2026-01-05T10:00:00Z","severity":${severity},"summary":null}\n`;
    const bytes = bytesOf(line('"high"') + line('3') + line('["high"]'));

    const { rows, rejected } = await readComplaintRows(chunksOf(bytes), {
      format: 'jsonl',
      gz: false,
      header: null,
    });

    expect(rows).toMatchObject([{ severity: 'high', summary: '' }]);
    expect(rejected).toMatchObject([
      { line: 2, code: 'ROW_VALUE', column: 'severity' },
      { line: 3, code: 'ROW_VALUE', column: 'severity' },
    ]);
  });

  test('needs both id columns in the header of its file', async () => {
    const inspected = (header: string) =>
      inspectFile(
        chunksOf(bytesOf(`${header}\nx,y\n`)),
        { format: 'csv', gz: false },
        complaintColumns,
        limits,
      );

    expect((await inspected('complaint_id,account_id')).problems).toEqual([]);
    expect((await inspected('complaint_id,severity')).problems).toMatchObject([
      { code: 'FILE_HEADER', column: 'account_id' },
    ]);
    expect((await inspected('account_id,severity')).problems).toMatchObject([
      { code: 'FILE_HEADER', column: 'complaint_id' },
    ]);
  });
});

describe('an account of the roster', () => {
  test('is read with its roles; an empty one is nobody', async () => {
    const { rows } = await roster(
      'A-1,Acme,S,o-1,s-1,t-1,d-1,e-1,Asia/Kathmandu',
      'A-2,"Bäcker, Söhne",C,,,,,,',
    );

    expect(rows).toEqual([
      {
        accountId: 'A-1',
        name: 'Acme',
        tier: 'S',
        owner: 'o-1',
        salesLead: 's-1',
        technicalLead: 't-1',
        deliveryLead: 'd-1',
        executiveSponsor: 'e-1',
        timeZone: 'Asia/Kathmandu',
      },
      {
        accountId: 'A-2',
        name: 'Bäcker, Söhne',
        tier: 'C',
        owner: null,
        salesLead: null,
        technicalLead: null,
        deliveryLead: null,
        executiveSponsor: null,
        timeZone: null,
      },
    ]);
  });

  test.each([
    [',Acme,S,,,,,,', 'ROW_ID', 'account_id'],
    ['A,,S,,,,,,', 'ROW_VALUE', 'name'],
    ['A, ,S,,,,,,', 'ROW_VALUE', 'name'],
    [`A,${'x'.repeat(201)},S,,,,,,`, 'ROW_VALUE', 'name'],
    ['A,Acme,D,,,,,,', 'ROW_VALUE', 'tier'],
    ['A,Acme,s,,,,,,', 'ROW_VALUE', 'tier'],
    ['A,Acme,,,,,,,', 'ROW_VALUE', 'tier'],
    ['A,Acme,S,Ann Lee,,,,,', 'ROW_ID', 'owner'],
    ['A,Acme,S,,,,,é,', 'ROW_ID', 'executive_sponsor'],
    ['A,Acme,S,,,,,,Berlin', 'ROW_VALUE', 'time_zone'],
    ['A,Acme,S,,,,,,+01:00', 'ROW_VALUE', 'time_zone'],
  ])('%j is %s', async (line, code, column) => {
    expect((await roster(line)).rejected).toMatchObject([{ code, column, line: 2 }]);
  });

  test('may have a name of 200 characters', async () => {
    expect((await roster(`A,${'x'.repeat(200)},S,,,,,,`)).rejected).toEqual([]);
  });

  test('that stands twice is rejected in all its copies, a broken one for its own reason', async () => {
    const { rows, rejected } = await roster(
      'A,Acme,S,,,,,,',
      'B,Bolt,A,,,,,,',
      'A,Acme,A,,,,,,',
      'C,Core,A,,,,,,',
      'C,Core,X,,,,,,',
    );

    expect(rows.map(({ accountId }) => accountId)).toEqual(['B']);
    expect(rejected.map(({ line, code }) => [line, code])).toEqual([
      [2, 'ROW_DUPLICATE'],
      [4, 'ROW_DUPLICATE'],
      [5, 'ROW_DUPLICATE'],
      [6, 'ROW_VALUE'],
    ]);
  });
});

describe('a recipient', () => {
  test('is read; channels and manager may be absent', async () => {
    const { rows } = await recipients(
      'o-1,Ann,ann@example.com,+4915112345678,owner,m-1,en',
      'o_2,李雷,,,data_team,,zh-CN',
    );

    expect(rows).toEqual([
      {
        recipientId: 'o-1',
        name: 'Ann',
        email: 'ann@example.com',
        phone: '+4915112345678',
        role: 'owner',
        manager: 'm-1',
        locale: 'en',
      },
      {
        recipientId: 'o_2',
        name: '李雷',
        email: null,
        phone: null,
        role: 'data_team',
        manager: null,
        locale: 'zh-CN',
      },
    ]);
  });

  test.each([
    [',Ann,,,owner,,en', 'ROW_ID', 'recipient_id'],
    ['o.1,Ann,,,owner,,en', 'ROW_ID', 'recipient_id'],
    [`${'x'.repeat(65)},Ann,,,owner,,en`, 'ROW_ID', 'recipient_id'],
    ['o-1,Ann,ann,,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,a@b@c,,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,@example.com,,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,"ann@example.com\n",,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,ann@exam\u200bple.com,,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,"a@b.c,d@e.f",,owner,,en', 'ROW_VALUE', 'email'],
    ['o-1,Ann,,0151123,owner,,en', 'ROW_VALUE', 'phone'],
    ['o-1,Ann,,+49 151 123,owner,,en', 'ROW_VALUE', 'phone'],
    ['o-1,Ann,,+1234567890123456,owner,,en', 'ROW_VALUE', 'phone'],
    ['o-1,Ann,,,boss,,en', 'ROW_VALUE', 'role'],
    ['o-1,Ann,,,owner,m 1,en', 'ROW_ID', 'manager'],
    ['o-1,Ann,,,owner,,de', 'ROW_VALUE', 'locale'],
    ['o-1,Ann,,,owner,,', 'ROW_VALUE', 'locale'],
  ])('%j is %s', async (line, code, column) => {
    expect((await recipients(line)).rejected).toMatchObject([{ code, column, line: 2 }]);
  });

  test('may have an id of 64 characters and a phone number of 15 digits', async () => {
    expect((await recipients(`${'x'.repeat(64)},Ann,,+123456789012345,ceo,,zh-TW`)).rejected).toEqual([]);
  });

  test('that stands twice is rejected in both copies', async () => {
    const { rows, rejected } = await recipients('o-1,Ann,,,owner,,en', 'o-1,Bob,,,lead,,en');

    expect(rows).toEqual([]);
    expect(rejected).toMatchObject([
      { line: 2, code: 'ROW_DUPLICATE', column: 'recipient_id', accountId: 'o-1' },
      { line: 3, code: 'ROW_DUPLICATE', column: 'recipient_id', accountId: 'o-1' },
    ]);
  });
});
