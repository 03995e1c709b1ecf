import type { Outcome } from './outcome.ts';
import type { Line } from './owed/line.ts';
import { qualityLines } from './owed/quality.ts';
import { redChannelLines } from './owed/red-channel.ts';
import { rescueLines } from './owed/rescue.ts';

/** Everything that the facts owe: what the cases of the tables and the deeds of people make of the contract. */
export function owedBy(outcome: Outcome): readonly Line[] {
  return outcome.cases.flatMap((about) => {
    if (about.kind === 'data-quality') return qualityLines(outcome, about);
    return about.kind === 'rescue' ? rescueLines(outcome, about) : redChannelLines(outcome, about);
  });
}
