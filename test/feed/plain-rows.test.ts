import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowOutcome } from '../../lambdas/feed/problem.ts';
import { readSnapshotBatches, type SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';
import type { SnapshotRow } from '../../lambdas/feed/snapshot-row.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import type { Column } from '../../lambdas/scoring/model.ts';
import { bytesOf, chunksOf, cuts, day } from './reading.ts';
import { parsedStrictly, strictRows } from './strict-rows.ts';

/** Ranges of every kind: none, one side, both, with places, and one that no double holds. */
const columns: readonly Column[] = [
  { name: 'spend' },
  { name: 'count', minimum: '0' },
  { name: 'nps', minimum: '-100', maximum: '100' },
  { name: 'ratio', minimum: '0.05', maximum: '0.9500' },
  { name: 'narrow', minimum: '0.1234567890123456789', maximum: '0.1234567890123456791' },
];
const header = ['count', 'account_id', 'note', 'as_of', 'nps', 'ratio', 'spend', 'other', 'narrow'];

const csv: SnapshotPart = { format: 'csv', gz: false, header, range: 'whole', day };
const jsonl: SnapshotPart = { ...csv, format: 'jsonl', header: null };

/** Numbers at every bound of the grammar, of the ranges and of what doubles hold. */
const number = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -120, max: 120 }).map(String) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((each) => `0.${each}`) },
  fc.tuple(fc.bigInt(0n, 10n ** 20n), fc.nat(20)).map(([units, places]) => {
    const digits = String(units).padStart(places + 1, '0');
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }),
  fc.constantFrom(
    ...['', '-0', '+7', '00012', '-100', '100', '100.0', '100.00000000000000001', '-100.000000000000001'],
    ...[
      '0.05',
      '0.95',
      '0.049999999999999999',
      '0.95000000000000001',
      '0.1234567890123456790',
      '1e2',
      '1E-3',
    ],
    ...[
      '1000000000000000',
      '1000000000000000.0',
      '1000000000000001',
      '999999999999999999',
      '9007199254740993',
    ],
    ...['0.000000000000001', '0.0000000000000009', '0.000000000000000001', '0.000000000000000999'],
    ...['1.', '.5', '-', '+', '--1', '1,5', '１', 'NaN', ' 1', '1 ', '1_000', '0x10', 'Infinity', '1e400'],
    ...[
      '123456789012345678901234567890.1',
      '1234567890123456789012345678901.1',
      '0.00000000000000000000000000001',
    ],
  ),
);
const accountId = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 99_999 }).map((each) => `A-${each}`) },
  fc.constantFrom(
    '',
    ' ',
    '客户-1',
    'A\u200b',
    'a"b',
    'a,b',
    'a\\b',
    'x'.repeat(256),
    'x'.repeat(257),
    'A\u0000',
  ),
);
const note = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', 'EMEA', 'Müller & Söhne', '長榮', 'a longer note of some words'),
  },
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    'a\nb',
    'a\r\nb',
    '\r',
    'a\rb',
    'say "no"',
    '"',
    'x'.repeat(70_000),
    '\ufeff',
    '\u0000',
    ',',
  ),
);
const asOf = fc.constantFrom('', '', day, day, '2026-01-06', `${day} `);

const cells = fc.tuple(number, accountId, note, asOf, number, number, number, note, number);

