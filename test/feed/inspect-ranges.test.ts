import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedFormat } from '../../lambdas/feed/key.ts';
import { RecordScanner } from '../../lambdas/feed/record-scanner.ts';
import type { Range } from '../../lambdas/feed/row-batches.ts';
import { bytesOf, cuts, inspect } from './reading.ts';

/** Rows and ranges as the scanner alone finds them. */
function scanned(bytes: Buffer, format: FeedFormat, rangeBytes: number) {
  const scanner = new RecordScanner(format, 1, true);
  const ranges: Range[] = [];
  let range = { start: 0, firstLine: 1 };
  let rows = 0;
  let isHeader = format === 'csv';
  scanner.push(bytes);
  scanner.finish();
  while (scanner.next()) {
    if (!isHeader && scanner.fault !== 'unclosed') {
      rows += 1;
      if (scanner.nextOffset - range.start >= rangeBytes) {
        ranges.push({ ...range, end: scanner.nextOffset });
        range = { start: scanner.nextOffset, firstLine: scanner.nextLine };
      }
    }
    isHeader = false;
  }
  if (bytes.length > range.start) ranges.push({ ...range, end: bytes.length });
  return { rows, ranges };
}

const csvLines = fc.constantFrom(
  'A-1,1,2,3\n',
  '"A,1","1\r\n2",,""\r\n',
  '\r\n\n',
  'A"1,x\n',
  '"A"x,1\n',
  `A-2,${'long '.repeat(2_000)}\n`,
  '"a""b",\r,\n',
);
const jsonLines = fc.constantFrom(
  '{"account_id":"A-1","nps":1,"note":"x"}\n',
  '{"account_id": "客户", "other": [1, {"deep": 2}]}\n',
  ' \t\n\n',
  '{"account_id":"A-1"\n',
  `{"account_id":"A-1","text":"${'long '.repeat(2_000)}"}\n`,
);

test.each<[FeedFormat, fc.Arbitrary<string>, string]>([
  ['csv', csvLines, 'account_id,spend_90d,complaints_30d,nps\n'],
  ['jsonl', jsonLines, ''],
])('%s is counted and cut as record by record, however its bytes come', async (format, line, start) => {
  const file = fc
    .array(fc.tuple(line, fc.integer({ min: 1, max: 2_000 })), { minLength: 1, maxLength: 6 })
    .map((parts) =>
      bytesOf(
        start +
          parts
            .map(([text, times]) => text.repeat(times))
            .join('')
            .slice(0, 400_000),
      ),
    );
  await fc.assert(
    fc.asyncProperty(
      file,
      cuts,
      fc.integer({ min: 60_000, max: 200_000 }),
      async (bytes, places, rangeBytes) => {
        const { rows, ranges } = await inspect(bytes, { format, cuts: places, limits: { rangeBytes } });

        expect({ rows, ranges }).toEqual(scanned(bytes, format, rangeBytes));
      },
    ),
    { numRuns: 60 },
  );
});

test('the names of all members are found, where rows are passed over too', async () => {
  const usual = '{"account_id":"A-1","nps":1}\n'.repeat(5_000);
  const bytes = bytesOf(
    `${usual}{"account_id":"A-1","late":1}\n${usual}{"account_id":"A-1","nps":1,"\\u006cast":1}\n`,
  );

  const { warnings, rows } = await inspect(bytes, { format: 'jsonl' });

  expect([rows, warnings.map(({ column }) => column)]).toEqual([10_002, ['late', 'last']]);
});
