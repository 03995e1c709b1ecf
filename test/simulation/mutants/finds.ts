import type { Mutant } from './mutant.ts';

/** What is found about lists, days and people, and who hears of it. */
export const finds: readonly Mutant[] = [
  {
    name: 'deleted-character-in-an-id',
    file: 'lambdas/feed/account-id.ts',
    before: 'if (code < 0x20 || code > 0x7e) return false;',
    after: 'if (code < 0x20 || code > 0x9f) return false;',
    breaks: 'row accounting',
    in: 'refusals',
  },
  {
    name: 'id-a-character-too-short',
    file: 'lambdas/feed/account-id.ts',
    before: 'const LONGEST_ID = 256;',
    after: 'const LONGEST_ID = 255;',
    breaks: 'row accounting',
    in: 'refusals',
  },
  {
    name: 'recipient-twice-in-the-list',
    file: 'lambdas/feed/recipient-rows.ts',
    before: '  isUnique: true,',
    after: '  isUnique: false,',
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'column-of-a-list-not-named',
    file: 'lambdas/flows/take-directory.ts',
    before: '    warnings: read.warnings,',
    after: '    warnings: read.problems.length > 0 ? read.warnings : [],',
    breaks: 'row accounting',
    in: 'refusals',
  },
  {
    name: 'unreadable-roster-keeps-all',
    file: 'lambdas/flows/take-directory.ts',
    before:
      "    const kept = read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);\n    await ports.directory.saveAccounts",
    after:
      "    const kept = read.rows.length === 0 ? [...old.values()] : read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);\n    await ports.directory.saveAccounts",
    breaks: 'row accounting',
    in: 'rows',
  },
  {
    name: 'nobody-misses-the-chief-executive',
    file: 'lambdas/cases/directory.ts',
    before: '      told.add(directory.defaultDesk);\n      unfilled.push(role);',
    after: "      told.add(directory.defaultDesk);\n      if (role !== 'ceo') unfilled.push(role);",
    breaks: 'no silent pass',
    in: 'link-life',
  },
  {
    name: 'list-makes-everybody-reachable',
    file: 'lambdas/flows/take-directory.ts',
    before:
      "      if (troubles.length > 0) await noteReach(ports, { recipientId, why: troubles.join('; ') }, now);",
    after: "      await noteReach(ports, { recipientId, why: troubles.join('; ') }, now);",
    breaks: 'no silent pass',
    in: 'moved',
  },
  {
    name: 'last-reason-for-the-first',
    file: 'lambdas/flows/take-directory.ts',
    before: '  const problem = read.problems[0]?.sentence ?? null;',
    after: '  const problem = read.problems.at(-1)?.sentence ?? null;',
    breaks: 'no silent pass',
    in: 'rows',
  },
  {
    name: 'overdue-in-one-way-alone',
    file: 'lambdas/flows/overdue.ts',
    before: 'if (kind === null || record.overdueReported.includes(kind)) continue;',
    after: 'if (kind === null || record.overdueReported.length > 0) continue;',
    breaks: 'no silent pass',
    in: 'rows',
  },
  {
    name: 'refused-file-without-rows-not-told',
    file: 'lambdas/flows/quality-of-day.ts',
    before: '    return rows === 0 && problem === null',
    after: '    return rows === 0',
    breaks: 'no silent pass',
    in: 'refusals',
  },
  {
    name: 'as-few-again-and-said-again',
    file: 'lambdas/cases/quality.ts',
    before: '  const known = new Set(kept.map((finding) => JSON.stringify(finding)));',
    after:
      "  const known = new Set(kept.filter(({ kind }) => kind !== 'suspicious').map((finding) => JSON.stringify(finding)));",
    breaks: 'no silent pass',
    in: 'sizes',
  },
  {
    name: 'closed-day-learns-no-more',
    file: 'lambdas/cases/quality.ts',
    before: '  if (kinds.length === 0 && fresh.length === 0) return null;',
    after: "  if (kinds.length === 0 && (fresh.length === 0 || about.state === 'resolved')) return null;",
    breaks: 'no silent pass',
    in: 'complaint-bounds',
  },
  {
    name: 'nobody-without-an-address-found',
    file: 'lambdas/adapters/sns-notifier.ts',
    before: "if (wanted.length === 0) return ['has neither an e-mail address nor a phone number'];",
    after: '',
    breaks: 'no silent pass',
    in: 'upkeep',
  },
];
