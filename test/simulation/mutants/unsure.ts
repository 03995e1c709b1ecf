import type { Mutant } from './mutant.ts';

/** What is asked of a table that may lag, and what is told in the wrong order. */
export const unsure: readonly Mutant[] = [
  {
    name: 'history-not-sure',
    file: 'lambdas/adapters/dynamo-history.ts',
    before: "ConsistentRead: reading === 'as-of-now'",
    after: 'ConsistentRead: false',
    breaks: 'cases are those of the facts',
    in: 'spoken-first',
  },
  {
    name: 'ledger-not-sure',
    file: 'lambdas/adapters/dynamo-ledger.ts',
    before: 'Key: key, ConsistentRead: true }',
    after: 'Key: key }',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'taken-list-not-sure',
    file: 'lambdas/adapters/dynamo-ledger.ts',
    before: 'S: `ledger#${book}` } },\n        ConsistentRead: true,',
    after: 'S: `ledger#${book}` } },',
    breaks: 'row accounting',
    in: 'complaint-bounds',
  },
  {
    name: 'days-not-sure',
    file: 'lambdas/adapters/dynamo-days.ts',
    before: "{ ':days': { S: 'days' } },\n        ConsistentRead: true,",
    after: "{ ':days': { S: 'days' } },",
    breaks: 'operators see how it stands',
    in: 'ranges',
  },
  {
    name: 'always-settled',
    file: 'lambdas/flows/plan-day.ts',
    before: 'isSettled: records.every((each) => each.day === day || isSettled(each, now)),',
    after: 'isSettled: true,',
    breaks: 'facts are those of the files',
    in: 'recast',
  },
  {
    name: 'settled-at-once',
    file: 'lambdas/flows/open-run.ts',
    before: 'addHours(decidedAt, settledHours) <= now',
    after: 'decidedAt <= now',
    breaks: 'facts are those of the files',
    in: 'recast',
  },
  {
    name: 'rescue-acknowledged-after-its-red-channel',
    file: 'lambdas/flows/act.ts',
    before:
      "    await acknowledgeRescue(ports.cases, result.about, deed);\n    if ((await ports.cases.save(result.about)) === 'saved') return result;",
    after:
      "    if ((await ports.cases.save(result.about)) === 'conflict') continue;\n    await acknowledgeRescue(ports.cases, result.about, deed);\n    return result;",
    breaks: 'what a person did is kept',
    in: 'escalation',
    when: { operation: 'PutItem', fault: 'crash-after' },
  },
];
