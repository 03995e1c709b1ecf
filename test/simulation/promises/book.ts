import type { Outcome } from '../outcome.ts';
import { type Line, lineKey } from '../owed/line.ts';
import { owedBy } from '../owed.ts';
import { desk } from '../policy.ts';
import { type Told, toldIn } from '../told.ts';

/** What is owed and what was told, worked out once for all promises. */
export type Book = {
  readonly owed: readonly Line[];
  readonly told: readonly Told[];
  /** The keys of what may be told when a line is owed: the desk takes what SNS will not take for somebody. */
  readonly answersTo: (line: Line) => readonly string[];
};

export function bookOf(outcome: Outcome): Book {
  const refused = new Set(outcome.scenario.unreachable);
  for (const { operation, subject, fault } of outcome.steps) {
    if (operation === 'Publish' && fault === 'refused') refused.add(subject.split('recipient-')[1] ?? '');
  }
  return {
    owed: owedBy(outcome),
    told: toldIn(outcome),
    answersTo: (line) =>
      (refused.has(line.to) ? [line.to, desk] : [line.to]).map((to) => lineKey({ ...line, to })),
  };
}
