import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { truncation } from '../../lambdas/feed/inspect.ts';
import { bytesOf, cuts, inspect, readPart } from './reading.ts';

const codesOf = (facts: { problems: readonly { code: string }[] }) => facts.problems.map(({ code }) => code);

describe('the facts of a file', () => {
  test('are its size, digest, rows, header and end', async () => {
    const bytes = bytesOf('\ufeffaccount_id,nps\r\nA-1,5\r\n\r\nA-2,x\r\n');

    const facts = await inspect(bytes);

    expect(facts).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      rows: 2,
      header: ['account_id', 'nps'],
      problems: [],
      warnings: [],
      endsWithNewline: true,
      ranges: [{ start: 0, end: bytes.length, firstLine: 1 }],
    });
  });

  test('do not depend on where the bytes are cut, nor on a kernel', async () => {
    const files = fc.constantFrom(
      bytesOf('account_id,nps,NPS\nA-1,5,1\nA-2,"x\n\ny",2\n'),
      bytesOf('{"account_id":"A-1","extra":1}\n\n{"nps":'),
      bytesOf('account_id\n"A-1'),
      Buffer.from('504b03040a', 'hex'),
      Buffer.from('account_id\nA-1\n', 'utf16le'),
    );
    const formats = fc.constantFrom('csv' as const, 'jsonl' as const);
    await fc.assert(
      fc.asyncProperty(files, formats, fc.boolean(), cuts, async (bytes, format, gz, places) => {
        const facts = await inspect(bytes, { format, gz });
        expect(await inspect(bytes, { format, gz, cuts: places })).toEqual(facts);
        expect(await inspect(bytes, { format, gz, cuts: places }, null)).toEqual(facts);
      }),
    );
  });

  test('of a gz file are the digest of the stored bytes and the rows of the inflated ones', async () => {
    const facts = await inspect(bytesOf('account_id\nA-1\nA-2\n'), { gz: true, limits: { rangeBytes: 1 } });

    expect(facts).toMatchObject({ rows: 2, problems: [], endsWithNewline: true });
    expect(facts.ranges).toEqual([{ start: 0, end: facts.bytes, firstLine: 1 }]);
  });

  test('cut a plain file at the ends of records, quotes or not, and know the line of each part', async () => {
    const bytes = bytesOf('account_id,nps\n"A\n1",5\nA-2,6\n\nA-3,7\n');

    const { ranges, header } = await inspect(bytes, { limits: { rangeBytes: 1 } });

    expect(ranges.map(({ firstLine }) => firstLine)).toEqual([1, 4, 5]);
    const last = await readPart(bytes, header, ranges[2] ?? 'whole');
    expect(last.rows).toMatchObject([{ line: 6, accountId: 'A-3' }]);
  });
});

