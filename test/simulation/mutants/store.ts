import type { Mutant } from './mutant.ts';

/** Tables and runs: pages, batches, conditions, the lock. */
export const store: readonly Mutant[] = [
  {
    name: 'lease-without-expiry',
    file: 'lambdas/adapters/dynamo-days.ts',
    before:
      "'attribute_not_exists(id) OR holder = :holder OR heldUntil <= :now',\n            ExpressionAttributeValues: { ':holder': { S: holder }, ':now': { S: now } },",
    after:
      "'attribute_not_exists(id) OR holder = :holder',\n            ExpressionAttributeValues: { ':holder': { S: holder } },",
    breaks: 'no orphan at rest',
    in: 'changes',
    when: 'blackouts',
  },
  {
    name: 'lock-kept-after-nothing-to-do',
    file: 'lambdas/flows/plan-day.ts',
    before: "    await ports.days.unlock(execution);\n    return { ...result, outcome: 'nothing' };",
    after: "    return { ...result, outcome: 'nothing' };",
    breaks: 'no orphan at rest',
    in: 'fall',
  },
  {
    name: 'first-page-is-all',
    file: 'lambdas/adapters/pages.ts',
    before: '    start = reply.LastEvaluatedKey;\n  } while (start !== undefined);',
    after: '    start = undefined;\n  } while (start !== undefined);',
    breaks: 'facts are those of the files',
    in: 'held',
    when: { operation: 'Query', fault: 'partial' },
  },
  {
    name: 'unprocessed-writes-dropped',
    file: 'lambdas/adapters/dynamo-history.ts',
    before: '    return reply.UnprocessedItems?.[table] ?? [];',
    after: '    return [];',
    breaks: 'facts are those of the files',
    in: 'fall',
    when: { operation: 'BatchWriteItem', fault: 'partial' },
  },
  {
    name: 'decided-before-its-rescues',
    file: 'lambdas/flows/finish-day.ts',
    before: '  await ports.days.save({ ...record, decidingRunId: runId });\n',
    after:
      "  await ports.days.save({ ...record, decidingRunId: null, filesDigest: plan.filesDigest, status: 'complete' });\n",
    breaks: 'cases are those of the facts',
    in: 'fall',
    when: 'blackouts',
  },
];