/** A cell as it has to be written, or in quotes though it need not, or as nobody should. */
const writing = fc.constantFrom('right', 'right', 'right', 'quoted', 'bare');
const csvLine = fc
  .tuple(
    cells,
    writing,
    fc.constantFrom(0, 0, 0, 0, 0, -1, 1),
    fc.constantFrom('\n', '\n', '\r\n', '\n\n', '\r\n\n'),
  )
  .map(([row, how, extra, lineEnd]) => {
    const written = row.map((cell) => {
      const needsQuotes = /[",\r\n]/.test(cell);
      return how === 'quoted' || (needsQuotes && how === 'right') ? `"${cell.replaceAll('"', '""')}"` : cell;
    });
    const ragged = extra < 0 ? written.slice(0, -1) : extra > 0 ? [...written, 'more'] : written;
    return ragged.join(',') + lineEnd;
  });

const separator = fc.constantFrom([',', ':'], [',', ':'], [', ', ': '], [' ,', ' : '], [',\t', ':']);
const jsonText = fc.oneof(
  { weight: 4, arbitrary: note.map((each) => JSON.stringify(each)) },
  fc.constantFrom(
    'null',
    'true',
    'false',
    '1',
    '-0',
    '01',
    '1.5e+3',
    '[1]',
    '{"a":1}',
    '""',
    '"\\u00e9"',
    '"\\x"',
  ),
  fc.constantFrom('"tab\there"', '"\\ud800"', '"a\\"b"', 'nul', '-', '1.', '', '"open', '"\\u00g0"', 'tru'),
);
const jsonNumber = fc.oneof(
  { weight: 6, arbitrary: number },
  fc.constantFrom('null', '"1"', 'true', '[]', '-01'),
);
const jsonMembers = fc
  .tuple(jsonNumber, accountId, jsonText, asOf, jsonNumber, jsonNumber, jsonNumber, jsonText, jsonNumber)
  .map(([count, id, text, date, nps, ratio, spend, other, narrow]) => [
    ['count', count],
    ['account_id', JSON.stringify(id)],
    ['note', text],
    ['as_of', date === '' ? 'null' : JSON.stringify(date)],
    ['nps', nps],
    ['ratio', ratio],
    ['spend', spend],
    ['other', other],
    ['narrow', narrow],
  ]);
const jsonLine = fc
  .tuple(
    jsonMembers,
    separator,
    fc.constantFrom('all', 'all', 'all', 'fewer', 'doubled', 'reversed', 'escaped'),
    fc.constantFrom('\n', '\n', '\r\n', '}\n', ' \n', '\n \t\n', '\n\n', ',\n'),
  )
  .map(([members, [comma, colon], how, lineEnd]) => {
    const chosen =
      how === 'fewer'
        ? members.slice(1, 5)
        : how === 'doubled'
          ? [...members, members[4] as string[]]
          : how === 'reversed'
            ? members.toReversed()
            : members;
    const nameOf = (name = '') =>
      how === 'escaped' ? `"\\u00${name.charCodeAt(0).toString(16)}${name.slice(1)}"` : `"${name}"`;
    return `{${chosen.map(([name, value]) => `${nameOf(name)}${colon}${value}`).join(comma)}}${lineEnd}`;
  });

/** Lines with a broken byte here and there. */
function fileOf(line: fc.Arbitrary<string>, start: string): fc.Arbitrary<Buffer> {
  const lines = fc.oneof(
    fc.array(line, { maxLength: 12 }),
    line.map((each) => Array.from({ length: 8 }, () => each)),
  );
  const broken = fc.option(fc.tuple(fc.nat(400), fc.constantFrom(0xff, 0x00, 0x22, 0x0d, 0x0a, 0xc3, 0x2c)), {
    freq: 4,
  });
  return fc
    .tuple(lines, fc.constantFrom('', '', '\ufeff'), broken, fc.boolean())
    .map(([texts, mark, hit, isCut]) => {
      const bytes = bytesOf(mark + start + texts.join(''));
      const [at, byte] = hit ?? [-1, 0];
      if (at >= start.length + mark.length * 3 && at < bytes.length) bytes[at] = byte;
      return isCut ? bytes.subarray(0, Math.max(start.length + 3, bytes.length - 1)) : bytes;
    });
}

async function rowsOf(bytes: Uint8Array, part: SnapshotPart, places: readonly number[]) {
  const outcomes: RowOutcome<SnapshotRow>[] = [];
  for await (const batch of readSnapshotRows(chunksOf(bytes, places), part, columns)) outcomes.push(...batch);
  return outcomes;
}

async function plainShare(text: string, part: SnapshotPart): Promise<number> {
  let plainRows = 0;
  let others = 0;
  for await (const batch of readSnapshotBatches(chunksOf(bytesOf(text)), part, columns)) {
    plainRows += batch.plain?.count ?? 0;
    others += batch.others.length;
  }
  return plainRows / (plainRows + others);
}

describe('rows that the kernel reads', () => {
  test.each([
    ['CSV', csv, fileOf(csvLine, `${header.join(',')}\n`)],
    ['JSONL', jsonl, fileOf(jsonLine, '')],
  ])(
    'of %s are those of the strict reader, word for word, for any bytes cut anywhere',
    async (_, part, file) => {
      await fc.assert(
        fc.asyncProperty(file, cuts, async (bytes, places) => {
          expect(await rowsOf(bytes, part, places)).toEqual(await strictRows(bytes, part, columns));
        }),
        { numRuns: 500 },
      );
    },
  );

  test('have the cells that csv-parse finds', async () => {
    const plain = fc.tuple(
      fc.integer({ min: 0, max: 1e9 }).map(String),
      fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', 'é'), maxLength: 8 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((each) => (each / 100).toFixed(2)),
    );
    const names = ['account_id', 'note', 'spend'];
    await fc.assert(
      fc.asyncProperty(fc.array(plain, { minLength: 1 }), cuts, async (rows, places) => {
        const quoted = rows.map(([id, text, spend]) =>
          [id, `"${text.replaceAll('"', '""')}"`, spend].join(','),
        );
        const text = [names.join(','), ...quoted, ''].join('\r\n');

        const outcomes = await rowsOf(bytesOf(text), { ...csv, header: names }, places);

        const read = outcomes.map(
          (each) => 'row' in each && [each.row.accountId, each.row.values.get('spend')],
        );
        expect(read).toEqual(
          parsedStrictly(text)
            ?.slice(1)
            .map(([id, , spend]) => [id, spend]),
        );
      }),
    );
  });

  test.each([
    ['plain', csv, `${header}\n`, `7,A-1,EMEA,,50,0.5,1.25,x,\n`],
    ['quoted', csv, `${header}\n`, `"7","A-1","a ""b"",\r\nc","${day}","50","0.5","1.25",,""\r\n`],
    [
      'JSON',
      jsonl,
      '',
      '{"account_id":"A-1", "note":"a\\"b","nps":5,"spend":1.25, "other":[]}\n'.replace('[]', '-1e3'),
    ],
  ])('are all rows but the first of a %s file', async (_, part, start, row) => {
    expect(await plainShare(start + row.repeat(1000), part)).toBeGreaterThan(0.99);
  });
});