describe('a file is rejected', () => {
  test.each([
    ['when it is empty', '', 'FILE_EMPTY', 0],
    ['when it has a header only', 'account_id,nps\n', 'FILE_EMPTY', 0],
    ['when it has blank lines only', '\n\r\n\n', 'FILE_EMPTY', 0],
    ['without an id column', 'id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with two id columns', 'account_id,account_id\nA-1,A-1\n', 'FILE_HEADER', 1],
    ['with a doubled model column', 'account_id,nps,nps\nA-1,5,5\n', 'FILE_HEADER', 1],
    ['with a doubled date', 'account_id,as_of,as_of\nA-1,,\n', 'FILE_HEADER', 1],
    ['with an id column in capitals', 'ACCOUNT_ID,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with an id column with a space in it', 'account_id ,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with a full-width id column', 'ａｃｃｏｕｎｔ_ｉｄ,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with a hidden character in the id column', 'account\u200b_id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with Cyrillic letters in the id column', 'аccоunt_id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with Greek letters in the id column', 'accοunt_id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with Armenian letters in the id column', 'accօսոt_id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with Cherokee letters in the id column', 'ꮯꮯount_id,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with small capitals in the id column', 'ᴀᴄᴄᴏᴜɴᴛ_ɪᴅ,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with mathematical letters in the id column', '𝒂ccount_𝐢𝐝,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with digits for letters in the id column', 'acc0unt_1d,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with an l for an i in the id column', 'account_ld,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with a dotless i in the id column', 'account_ıd,nps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with a look-alike beside the id column', 'account_id,Account_Id\nA-1,A-1\n', 'FILE_HEADER', 1],
    ['with a second byte order mark', '\ufeff\ufeffaccount_id\nA-1\n', 'FILE_HEADER', 1],
    ['with a stray quote in the header', 'account_id,n"ps\nA-1,5\n', 'FILE_HEADER', 1],
    ['with semicolons for commas', 'account_id;nps\nA-1;5\n', 'FILE_HEADER', 1],
    ['with a quote that is never closed', 'account_id,nps\nA-1,5\nA-2,"6\nA-3,7\n', 'FILE_QUOTE', 1],
    ['with carriage returns for line feeds', 'account_id,nps\rA-1,5\r', 'FILE_FORMAT', 0],
  ])('%s', async (_, text, code, rows) => {
    const facts = await inspect(bytesOf(text));

    expect(codesOf(facts)).toEqual([code]);
    expect(facts.problems[0]?.sentence).toMatch(new RegExp(`^.+\\. .+ \\(${code}\\)\\.$`, 'u'));
    expect(facts.rows).toBe(rows);
  });

  test.each([
    ['a zip', '504b0304', 'FILE_FORMAT'],
    ['an old workbook', 'd0cf11e0a1b11ae1', 'FILE_FORMAT'],
    ['gzip under a plain name', '1f8b0800', 'FILE_FORMAT'],
    ['a Parquet file', '50415231', 'FILE_FORMAT'],
    ['UTF-16 little end first', 'fffe610063000a00', 'FILE_ENCODING'],
    ['UTF-16 big end first', 'feff00610063000a', 'FILE_ENCODING'],
    ['UTF-16 without a mark', '610063000a00', 'FILE_ENCODING'],
    ['a header that is not UTF-8', 'ff610a620a', 'FILE_ENCODING'],
  ])('when it is %s', async (_, hex, code) => {
    const rest = Buffer.from(hex.startsWith('6100') ? '' : '\naccount_id\nA-1\n');

    expect(codesOf(await inspect(Buffer.concat([Buffer.from(hex, 'hex'), rest])))).toEqual([code]);
  });

  test('when it is gzip in gzip', async () => {
    expect(codesOf(await inspect(Buffer.from('1f8b0800000000', 'hex'), { gz: true }))).toEqual([
      'FILE_FORMAT',
    ]);
  });

  test.each([{ gz: false }, { gz: true }])(
    'when it is a byte too long (%j), its rows up to there counted',
    async ({ gz }) => {
      const bytes = bytesOf('account_id\nA-1\nA-2\n');
      const longest = (length: number) => (gz ? { inflatedBytes: length } : { fileBytes: length });

      const fits = await inspect(bytes, { gz, limits: longest(bytes.length) });
      const isLonger = await inspect(bytes, { gz, cuts: [3, 9], limits: longest(bytes.length - 1) });

      expect([codesOf(fits), fits.rows]).toEqual([[], 2]);
      expect([codesOf(isLonger), isLonger.rows]).toEqual([['FILE_TOO_LARGE'], 1]);
    },
  );

  test('when its header is longer than 128 KiB, its rows counted all the same', async () => {
    const longest = 128 * 1024 - JSON.stringify(['account_id', '']).length;
    const headed = (length: number) => inspect(bytesOf(`account_id,${'x'.repeat(length)}\nA-1,\n`));

    const [fits, isLonger] = [await headed(longest), await headed(longest + 1)];

    expect(codesOf(fits)).toEqual([]);
    expect([codesOf(isLonger), isLonger.rows, isLonger.header]).toEqual([['FILE_HEADER'], 1, null]);
  });

  test('with all its problems named at once, and the line of an unclosed quote', async () => {
    const { problems } = await inspect(bytesOf('id,nps,nps\nA-1,5,5\nA-2,"6\n'));

    expect(problems).toMatchObject([
      { code: 'FILE_HEADER', line: 1, column: 'account_id' },
      { code: 'FILE_HEADER', line: 1, column: 'nps' },
      { code: 'FILE_QUOTE', line: 3 },
    ]);
  });
});

