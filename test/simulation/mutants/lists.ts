import type { Mutant } from './mutant.ts';

/** Files that are taken whole: roster, recipients, complaints. */
export const lists: readonly Mutant[] = [
  {
    name: 'roster-never-shrinks',
    file: 'lambdas/flows/take-directory.ts',
    before:
      "const kept = read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);\n    await ports.directory.saveAccounts(",
    after: 'const kept = [...old.values()];\n    await ports.directory.saveAccounts(',
    breaks: 'no loss',
    in: 'rows',
  },
  {
    name: 'broken-recipient-forgotten',
    file: 'lambdas/flows/take-directory.ts',
    before: 'const recipients = withKept(read.rows, kept, ',
    after: 'const recipients = withKept(read.rows, [], ',
    breaks: 'no loss',
    in: 'rows',
  },
  {
    name: 'broken-recipients-clear-the-old-ones',
    file: 'lambdas/flows/take-directory.ts',
    before: 'readRecipientRows);\n  if (read === null) return false;\n  if (read.problems.length === 0) {',
    after: 'readRecipientRows);\n  if (read === null) return false;\n  if (read.problems.length >= 0) {',
    breaks: 'no loss',
    in: 'rows',
  },
  {
    name: 'refused-list-called-accepted',
    file: 'lambdas/flows/take-directory.ts',
    before: "  if (isRefused) return 'rejected';\n",
    after: '',
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'complaint-known-without-its-words',
    file: 'lambdas/flows/taken-complaint.ts',
    before: 'JSON.stringify([accountId, reportedAt, severity, summary] satisfies',
    after: "JSON.stringify([accountId, reportedAt, severity, ''] satisfies",
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'held-complaints-not-counted',
    file: 'lambdas/flows/take-complaints.ts',
    before: 'rows: accepted, rejected, held }',
    after: 'rows: accepted, rejected, held: 0 }',
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'broken-copy-is-no-copy',
    file: 'lambdas/feed/duplicate.ts',
    before: '  for (const { accountId } of rows)\n    if (accountId !== null)',
    after: "  for (const { accountId, outcome } of rows)\n    if (accountId !== null && 'row' in outcome)",
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'phone-of-no-country',
    file: 'lambdas/feed/cell-check.ts',
    before: 'const E_164 = /^\\+[1-9][0-9]{1,14}$/;',
    after: 'const E_164 = /^\\+[0-9]{1,15}$/;',
    breaks: 'row accounting',
    in: 'rows',
  },
];
