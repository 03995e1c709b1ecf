import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, cuts, day, inspect, read, readPart } from './reading.ts';

const header = 'account_id,as_of,spend_90d,complaints_30d,nps';

async function onlyRow(line: string) {
  const { rows, rejected } = await read(bytesOf(`${header}\n${line}\n`));
  expect(rows.length + rejected.length).toBe(1);
  return { row: rows[0], rejection: rejected[0] };
}

async function onlyJsonRow(line: string) {
  const { rows, rejected } = await read(bytesOf(`${line}\n`), { format: 'jsonl' });
  expect(rows.length + rejected.length).toBe(1);
  return { row: rows[0], rejection: rejected[0] };
}

describe('a CSV snapshot row', () => {
  test('keeps its line, its id and the numbers as written; an empty cell is missing', async () => {
    const { rows } = await read(bytesOf(`${header}\n\nA-1,${day},+01.50,,-3e1\n`));

    expect(rows).toEqual([
      {
        line: 3,
        accountId: 'A-1',
        values: new Map([
          ['spend_90d', '+01.50'],
          ['nps', '-3e1'],
        ]),
      },
    ]);
  });

  test('is read by the names of the header, in any order, unknown columns left out', async () => {
    const { rows } = await read(bytesOf('nps,constructor,account_id\n5,x,A-1\n'));

    expect(rows).toEqual([{ line: 2, accountId: 'A-1', values: new Map([['nps', '5']]) }]);
  });

  test.each([
    [`A-1,${day},1`, 'ROW_COLUMNS', null],
    [`A-1,${day},1,2,3,4`, 'ROW_COLUMNS', null],
    [`A-1,${day},1,5,2,3`, 'ROW_COLUMNS', null],
    [`A-1,${day},1"2,3,4`, 'ROW_QUOTE', null],
    [`A-1,${day},"1"2,3,4`, 'ROW_QUOTE', null],
    [`,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`"",${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`A\u0000,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`A\u0085,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`"A\nB",${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`A\u202e,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`A\u200b,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`\ufeffA,${day},1,2,3`, 'ROW_ID', 'account_id'],
    [`A-1,2026-01-04,1,2,3`, 'ROW_DATE', 'as_of'],
    [`A-1,2026-01-05T00:00:00Z,1,2,3`, 'ROW_DATE', 'as_of'],
    [`A-1,${day},"1,5",2,3`, 'ROW_NUMBER', 'spend_90d'],
    [`A-1,${day}, 1,2,3`, 'ROW_NUMBER', 'spend_90d'],
    [`A-1,${day},1,2,NaN`, 'ROW_NUMBER', 'nps'],
    [`A-1,${day},1,2,１２`, 'ROW_NUMBER', 'nps'],
    [`A-1,${day},1,2,5.`, 'ROW_NUMBER', 'nps'],
    [`A-1,${day},1,2,.5`, 'ROW_NUMBER', 'nps'],
    [`A-1,${day},1,2,0x10`, 'ROW_NUMBER', 'nps'],
    [`A-1,${day},Infinity,2,3`, 'ROW_NUMBER', 'spend_90d'],
    [`A-1,${day},1,2,-100.00000000000000001`, 'ROW_RANGE', 'nps'],
    [`A-1,${day},1,2,100.01`, 'ROW_RANGE', 'nps'],
    [`A-1,${day},1,-1,3`, 'ROW_RANGE', 'complaints_30d'],
    [`A-1,${day},1,-1e-15,3`, 'ROW_RANGE', 'complaints_30d'],
  ])('%j is %s', async (line, code, column) => {
    const { rejection } = await onlyRow(line);

    expect(rejection).toMatchObject({ code, column, line: 2 });
    expect(rejection?.sentence).toMatch(
      new RegExp(`^Line 2(, column ${column})?: .+\\. .+ \\(${code}\\)\\.$`, 'u'),
    );
  });

  test.each([
    `${'A'.repeat(256)},${day},1,2,3`,
    `A 1,${day},1,2,3`,
    `é户😀,${day},1,2,3`,
    `__proto__,${day},1,2,3`,
    `A-1,,1,2,3`,
    `A-1,${day},-1e15,0,-100`,
    `A-1,${day},1e-15,-0,100`,
    `A-1,${day},"1.5","2","3"`,
    `"A,""1""",${day},,,`,
  ])('%j is accepted', async (line) => {
    expect((await onlyRow(line)).rejection).toBeUndefined();
  });

  test('may have an id of 256 characters and not 257', async () => {
    expect((await onlyRow(`${'A'.repeat(257)},${day},1,2,3`)).rejection?.code).toBe('ROW_ID');
  });

  test('that is not UTF-8 is rejected alone, and its account stays known', async () => {
    const bytes = Buffer.concat([
      bytesOf(`${header}\nA-1,${day},1,2,3\nA-2,${day},`),
      Buffer.from([0xff]),
      bytesOf(`,2,3\nB\u00e9,${day},1,2,3\n`),
    ]);

    const { rows, rejected } = await read(bytes);

    expect(rows.map(({ accountId }) => accountId)).toEqual(['A-1', 'Bé']);
    expect(rejected).toMatchObject([{ line: 3, code: 'ROW_ENCODING', accountId: 'A-2' }]);
  });

  test('that breaks many rules is rejected for the first: shape, id, date, then the model columns in their order', async () => {
    const codes = async (line: string) => (await onlyRow(line)).rejection?.code;

    expect(await codes('\u200b,x,x"y')).toBe('ROW_QUOTE');
    expect(await codes('\u200b,x,x')).toBe('ROW_COLUMNS');
    expect(await codes('\u200b,x,x,-1,x')).toBe('ROW_ID');
    expect(await codes('A-1,x,x,-1,x')).toBe('ROW_DATE');
    expect(await codes(`A-1,${day},x,-1,x`)).toBe('ROW_NUMBER');
    expect(await codes(`A-1,${day},1,-1,x`)).toBe('ROW_RANGE');
  });

  test.each([
    [`A-1,${day},x,2,3`, 'A-1'],
    ['A-1,x', 'A-1'],
    [`A-1,${day},1"2,3,4`, 'A-1'],
    [`"A-1"x,${day},1,2,3`, null],
    [`A\u200b,${day},1,2,3`, null],
  ])('%j, though broken, leaves the account %s', async (line, accountId) => {
    expect((await onlyRow(line)).rejection?.accountId).toBe(accountId);
  });

  test('is quoted in one line and at bounded length, whatever it contains', async () => {
    const { rejection } = await onlyRow(`A-1,${day},"${'x\n`\u202e'.repeat(1000)}",2,3`);
    const ragged = (await onlyRow(','.repeat(100_000))).rejection;

    expect(rejection?.sentence).toMatch(/^[ -~…]{1,400}$/);
    expect(rejection?.cells.map((cell) => cell.length)).toEqual([3, 10, 1986, 1]);
    expect(rejection?.cells.at(-1)).toBe('…');
    expect(ragged?.cells.length).toBeLessThanOrEqual(2001);
  });
});

describe('a JSONL snapshot row', () => {
  test('may have a name twice that is ignored, as a CSV file may have such a column', async () => {
    expect((await onlyJsonRow('{"account_id":"A-1","x":1,"\\u0078":2}')).row?.accountId).toBe('A-1');
  });

  test('keeps numbers as written; null and an absent member are missing', async () => {
    const line = `{"nps": 10.500, "other": {"nps": [1, {"account_id": "x"}]}, "account_id": "A\\u002d1", "spend_90d": null}`;

    expect((await onlyJsonRow(line)).row).toEqual({
      line: 1,
      accountId: 'A-1',
      values: new Map([['nps', '10.500']]),
    });
  });

  test.each([
    ['[]', 'ROW_JSON', null],
    ['"A-1"', 'ROW_JSON', null],
    ['{"account_id":"A-1"', 'ROW_JSON', null],
    ['{"account_id":"A-1"}}', 'ROW_JSON', null],
    ['{"account_id":"A-1"} {}', 'ROW_JSON', null],
    ['{"account_id":"A-1",}', 'ROW_JSON', null],
    ['{"account_id":"A-1","nps":NaN}', 'ROW_JSON', null],
    ['{"account_id":"A-1","nps":.5}', 'ROW_JSON', null],
    ['{"account_id":"A-1","nps":+5}', 'ROW_JSON', null],
    ["{'account_id':'A-1'}", 'ROW_JSON', null],
    ['{"account_id":"A-1","nps":1,"nps":1}', 'ROW_JSON', null],
    ['{"account_id":"A-1","nps":1,"\\u006eps":1}', 'ROW_JSON', null],
    ['\ufeff\ufeff{"account_id":"A-1"}', 'ROW_JSON', null],
    ['{}', 'ROW_ID', 'account_id'],
    ['{"Account_ID":"A-1"}', 'ROW_ID', 'account_id'],
    ['{"account_id":null}', 'ROW_ID', 'account_id'],
    ['{"account_id":""}', 'ROW_ID', 'account_id'],
    ['{"account_id":1}', 'ROW_ID', 'account_id'],
    ['{"account_id":["A-1"]}', 'ROW_ID', 'account_id'],
    ['{"account_id":"A\\ud800"}', 'ROW_ID', 'account_id'],
    ['{"account_id":"A\\u0000"}', 'ROW_ID', 'account_id'],
    ['{"account_id":"A-1","as_of":"2026-01-06"}', 'ROW_DATE', 'as_of'],
    ['{"account_id":"A-1","as_of":20260105}', 'ROW_DATE', 'as_of'],
    ['{"account_id":"A-1","as_of":""}', 'ROW_DATE', 'as_of'],
    ['{"account_id":"A-1","nps":"5"}', 'ROW_NUMBER', 'nps'],
    ['{"account_id":"A-1","nps":""}', 'ROW_NUMBER', 'nps'],
    ['{"account_id":"A-1","nps":true}', 'ROW_NUMBER', 'nps'],
    ['{"account_id":"A-1","nps":[5]}', 'ROW_NUMBER', 'nps'],
    ['{"account_id":"A-1","spend_90d":1e400}', 'ROW_NUMBER', 'spend_90d'],
    ['{"account_id":"A-1","nps":101}', 'ROW_RANGE', 'nps'],
  ])('%s is %s', async (line, code, column) => {
    expect((await onlyJsonRow(line)).rejection).toMatchObject({ code, column, line: 1 });
  });

  test('may be nested a hundred thousand levels deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

    expect((await onlyJsonRow(`{"account_id":"A-1","x":${deep}}`)).row?.accountId).toBe('A-1');
    expect((await onlyJsonRow('['.repeat(100_000))).rejection?.code).toBe('ROW_JSON');
  });

  test('cannot reach a prototype', async () => {
    const line = '{"account_id":"A-1","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

    expect((await onlyJsonRow(line)).row?.accountId).toBe('A-1');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('has the same members as JSON.parse sees, for any object', async () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const spaces = fc.constantFrom('', ' ', '\t');
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string(), value, { maxKeys: 6 }),
        fc.double({ min: -100, max: 100, noNaN: true }),
        spaces,
        async (others, nps, space) => {
          const number = JSON.stringify(nps);
          const members = { ...others, account_id: 'A-1' };
          const rest = Object.entries(members).filter(
            ([name]) => name !== 'nps' && !(name in { as_of: 0, spend_90d: 0, complaints_30d: 0 }),
          );
          const line = `{${rest.map(([name, each]) => `${JSON.stringify(name)}${space}:${JSON.stringify(each)}`).join(',')},"nps":${space}${number}}`;

          const { row, rejection } = await onlyJsonRow(line);

          if (rejection === undefined)
            expect(row).toMatchObject({ accountId: 'A-1', values: new Map([['nps', number]]) });
          else expect([rejection.code, rejection.column]).toEqual(['ROW_NUMBER', 'nps']);
        },
      ),
    );
  });
});