describe('a file is accepted with a warning', () => {
  test.each([
    ['nps,account_id,region', [['UNKNOWN_COLUMN', 'region']]],
    ['account_id,NPS', [['LOOK_ALIKE_COLUMN', 'NPS']]],
    ['account_id,nps,nрs', [['LOOK_ALIKE_COLUMN', 'nрs']]],
    ['account_id,spend 90d', [['LOOK_ALIKE_COLUMN', 'spend 90d']]],
    ['account_id,x,x', [['UNKNOWN_COLUMN', 'x']]],
    ['account_id,', [['UNKNOWN_COLUMN', '']]],
    [
      'account_id,__proto__,constructor',
      [
        ['UNKNOWN_COLUMN', '__proto__'],
        ['UNKNOWN_COLUMN', 'constructor'],
      ],
    ],
  ])('with the header %j', async (header, expected) => {
    const { problems, warnings } = await inspect(bytesOf(`${header}\nA-1,1,1\n`));

    expect(problems).toEqual([]);
    expect(warnings.map(({ code, column }) => [code, column])).toEqual(expected);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('that asks for the column that was meant', async () => {
    const { warnings } = await inspect(bytesOf('account_id,Spend_90D\nA-1,1\n'));

    expect(warnings[0]?.sentence).toContain('Did you mean spend_90d?');
  });

  test('for members of JSON objects on any line, each once', async () => {
    const text = '{"account_id":"A-1"}\n{"account_id":"A-2","NPS":1,"x":{"y":1}}\n{"x":2}\nnot JSON\n';

    const { rows, warnings } = await inspect(bytesOf(text), { format: 'jsonl' });

    expect(rows).toBe(4);
    expect(warnings.map(({ code, column }) => [code, column])).toEqual([
      ['LOOK_ALIKE_COLUMN', 'NPS'],
      ['UNKNOWN_COLUMN', 'x'],
    ]);
  });

  test('for fifty unknown columns, and one that counts the others', async () => {
    const names = (count: number) => Array.from({ length: count }, (_, at) => `x${at}`).join(',');

    expect((await inspect(bytesOf(`account_id,${names(50)}\nA-1\n`))).warnings).toHaveLength(50);
    const more = (await inspect(bytesOf(`account_id,${names(53)}\nA-1\n`))).warnings;
    expect(more).toHaveLength(51);
    expect(more.at(-1)?.sentence).toContain('3 more columns');
  });
});

describe('a file may be truncated', () => {
  const ended = { endsWithNewline: true, problems: [] };
  const cut = { endsWithNewline: false, problems: [] };

  test.each([
    ['a plain CSV without a newline at its end', { format: 'csv', gz: false }, cut, false, 'FILE_TRUNCATED'],
    ['the same, matching a manifest', { format: 'csv', gz: false }, cut, true, undefined],
    ['a plain CSV with a newline at its end', { format: 'csv', gz: false }, ended, false, undefined],
    ['gzip, which shows by itself', { format: 'csv', gz: true }, cut, false, undefined],
    ['JSONL, which shows by itself', { format: 'jsonl', gz: false }, cut, false, undefined],
  ] as const)('%s', (_, file, facts, isMatched, code) => {
    expect(truncation(file, facts, isMatched)?.code).toBe(code);
  });

  test.each([
    ['a workbook', Buffer.from('504b030414', 'hex'), 'FILE_FORMAT'],
    ['UTF-16', Buffer.from('account_id,nps\nA-1,5\n', 'utf16le'), 'FILE_ENCODING'],
    ['a header in Latin-1', Buffer.from('account_id,größe\nA-1,5', 'latin1'), 'FILE_ENCODING'],
    ['lines that end in a carriage return alone', bytesOf('account_id,nps\rA-1,5\r'), 'FILE_FORMAT'],
    ['quoted cells in such lines', bytesOf('"account_id","nps"\r"A-1","5"\r'), 'FILE_FORMAT'],
  ])('but is not said to be so when it is %s', async (_, bytes, code) => {
    const facts = await inspect(bytes);

    expect(facts).toMatchObject({ endsWithNewline: false, problems: [{ code }] });
    expect(truncation({ format: 'csv', gz: false }, facts, false)).toBeNull();
  });

  test('and has a wrong header as well: both are said', async () => {
    const facts = await inspect(bytesOf('Account_ID,nps\nA-1,5'));

    expect(facts.problems).toMatchObject([{ code: 'FILE_HEADER' }]);
    expect(truncation({ format: 'csv', gz: false }, facts, false)?.code).toBe('FILE_TRUNCATED');
  });

  test('in the middle of a number, which no reader can see', async () => {
    const facts = await inspect(bytesOf('account_id,nps\nA-1,5\nA-2,25'));

    expect(facts).toMatchObject({ rows: 2, problems: [], endsWithNewline: false });
  });
});
