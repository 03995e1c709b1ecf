import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RejectedRow } from '../../lambdas/feed/problem.ts';
import { errorsCsv, MOST_LISTED_ERRORS, type Receipt, receiptJson } from '../../lambdas/feed/receipt.ts';

const receipt: Receipt = {
  key: 'complaints/a.csv',
  version: null,
  kind: 'complaints',
  status: 'accepted-with-rejects',
  rows_read: 3,
  scored: 1,
  rejected: 2,
  held: 0,
  codes: { ROW_ID: 1, ROW_DATE: 1 },
  problems: [],
  warnings: [],
  errors_listed: 2,
  model_version: null,
  decided_at: '2026-01-05T06:00:00.000Z',
};

const row = (cells: readonly string[], line = 2): RejectedRow => ({
  line,
  column: 'nps',
  code: 'ROW_NUMBER',
  sentence: `Line ${line}, column nps: it is not.`,
  accountId: null,
  cells,
});

const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

describe('a receipt', () => {
  test('is the same bytes for the same facts, whatever their order', () => {
    const { key, ...rest } = receipt;

    const text = receiptJson({ ...rest, codes: { ROW_DATE: 1, ROW_ID: 1 }, key });

    expect(text).toBe(receiptJson(receipt));
    expect(JSON.parse(text)).toEqual(receipt);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('has a note only when there is something to note', () => {
    expect(receiptJson(receipt)).not.toContain('note');
    expect(JSON.parse(receiptJson({ ...receipt, note: 'It waits.' })).note).toBe('It waits.');
  });
});

describe('the list of rejected rows', () => {
  test('is CSV with a line for each row', () => {
    expect(errorsCsv([row(['A-1', '1,5', '']), { ...row([]), column: null }])).toBe(
      'line,column,code,sentence,cells\r\n' +
        '2,nps,ROW_NUMBER,"Line 2, column nps: it is not.","[""A-1"",""1,5"",""""]"\r\n' +
        '2,,ROW_NUMBER,"Line 2, column nps: it is not.",[]\r\n',
    );
  });

  test.each(['=1+1', '+1', '-1', '@A1', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A1'])(
    'turns %j into no formula',
    (cell) => {
      const [, line] = parse(errorsCsv([{ ...row([cell]), sentence: cell }])) as string[][];

      expect(line?.[3]).toMatch(/^'/);
      expect(JSON.parse(line?.[4] ?? '')).toEqual([`'${cell}`]);
    },
  );

  test('parses back to what was listed, has no formula and hides nothing, for any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom('=cmd|1', ';', '\u202e', '\ud800', '"\r\n', ','),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (cells, sentence) => {
        const csv = errorsCsv([{ ...row(cells), sentence }]);

        const lines = parse(csv) as string[][];
        expect(lines).toHaveLength(2);
        expect(lines.flat().filter((cell) => FORMULA.test(cell))).toEqual([]);
        expect(csv.split(';').filter((cell, place) => place > 0 && FORMULA.test(cell))).toEqual([]);
        expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/u);
        const listed = JSON.parse(lines[1]?.[4] ?? '') as string[];
        const plain = (cell: string) =>
          cell.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, '').replace(/;'(?=["\s]*[=+\-@＝＋－＠])/g, ';');
        expect(listed.map(plain)).toEqual(cells);
      }),
    );
  });

  test('ends after ten thousand rows with a line that counts the others', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => row([], at + 2));

    const full = parse(errorsCsv(rows(MOST_LISTED_ERRORS))) as string[][];
    const over = parse(errorsCsv(rows(MOST_LISTED_ERRORS + 7))) as string[][];

    expect(full).toHaveLength(1 + 10_000);
    expect(full.at(-1)?.[0]).toBe('10001');
    expect(over).toHaveLength(1 + 10_000 + 1);
    expect(over.at(-1)).toEqual(['', '', '', '7 more rejected rows are not listed.', '']);
  });
});
