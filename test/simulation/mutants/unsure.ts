import type { Mutant } from './mutant.ts';

/** What is asked of a table that may lag, and what is told in the wrong order. */
export const unsure: readonly Mutant[] = [
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
