import { expect, test } from 'vitest';
import {
  accountPartition,
  type CaseSubject,
  caseIdOf,
  dayPartition,
  partitionOf,
} from '../../lambdas/cases/case-id.ts';

const accountDigest = '0123456789abcdef';

test.each<[CaseSubject, string, string]>([
  [
    { kind: 'rescue', accountDigest, on: '2026-03-07' },
    `rescue-${accountDigest}-2026-03-07`,
    accountPartition(accountDigest),
  ],
  [
    { kind: 'rescue', accountDigest, on: '2026-03-07', nth: 1 },
    `rescue-${accountDigest}-2026-03-07`,
    accountPartition(accountDigest),
  ],
  [
    { kind: 'rescue', accountDigest, on: '2026-03-07', nth: 2 },
    `rescue-${accountDigest}-2026-03-07-2`,
    accountPartition(accountDigest),
  ],
  [
    { kind: 'red-channel', accountDigest, on: '2026-03-07', nth: 12 },
    `red-channel-${accountDigest}-2026-03-07-12`,
    accountPartition(accountDigest),
  ],
  [{ kind: 'data-quality', day: '2026-03-07' }, 'data-quality-2026-03-07', dayPartition('2026-03-07')],
])('%j is the case %s', (subject, id, partition) => {
  expect(caseIdOf(subject)).toBe(id);
  expect(partitionOf(id)).toBe(partition);
});

test.each([
  '',
  'rescue',
  `rescue-${accountDigest}`,
  `rescue-${accountDigest.slice(1)}-2026-03-07`,
  `rescue-${accountDigest.toUpperCase()}-2026-03-07`,
  `rescue-${accountDigest}-2026-03-07-`,
  `rescue-${accountDigest}-2026-03-07\n`,
  ` rescue-${accountDigest}-2026-03-07`,
  `letter-${accountDigest}-2026-03-07`,
  'data-quality-2026-03-07-2',
  'data-quality-2026-3-7',
])('%j is no case id', (text) => {
  expect(partitionOf(text)).toBeNull();
});
