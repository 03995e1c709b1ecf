import type { Case } from '../../../lambdas/cases/case.ts';
import type { Outcome } from '../outcome.ts';
import type { Line } from './line.ts';
import { hasFound, isOwed } from './moments.ts';
import { peopleLines } from './people.ts';

/** One notice for each round in which something of a new kind was found. */
export function qualityLines(outcome: Outcome, about: Case): readonly Line[] {
  const seen = new Set<string>();
  const rounds = new Map<number, number>();
  for (const { occurrence, finding } of about.quality?.findings ?? []) {
    if (seen.has(finding.kind)) continue;
    seen.add(finding.kind);
    const event = about.events.find((each) => hasFound(each, finding.kind));
    // What its record does not name promise 13 misses.
    const at = Date.parse((event ?? about.events[0])?.at ?? '');
    rounds.set(occurrence, Math.min(at, rounds.get(occurrence) ?? Number.POSITIVE_INFINITY));
  }
  return [...rounds].flatMap(([occurrence, at]) =>
    peopleLines(
      outcome,
      about,
      'data-quality',
      String(occurrence),
      at,
      ['data_team'],
      isOwed(outcome, at, Number.POSITIVE_INFINITY),
    ),
  );
}
