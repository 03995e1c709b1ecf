import { expect } from 'vitest';
import { MOST_LISTED_ERRORS } from '../../lambdas/feed/receipt.ts';
import type { Answer } from './hostile-world.ts';

/** Characters that show nothing, turn text around or end a line. */
const hidden = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** What a spreadsheet takes for a formula, also where it cuts a line at semicolons. */
const formula = /^[=+\-@＝＋－＠\t\r]|;["\s]*[=+\-@＝＋－＠]/;

/**
 * What holds of the answer to any delivered file: the counts add up, every rejected row is listed with its code and
 * sentence, a rejected file scores nothing, and neither answer holds a formula or anything unseen.
 */
export function expectLawful(answer: Answer | undefined): asserts answer is Answer {
  if (answer === undefined) throw new Error('no answer');
  const { receipt, receiptText, errorsText, errors } = answer;
  const { rows_read, scored, rejected, held, status, codes, problems } = receipt;
  for (const count of [rows_read, scored, rejected, held]) expect(count).toBeGreaterThanOrEqual(0);
  expect(scored + rejected + held).toBe(rows_read);

  const isRefused = status === 'rejected';
  const listed = isRefused ? 0 : Math.min(rejected, MOST_LISTED_ERRORS);
  expect(receipt.errors_listed).toBe(listed);
  if (isRefused) {
    expect(scored + held).toBe(0);
    expect(problems.length).toBeGreaterThan(0);
    expect(Object.keys(codes).sort()).toEqual([...new Set(problems.map(({ code }) => code))].sort());
  } else {
    expect(Object.values(codes).reduce((sum, count) => sum + count, 0)).toBe(rejected);
    expect(Object.keys(codes).every((code) => /^ROW_[A-Z_]+$/.test(code))).toBe(true);
  }

  for (const { code, sentence } of [...problems, ...receipt.warnings]) {
    expect(sentence.endsWith(`(${code}).`)).toBe(true);
    expect(sentence).not.toMatch(hidden);
  }
  expect(errors.slice(listed).length).toBe(rejected > listed && !isRefused ? 1 : 0);
  for (const [line = '', , code, sentence = '', cells = ''] of errors.slice(0, listed)) {
    expect(Number(line)).toBeGreaterThan(0);
    expect(sentence.endsWith(`(${code}).`)).toBe(true);
    expect(JSON.parse(cells)).toBeInstanceOf(Array);
  }

  expect(errorsText.replaceAll('\r\n', '')).not.toMatch(hidden);
  expect(receiptText.replaceAll('\n', '')).not.toMatch(hidden);
  const cells = errors.flatMap((line) => [...line, ...(line[4] ? (JSON.parse(line[4]) as string[]) : [])]);
  expect(cells.filter((cell) => formula.test(cell))).toEqual([]);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}
