import type { Mutant } from './mutant.ts';

/** Complaints that come again, wait or join, and what is kept of them. */
export const complaints: readonly Mutant[] = [
  {
    name: 'joined-unless-somebody-knows',
    file: 'lambdas/cases/red-channel.ts',
    before: "owed: [...others, { ...opening, step: 'joined', occurrence, at: now }] };",
    after:
      "owed: [...others, { ...opening, step: 'joined', occurrence, at: now, unless: 'acknowledged' }] };",
    breaks: 'no loss',
    in: 'complaint-bounds',
  },
  {
    name: 'second-of-its-date-is-the-first',
    file: 'lambdas/flows/open-red-channel.ts',
    before: 'const nth = reds.filter((each) => each.openedOn === dateOf(now)).length + 1;',
    after:
      "const nth = reds.filter((each) => each.openedOn === dateOf(now) && each.state !== 'resolved').length + 1;",
    breaks: 'no loss',
    in: 'taken-back',
  },
  {
    name: 'opens-beside-an-acknowledged-one',
    file: 'lambdas/flows/open-red-channel.ts',
    before: "if (reds.some((each) => each.state !== 'resolved')) {",
    after: "if (reds.some((each) => each.state === 'open')) {",
    breaks: 'cases are those of the facts',
    in: 'taken-back',
  },
  {
    name: 'kept-complaints-after-the-others',
    file: 'lambdas/flows/take-complaints.ts',
    before: 'for (const complaint of [...ofFiles, ...kept].sort(inOrder)) {',
    after: 'for (const complaint of [...[...ofFiles].sort(inOrder), ...kept]) {',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'kept-complaint-alone-forgotten',
    file: 'lambdas/flows/take-complaints.ts',
    before: '    if (complaint !== null) kept.push(complaint);',
    after:
      '    if (complaint !== null && ofFiles.some((each) => each.accountId === complaint.accountId)) kept.push(complaint);',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'opens-when-it-is-answered-again',
    file: 'lambdas/flows/take-complaints.ts',
    before: '      if (!isInCase && !failures.areNone()) return;',
    after: '      if (!isInCase) return;',
    breaks: 'cases are those of the facts',
    in: 'complaint-bounds',
  },
  {
    name: 'waiting-file-taken-as-it-was',
    file: 'lambdas/flows/take-complaints.ts',
    before: '  const again = waiting.filter(({ key }) => !keys.some((fresh) => fresh.key === key.key));',
    after: '  const again = waiting;',
    breaks: 'no silent pass',
    in: 'complaint-bounds',
  },
  {
    name: 'waits-from-the-last-roster-on',
    file: 'lambdas/flows/take-complaints.ts',
    before: '  if (held > 0) await ports.ledger.write(waitingBook, key.key, landedAt);',
    after: '  if (held > 0) await ports.ledger.write(waitingBook, key.key, now);',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'contents-read-ahead',
    file: 'lambdas/flows/take-complaints.ts',
    before:
      '  for (const complaint of [...rows].sort(inOrder)) {\n    const content = contentOf(complaint);\n    const before = await ledger.find(contentBook, complaint.complaintId);',
    after:
      '  const contents = new Map<string, string | null>();\n  for (const { complaintId } of rows) contents.set(complaintId, await ledger.find(contentBook, complaintId));\n  for (const complaint of [...rows].sort(inOrder)) {\n    const content = contentOf(complaint);\n    const before = contents.get(complaint.complaintId) ?? null;',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'complaint-known-without-its-seconds',
    file: 'lambdas/flows/taken-complaint.ts',
    before: '  return JSON.stringify([accountId, reportedAt, severity, summary] satisfies ComplaintContent);',
    after:
      '  return JSON.stringify([accountId, reportedAt.slice(0, 16), severity, summary] satisfies ComplaintContent);',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'roster-by-one-name-alone',
    file: 'lambdas/flows/take-in.ts',
    before: "  const isNewRoster = keys.some((key) => key.kind === 'accounts');",
    after: "  const isNewRoster = answered.some((key) => key === 'accounts/accounts.csv');",
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'answered-when-it-landed',
    file: 'lambdas/flows/take-directory.ts',
    before: '  const answer = tableAnswer(key, read, now);',
    after: '  const answer = tableAnswer(key, read, landedAt);',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'tenth-of-what-a-customer-says',
    file: 'lambdas/feed/complaint-rows.ts',
    before: 'const LONGEST_SUMMARY = 4000;',
    after: 'const LONGEST_SUMMARY = 400;',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'hundred-complaints-on-a-page',
    file: 'lambdas/flows/link-facts.ts',
    before: 'const mostComplaints = 20;',
    after: 'const mostComplaints = 100;',
    breaks: 'pages say how it stands',
    in: 'complaint-bounds',
  },
  {
    name: 'fraction-of-a-second-rounded',
    file: 'lambdas/feed/instant.ts',
    before: "  const milliseconds = fraction.slice(0, 3).padEnd(3, '0');",
    after:
      "  const milliseconds = String(Math.min(999, Math.round(Number(`0.${fraction || '0'}`) * 1000))).padStart(3, '0');",
    breaks: 'red clock',
    in: 'complaint-bounds',
  },
  {
    name: 'five-minutes-ahead-is-too-far',
    file: 'lambdas/flows/take-complaints.ts',
    before: 'complaint.reportedAt > addMs(landedAt, futureMs)',
    after: 'complaint.reportedAt >= addMs(landedAt, futureMs)',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
];
