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
      const rest = restAt(about, at);
      // Times of a step that all passed while the rescue stood as recovered are told once.
      if (rest !== null && at - (rung.everyMs ?? Infinity) >= rest.from) continue;
      const dueAt = rest?.until ?? at;
      const stop = rung.stoppedBy === null ? over : acknowledgedAt;
      // A rescue that was recorded when it was over already, or was opened and taken back at once, tells nobody.
      const owed = isOwed(outcome, dueAt, stop);
      if (owed === 'no') continue;
      for (const { id, isSure } of recipientsOf(outcome, about, rung.told, dueAt)) {
        const isReached =
          rung.step === 'unacknowledged-24h' && red !== undefined && openersOf(outcome, red).has(id);
        if (isReached) continue;
        lines.push({
          to: id,
          step: rung.step,
          caseId: about.caseId,
          occurrence: String(time),
          at: dueAt,
          isSure: isSure && owed === 'sure',
        });
      }
    }
  }
  if (about.resolvedAs === 'retracted') lines.push(...retractionLines(outcome, about, red));
  return lines;
}

/** From when to when a rescue stood as recovered around an instant, until the files told otherwise; its steps rest so long. */
function restAt({ events }: Case, at: number): { readonly from: number; readonly until: number } | null {
  const before = events.findLast(({ event, at: then }) => event === 'recovered' && Date.parse(then) <= at);
  const from = Date.parse(before?.at ?? '');
  const after = events.find(({ event, at: then }) => event === 'corrected' && Date.parse(then) > from);
  const until = Date.parse(after?.at ?? '');
  return at < until ? { from, until } : null;
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
