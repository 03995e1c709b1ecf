import type { Mutant } from './mutant.ts';

/** What was cut off or begun anew, and is not gone on with as it should be. */
export const halfway: readonly Mutant[] = [
  {
    name: 'pieces-of-another-plan-are-done',
    file: 'lambdas/flows/score-part.ts',
    before: 'return progress.plannedAt === plannedAt ? progress.pieces : 0;',
    after: "return plannedAt === '' ? 0 : progress.pieces;",
    breaks: 'facts are those of the files',
    in: 'ranges',
  },
  {
    name: 'lock-given-back-before-the-end',
    file: 'lambdas/handlers/finish.ts',
    before:
      '  const result = await finishDay(ports, model, event.day, event.runId, clock);\n  await ports.days.unlock(event.execution);\n',
    after:
      '  await ports.days.unlock(event.execution);\n  const result = await finishDay(ports, model, event.day, event.runId, clock);\n',
    breaks: 'cases are those of the facts',
    in: 'fall',
  },
  {
    name: 'lock-of-two-minutes',
    file: 'lambdas/flows/run-lock.ts',
    before: 'const leaseMinutes = 20;',
    after: 'const leaseMinutes = 2;',
    breaks: 'cases are those of the facts',
    in: 'fall',
    when: 'blackouts',
  },
  {
    name: 'key-not-read-for-minutes',
    file: 'lambdas/adapters/secret-link-keys.ts',
    before: 'nextLook = now + retryMs;',
    after: 'nextLook = now + keptMs;',
    breaks: 'messages reach their person',
    in: 'upkeep',
    when: { operation: 'GetSecretValue', fault: 'denied' },
  },
  {
    name: 'missing-day-waits-for-all-others',
    file: 'lambdas/flows/look-at-feed.ts',
    before: '  await failures.of(() => reportOverdue(ports, times, now));\n  failures.throwAny();\n',
    after:
      '  failures.throwAny();\n  await failures.of(() => reportOverdue(ports, times, now));\n  failures.throwAny();\n',
    breaks: 'no silent pass',
    in: 'feed',
    when: { out: 'states' },
  },
  {
    name: 'lock-of-another-given-back',
    file: 'lambdas/adapters/dynamo-days.ts',
    before:
      "            Key: lockKey,\n            ConditionExpression: 'holder = :holder',\n            ExpressionAttributeValues: { ':holder': { S: holder } },\n",
    after: '            Key: lockKey,\n',
    breaks: 'cases are those of the facts',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'lock-of-another-kept',
    file: 'lambdas/adapters/dynamo-days.ts',
    before: "putLock(holder, until, 'holder = :holder'),",
    after: "putLock(holder, until, 'attribute_exists(id) OR holder = :holder'),",
    breaks: 'cases are those of the facts',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'decides-when-its-lock-is-lost',
    file: 'lambdas/handlers/finish.ts',
    before: '  await takeLockAgain(ports.days, event.execution, clock.now());\n',
    after: '',
    breaks: 'cases are those of the facts',
    in: 'fall',
    when: 'races',
  },
  {
    name: 'found-after-it-is-stored',
    file: 'lambdas/flows/score-part.ts',
    before:
      '  await writeDown(items.map((item) => scored(item, false)));\n  // A doubled account is told apart when the run is finished; one write may not name it twice.\n  const stored = [...new Map(items.map((item) => [item.accountId, item])).values()];\n  await ports.history.save(stored);\n',
    after:
      '  const stored = [...new Map(items.map((item) => [item.accountId, item])).values()];\n  await ports.history.save(stored);\n  await writeDown(items.map((item) => scored(item, false)));\n',
    breaks: 'facts are those of the files',
    in: 'flips',
    when: 'blackouts',
  },
  {
    name: 'correction-that-died-forgotten',
    file: 'lambdas/flows/open-run.ts',
    before: ' || runIds.length > (isScored ? 1 : 0)',
    after: '',
    breaks: 'facts are those of the files',
    in: 'flips',
    when: 'blackouts',
  },
  {
    name: 'settled-though-the-case-moved',
    file: 'lambdas/flows/settle-account.ts',
    before: '    if (!(await saveAll(ports.cases, changes))) continue;\n',
    after: '    await saveAll(ports.cases, changes);\n',
    breaks: 'cases are those of the facts',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'complaint-known-before-it-is-kept',
    file: 'lambdas/flows/take-complaints.ts',
    before:
      '      if (before === null && isKept) await keepOpen(ledger, complaint);\n      if (before === null) await ledger.write(contentBook, complaint.complaintId, content);\n',
    after:
      '      if (before === null) await ledger.write(contentBook, complaint.complaintId, content);\n      if (before === null && isKept) await keepOpen(ledger, complaint);\n',
    breaks: 'cases are those of the facts',
    in: 'complaints',
    when: { operation: 'PutItem', fault: 'crash-after' },
  },
  {
    name: 'decided-by-a-run-before',
    file: 'lambdas/flows/finish-day.ts',
    before: '    decidedAt !== null &&\n    decidedAt >= plan.plannedAt\n',
    after: '    decidedAt !== null\n',
    breaks: 'cases are those of the facts',
    in: 'flips',
  },
  {
    name: 'first-page-again-and-again',
    file: 'lambdas/adapters/pages.ts',
    before: 'new QueryCommand({ ...query, ExclusiveStartKey: start })',
    after: 'new QueryCommand({ ...query })',
    breaks: 'cases are those of the facts',
    in: 'changes',
    when: { out: 'dynamodb' },
  },
];
