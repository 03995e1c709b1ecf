import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvCells } from '../../lambdas/feed/csv-cells.ts';
import type { FeedFormat } from '../../lambdas/feed/key.ts';
import { LONGEST_RECORD_BYTES, RecordScanner } from '../../lambdas/feed/record-scanner.ts';
import { bytesOf, chunksOf, cuts } from './reading.ts';
import { parsedStrictly } from './strict-rows.ts';

type Found = {
  line: number;
  fault: string | null;
  cells: readonly string[];
  nextOffset: number;
  nextLine: number;
};

async function scan(
  bytes: Uint8Array,
  places: readonly number[] = [],
  format: FeedFormat = 'csv',
): Promise<Found[]> {
  const scanner = new RecordScanner(format, 1, true);
  const found: Found[] = [];
  const take = () => {
    while (scanner.next()) {
      const { line, fault, nextOffset, nextLine } = scanner;
      const text = () => [scanner.bytes.toString('utf8', scanner.start, scanner.end)];
      const cells = fault === 'too-long' ? [] : format === 'csv' ? csvCells(scanner) : text();
      found.push({ line, fault, cells, nextOffset, nextLine });
    }
  };
  for await (const chunk of chunksOf(bytes, places)) {
    scanner.push(chunk);
    take();
  }
  scanner.finish();
  take();
  return found;
}

/** Text made of the characters that matter to CSV, so that every state is visited. */
const csvText = fc
  .array(fc.constantFrom('a', 'b1', '"', '""', ',', '\n', '\r\n', '\r', '户', '\ufeff', ' ', '-1.5'), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'a,b', '"', 'x\r\ny', '\n'),
);
const table = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.constantFrom('\n', '\r\n'))
  .chain(([width, lineEnd]) =>
    fc.tuple(
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      fc.constant(lineEnd),
    ),
  );

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe('the record scanner', () => {
  test('gives back what was written, wherever the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(table, cuts, async ([rows, lineEnd], places) => {
        const text = rows.map((row) => row.map(quoted).join(',') + lineEnd).join('');

        const found = await scan(bytesOf(text), places);

        expect(found.map(({ cells }) => cells)).toEqual(rows);
        expect(found.every(({ fault }) => fault === null)).toBe(true);
      }),
    );
  });

  test('finds the same records with the same lines, faults and places for any bytes cut anywhere', async () => {
    const bytes = fc.oneof(csvText.map(bytesOf), fc.uint8Array({ maxLength: 200 }).map(Buffer.from));
    await fc.assert(
      fc.asyncProperty(
        bytes,
        cuts,
        fc.constantFrom<FeedFormat>('csv', 'jsonl'),
        async (input, places, format) => {
          expect(await scan(input, places, format)).toEqual(await scan(input, [], format));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('agrees with csv-parse in strict mode: same cells and lines, or both find a fault', async () => {
    await fc.assert(
      fc.asyncProperty(csvText, async (text) => {
        const oracle = parsedStrictly(text);

        const found = await scan(bytesOf(text));
        const faultAt = found.findIndex(({ fault }) => fault !== null);

        if (oracle === null) expect(faultAt).not.toBe(-1);
        else expect(found.map(({ cells }) => cells)).toEqual(oracle);
      }),
      { numRuns: 2000 },
    );
  });

  test('goes on after a broken record at the next newline', async () => {
    const found = await scan(bytesOf('id,x\na"b,1\nc,"d"e\nf,"g\nh"\n\ni,2\n'));

    expect(found.map(({ line, fault, cells }) => [line, fault, cells])).toEqual([
      [1, null, ['id', 'x']],
      [2, 'quote', ['a"b,1']],
      [3, 'quote', ['c', '"d"e']],
      [4, null, ['f', 'g\nh']],
      [7, null, ['i', '2']],
    ]);
  });

  test.each([
    ['a quote that is never closed', 'a\nb,"c\nd\n', [null, 'unclosed']],
    ['a carriage return after a closing quote at the end of the file', '"a"\r', ['quote']],
    ['text after a carriage return after a closing quote', '"a"\rb\n', ['quote']],
    ['a comma after a carriage return after a closing quote', '"a"\r,b\n', ['quote']],
    ['a quote after a closing quote and a carriage return', '"a"\r"\n', ['quote']],
    ['a space before a quote', 'a, "b"\n', ['quote']],
    ['quotes that are closed and doubled', '"a""b","",""""\n', [null]],
  ])('knows %s', async (_, text, faults) => {
    expect((await scan(bytesOf(text))).map(({ fault }) => fault)).toEqual(faults);
  });

  test('tells on which line an unclosed quote opened', () => {
    const scanner = new RecordScanner('csv', 1, true);
    scanner.push(bytesOf('a,b\n"c\nd",x,"e\nf\n'));
    scanner.finish();
    while (scanner.next() && scanner.fault === null);

    expect([scanner.fault, scanner.line, scanner.quoteLine]).toEqual(['unclosed', 2, 3]);
  });

  test('passes over one byte order mark at the start, and no second one', async () => {
    expect((await scan(bytesOf('\ufeff"a",b\n'), [1, 2])).map(({ cells }) => cells)).toEqual([['a', 'b']]);
    expect((await scan(bytesOf('\ufeff\ufeffa\n'))).map(({ cells }) => cells)).toEqual([['\ufeffa']]);
  });

  test.each<FeedFormat>(['csv', 'jsonl'])(
    'takes a %s record of 1 MiB and skips one byte more',
    async (format) => {
      const record = (bytes: number) => 'x'.repeat(bytes);
      for (const places of [[], [100, 700_000, 1_048_576, 1_048_577, 2_000_000]]) {
        const fits = await scan(bytesOf(`${record(LONGEST_RECORD_BYTES)}\nb\n`), places, format);
        const isLonger = await scan(bytesOf(`${record(LONGEST_RECORD_BYTES + 1)}\nb\n`), places, format);

        expect(fits.map(({ line, fault, nextOffset }) => [line, fault, nextOffset])).toEqual([
          [1, null, LONGEST_RECORD_BYTES + 1],
          [2, null, LONGEST_RECORD_BYTES + 3],
        ]);
        expect(isLonger.map(({ line, fault, nextOffset }) => [line, fault, nextOffset])).toEqual([
          [1, 'too-long', LONGEST_RECORD_BYTES + 2],
          [2, null, LONGEST_RECORD_BYTES + 4],
        ]);
      }
    },
  );

  test('keeps no more than the longest record while it skips a longer one', () => {
    const scanner = new RecordScanner('csv', 1, true);
    let most = 0;
    for (let chunk = 0; chunk < 200; chunk++) {
      scanner.push(Buffer.alloc(65_536, chunk === 0 ? '"' : ','));
      scanner.next();
      most = Math.max(most, scanner.bytes.length);
    }

    expect(most).toBeLessThanOrEqual(LONGEST_RECORD_BYTES + 65_536);
  });
});
