import type { Mutant } from './mutant.ts';

/** Clauses of the contract that hold in one case and not in the next. */
export const clauses: readonly Mutant[] = [
  {
    name: 'day-that-is-no-text-taken',
    file: 'lambdas/feed/snapshot-row.ts',
    before: 'if (cell === undefined || cell === day) return null;',
    after: "if (typeof cell !== 'string' || cell === day) return null;",
    breaks: 'facts are those of the files',
    in: 'rows',
  },
  {
    name: 'doubled-recipient-gone',
    file: 'lambdas/flows/take-directory.ts',
    before:
      "    const kept = read.rejected.flatMap((row) => old.get(row.accountId ?? '') ?? []);\n    const recipients",
    after:
      "    const broken = read.rejected.filter(({ code }) => code !== 'ROW_DUPLICATE');\n    const kept = broken.flatMap((row) => old.get(row.accountId ?? '') ?? []);\n    const recipients",
    breaks: 'no loss',
    in: 'rows',
  },
  {
    name: 'false-read-as-nothing',
    file: 'lambdas/feed/row-cells.ts',
    before: "written === undefined || written === 'null'",
    after: 'written === undefined || /^(?:null|false)$/.test(written)',
    breaks: 'facts are those of the files',
    in: 'rows',
  },
  {
    name: 'formula-behind-a-wide-at',
    file: 'lambdas/feed/receipt.ts',
    before: '/^[=+\\-@\\t\\r\\n＝＋－＠]/',
    after: '/^[=+\\-@\\t\\r\\n＝＋－]/',
    breaks: 'row accounting',
    in: 'refusals',
  },
  {
    name: 'formula-behind-a-tab',
    file: 'lambdas/feed/receipt.ts',
    before: '/^[=+\\-@\\t\\r\\n＝＋－＠]/',
    after: '/^[=+\\-@\\r\\n＝＋－＠]/',
    breaks: 'row accounting',
    in: 'refusals',
  },
  {
    name: 'row-of-too-many-cells-taken',
    file: 'lambdas/feed/row-cells.ts',
    before: 'written.length === width ? null',
    after: 'written.length >= width ? null',
    breaks: 'facts are those of the files',
    in: 'ranges',
  },
  {
    name: 'suspicious-by-the-lower-middle',
    file: 'lambdas/flows/quality-of-day.ts',
    before: '(sizes[(sizes.length - 1) >> 1] ?? 0) + (sizes[sizes.length >> 1] ?? 0)',
    after: '2 * (sizes[(sizes.length - 1) >> 1] ?? 0)',
    breaks: 'no silent pass',
    in: 'sizes',
  },
  {
    name: 'red-channel-of-who-left-the-roster',
    file: 'lambdas/flows/set-off.ts',
    before: "  if (!directory.accounts.has(about.accountId ?? '')) return null;\n",
    after: '',
    breaks: 'cases are those of the facts',
    in: 'changes',
  },
  {
    name: 'taken-back-though-handed-on',
    file: 'lambdas/cases/stored-rescue.ts',
    before: "event.event !== 'released' && event.event !== 'discarded',",
    after: "!['released', 'discarded', 'handed-over'].includes(event.event),",
    breaks: 'cases are those of the facts',
    in: 'kept',
  },
  {
    name: 'seven-days-from-the-sending',
    file: 'lambdas/cases/policy.ts',
    before: '  let next = owedStep(step, about.openedAt, sent.occurrence + 1);\n  while',
    after:
      '  let next = { ...owedStep(step, about.openedAt, sent.occurrence + 1), at: addHours(now, step.everyDays * 24) };\n  while',
    breaks: 'no loss',
    in: 'fall-bounds',
  },
  {
    name: 'rescue-that-was-reported',
    file: 'lambdas/cases/notice-item.ts',
    before: 'reportedAt: fromRescue === null ? reportedAt : null,',
    after: 'reportedAt: severity !== null ? reportedAt : null,',
    breaks: 'words are those of the facts',
    in: 'taken-back',
  },
];
