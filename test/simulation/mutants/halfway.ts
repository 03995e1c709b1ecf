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
];
