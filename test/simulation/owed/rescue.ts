import type { Case } from '../../../lambdas/cases/case.ts';
import { tickMs } from '../bound.ts';
import type { Outcome } from '../outcome.ts';
import { desk, rescueRungs } from '../policy.ts';
import type { Line } from './line.ts';
import { endedAt, isOwed, storedAt } from './moments.ts';
import { companyAt, openersOf, recipientsOf, toldOf } from './people.ts';

export function rescueLines(outcome: Outcome, about: Case): readonly Line[] {
  if (about.openedAt === null) return [];
  const openedAt = Date.parse(about.openedAt);
  const over = endedAt(about);
  const acknowledgedAt = Math.min(storedAt(about, 'acknowledged'), over);
  const red = outcome.cases.find((each) => each.redChannel?.fromRescue === about.caseId);
  const redAt = red === undefined ? Number.POSITIVE_INFINITY : Date.parse(red.openedAt ?? '');
  const lines: Line[] = [];
  for (const rung of rescueRungs) {
    const last = Math.min(
      outcome.endedAt,
      rung.step === 'unacknowledged-72h' ? redAt : Number.POSITIVE_INFINITY,
    );
    for (let time = 0, at = openedAt + rung.afterMs; at <= last; time += 1, at += rung.everyMs ?? Infinity) {
      const stop = rung.stoppedBy === null ? over : acknowledgedAt;
      // A rescue that was recorded when it was over already, or was opened and taken back at once, tells nobody.
      const owed = isOwed(outcome, at, stop);
      if (owed === 'no') continue;
      for (const { id, isSure } of recipientsOf(outcome, about, rung.told, at)) {
        const isReached =
          rung.step === 'unacknowledged-24h' && red !== undefined && openersOf(outcome, red).has(id);
        if (isReached) continue;
        lines.push({
          to: id,
          step: rung.step,
          caseId: about.caseId,
          occurrence: String(time),
          at,
          isSure: isSure && owed === 'sure',
        });
      }
    }
  }
  if (about.resolvedAs === 'retracted') lines.push(...retractionLines(outcome, about, red));
  return lines;
}

/** Everyone who was told of a rescue, or of the red channel that went with it, hears that it is taken back. */
function retractionLines(outcome: Outcome, about: Case, red: Case | undefined): readonly Line[] {
  const at = storedAt(about, 'retracted');
  const isClosedToo = red?.resolvedAs === 'retracted';
  const told = toldOf(outcome, [about.caseId, ...(isClosedToo && red !== undefined ? [red.caseId] : [])]);
  return [...told].map(([id, first]) => ({
    to: companyAt(outcome, at).people[id] === undefined ? desk : id,
    step: 'retracted',
    caseId: about.caseId,
    occurrence: '0',
    at,
    isSure: first + tickMs < at,
  }));
}
