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
  {
    name: 'random-red-channel-id',
    file: 'lambdas/cases/red-channel.ts',
    before: 'on: dateOf(now), nth }),',
    after: 'on: dateOf(now), nth: nth + Math.floor(Math.random() * 60_000) }),',
    breaks: 'cases are those of the facts',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'random-rescue-id',
    file: 'lambdas/cases/rescue-cases.ts',
    before: '  for (let nth = 1; ; nth += 1) {',
    after: '  for (let nth = 1 + Math.floor(Math.random() * 60_000); ; nth += 1) {',
    breaks: 'cases are those of the facts',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'random-digest-id',
    file: 'lambdas/flows/executive-digest.ts',
    before: 'ports.digest(JSON.stringify([recipientId, book]))',
    after: 'ports.digest(JSON.stringify([recipientId, book, Math.random()]))',
    breaks: 'copies recognisable',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'without-condition-on-what-was-read',
    file: 'lambdas/adapters/dynamo-cases.ts',
    before:
      "            ConditionExpression: about.version === 0 ? 'attribute_not_exists(id)' : 'version = :read',\n            ...(about.version === 0\n              ? {}\n              : { ExpressionAttributeValues: { ':read': { N: String(about.version) } } }),\n",
    after:
      "            ...(about.version === 0 ? { ConditionExpression: 'attribute_not_exists(id)' } : {}),\n",
    breaks: 'what a person did is kept',
    in: 'at-once',
    when: 'races',
  },
  {
    name: 'sent-although-the-case-moved',
    file: 'lambdas/flows/create-notice.ts',
    before: "    if ((await ports.cases.save(after)) === 'saved') return about;\n",
    after: '    await ports.cases.save(after);\n    return about;\n',
    breaks: 'outbox honest',
    in: 'at-once',
    when: 'races',
  },
];
