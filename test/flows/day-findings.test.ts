import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RejectedRow } from '../../lambdas/feed/problem.ts';
import { type Findings, findingsOf } from '../../lambdas/flows/day-findings.ts';
import type { ScoredRow } from '../../lambdas/flows/day-plan.ts';

const accountIds = fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__');
const files = fc.constantFrom('one.csv', 'two.csv');
const found = fc.array(
  fc.record({ key: files, accountId: accountIds, isBroken: fc.boolean(), isKnown: fc.boolean() }),
  { maxLength: 12 },
);

const scored = (accountId: string, line: number, index: number | null = 5000): ScoredRow => ({
  accountId,
  line,
  index,
  baselineTwice: null,
  redStreak: 0,
  hasLaterReason: false,
});
const broken = (accountId: string | null, line: number): RejectedRow => ({
  line,
  column: 'nps',
  code: 'ROW_NUMBER',
  sentence: `Line ${line}: not a number.`,
  accountId,
  cells: [],
});

const all = { expected: 0, rows: () => true };

test('exactly the accounts with one good row and no other are accepted, however the rows are cut into pieces', async () => {
  await fc.assert(
    fc.asyncProperty(
      found,
      fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1 }),
      async (rows, sizes) => {
        const placed = rows.map((row, at) => ({ ...row, line: at + 2 }));
        const pieces: Findings[] = [];
        for (let start = 0; start < placed.length; ) {
          const size = sizes[pieces.length % sizes.length] ?? 1;
          for (const key of ['one.csv', 'two.csv']) {
            const piece = placed.slice(start, start + size).filter((row) => row.key === key);
            pieces.push({
              key,
              rows: piece
                .filter((row) => !row.isBroken)
                .map((row) => scored(row.accountId, row.line, row.isKnown ? 1 : null)),
              rejected: piece.filter((row) => row.isBroken).map((row) => broken(row.accountId, row.line)),
            });
          }
          start += size;
        }

        const findings = await findingsOf(() => pieces, all);

        const copies = (id: string) => placed.filter(({ accountId }) => accountId === id);
        const accepted = placed.filter((row) => !row.isBroken && copies(row.accountId).length === 1);
        const doubled = placed.filter((row) => !row.isBroken && copies(row.accountId).length > 1);
        expect([...findings.rows.keys()].sort()).toEqual(accepted.map(({ accountId }) => accountId).sort());
        expect(findings.known).toBe(accepted.filter(({ isKnown }) => isKnown).length);
        expect([...findings.doubled].sort()).toEqual(
          [...new Set(doubled.map((row) => row.accountId))].sort(),
        );
        for (const { accountId } of placed) {
          expect(findings.has(accountId)).toBe(accepted.some((row) => row.accountId === accountId));
        }
        for (const key of ['one.csv', 'two.csv']) {
          const refused = placed.filter((row) => row.key === key && !accepted.includes(row));
          const rejections = findings.rejected.get(key);
          expect(findings.accepted.get(key) ?? 0).toBe(accepted.filter((row) => row.key === key).length);
          expect(rejections?.count ?? 0).toBe(refused.length);
          expect(rejections?.first.map(({ line }) => line) ?? []).toEqual(refused.map(({ line }) => line));
          expect(rejections?.codes['ROW_DUPLICATE'] ?? 0).toBe(refused.filter((row) => !row.isBroken).length);
        }
      },
    ),
  );
});

test('a broken row that names no account costs no other row', async () => {
  const pieces = [{ key: 'one.csv', rows: [scored('a', 2)], rejected: [broken(null, 3), broken(null, 4)] }];

  const findings = await findingsOf(() => pieces, all);

  expect([...findings.rows.keys()]).toEqual(['a']);
  expect(findings.rejected.get('one.csv')?.count).toBe(2);
});

test('only rows that are asked for are kept, and all are counted', async () => {
  const pieces = [
    { key: 'one.csv', rows: [scored('a', 2), scored('b', 3), scored('c', 4, null)], rejected: [] },
  ];

  const findings = await findingsOf(() => pieces, {
    expected: 3,
    rows: ({ accountId }) => accountId === 'b',
  });

  expect([...findings.rows.keys()]).toEqual(['b']);
  expect(findings.known).toBe(2);
  expect(findings.accepted.get('one.csv')).toBe(3);
  expect(findings.has('c')).toBe(true);
});

test('of many rejected rows the first ten thousand by line are kept, whatever the order of pieces', async () => {
  const lines = Array.from({ length: 35_000 }, (_, at) => at + 2);
  const pieces = [3, 1, 4, 0, 6, 2, 5].map((at) => ({
    key: 'one.csv',
    rows: [],
    rejected: lines.slice(at * 5_000, (at + 1) * 5_000).map((line) => broken(`a-${line}`, line)),
  }));

  const rejections = (await findingsOf(() => pieces, all)).rejected.get('one.csv');

  expect(rejections?.count).toBe(35_000);
  expect(rejections?.codes).toEqual({ ROW_NUMBER: 35_000 });
  expect(rejections?.first.map(({ line }) => line)).toEqual(lines.slice(0, 10_000));
});