describe('the rows of a file', () => {
  const csvRow = fc
    .array(fc.constantFrom('A-1', '\ufeffB', day, '1', '-1', 'x', '"1"', '"', '\u00e9', ''), {
      minLength: 4,
      maxLength: 6,
    })
    .map((cells) => cells.join(','));
  const csvFile = fc
    .tuple(fc.array(csvRow, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
    .map(([rows, lineEnd, isEnded]) => [header, ...rows].join(lineEnd) + (isEnded ? lineEnd : ''));

  test('are the same, with the same lines, for any bytes cut anywhere and into any ranges', async () => {
    await fc.assert(
      fc.asyncProperty(csvFile, cuts, fc.integer({ min: 1, max: 100 }), async (text, places, rangeBytes) => {
        const bytes = bytesOf(text);
        const whole = await read(bytes);

        const facts = await inspect(bytes, { cuts: places, limits: { rangeBytes } });
        const parts = await Promise.all(
          facts.ranges.map((range) => readPart(bytes, facts.header, range, { cuts: places })),
        );

        expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows);
        expect(parts.flatMap(({ rejected }) => rejected)).toEqual(whole.rejected);
        expect([facts.ranges.at(0)?.start, facts.ranges.at(-1)?.end]).toEqual([0, bytes.length]);
        for (const [index, { end }] of facts.ranges.slice(0, -1).entries()) {
          expect(facts.ranges[index + 1]?.start).toBe(end);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are accepted or rejected, and as many as were counted, for any bytes', async () => {
    const junk = fc
      .uint8Array({ maxLength: 300 })
      .map((bytes) => Buffer.concat([bytesOf(`${header}\n`), bytes]));
    await fc.assert(
      fc.asyncProperty(fc.oneof(csvFile.map(bytesOf), junk), async (bytes) => {
        const { facts, rows, rejected } = await read(bytes);
        const unclosed = facts.problems.filter(({ code }) => code === 'FILE_QUOTE').length;

        expect(rows.length + rejected.length).toBe(facts.rows + unclosed);
      }),
      { numRuns: 400 },
    );
  });

  test('of JSONL are the same for any lines cut anywhere and into any ranges', async () => {
    const line = fc.constantFrom(
      '{"account_id":"A-1","nps":1}',
      '{"account_id":"A-2"',
      '',
      ' \t',
      '{"account_id":"é"}',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1 }),
        cuts,
        fc.integer({ min: 1, max: 100 }),
        async (lines, places, rangeBytes) => {
          const bytes = bytesOf(lines.join('\n'));
          const whole = await read(bytes, { format: 'jsonl' });

          const facts = await inspect(bytes, { format: 'jsonl', cuts: places, limits: { rangeBytes } });
          const parts = await Promise.all(
            facts.ranges.map((range) => readPart(bytes, null, range, { format: 'jsonl', cuts: places })),
          );

          expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows);
          expect(parts.flatMap(({ rejected }) => rejected)).toEqual(whole.rejected);
          expect(whole.rows.length + whole.rejected.length).toBe(facts.rows);
        },
      ),
    );
  });

  test('come in batches of at most a thousand, in order', async () => {
    const lines = Array.from({ length: 2500 }, (_, row) => `A-${row},,,,`);

    const { rows } = await read(bytesOf([header, ...lines, ''].join('\n')));

    expect(rows.map(({ line }) => line)).toEqual(lines.map((_, row) => row + 2));
  });
});
