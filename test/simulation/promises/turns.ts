import type { Case } from '../../../lambdas/cases/case.ts';
import { dayMs, hourMs } from '../hours.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import { endings } from '../owed/moments.ts';

/** Records of rescues that do not tell how these came to stand as they do. */
export function untoldTurns(outcome: Outcome): readonly string[] {
  const mayBeCorrected = outcome.firstTroubleAt < Infinity || isAnyDayRetold(outcome);
  return outcome.cases
    .filter(({ kind }) => kind === 'rescue')
    .flatMap((about) => {
      const untold = untoldReason(about) ?? untoldEnd(about);
      const isCorrected = about.events.some(({ event }) => event === 'corrected');
      return [
        ...(untold === null ? [] : [`the record of ${nameOf(about)} does not say that ${untold}`]),
        ...(isCorrected && !mayBeCorrected ? [`${nameOf(about)} is corrected, and no file was`] : []),
      ];
    });
}

/** A reason that is none of those that it opened with or was given later, each once. */
function untoldReason({ events, reasons }: Case): string | null {
  const noted = events.flatMap(({ event, note }) =>
    ['opened', 'reason-added'].includes(event) ? (note ?? '').split(', ') : [],
  );
  if (noted.length === 0) return null;
  const untold = reasons.find((reason) => !noted.includes(reason));
  if (untold !== undefined) return `it is there for ${untold}`;
  const isCorrected = events.some(({ event }) => event === 'corrected');
  return isCorrected || new Set(noted).size === noted.length ? null : 'a reason was there already';
}

/** The last turn that it took is how it stands, unless the files were corrected. */
function untoldEnd({ events, resolvedAs }: Case): string | null {
  const turn = events.findLast(({ event }) => turns.includes(event))?.event;
  if (turn === undefined) return 'it opened';
  if (turn === 'corrected') return null;
  if (resolvedAs !== null) return turn === resolvedAs ? null : `it ended as ${resolvedAs}`;
  return endings.includes(turn) ? 'it is open' : null;
}

const turns = ['opened', 'held', 'released', 'corrected', ...endings];

/** Whether files of a day came after it was decided, or came again. */
function isAnyDayRetold({ scenario: { script, zone } }: Outcome): boolean {
  const runMs = 6 * hourMs + (zone === undefined ? 0 : 12 * hourMs);
  const decidedAt = new Map<string, number>();
  return script.some(({ at, key }) => {
    const day = /^snapshots\/([\d-]+)\//.exec(key)?.[1];
    if (day === undefined) return false;
    const landsAt = Date.parse(`${at}:00Z`);
    const decides = decidedAt.get(day) ?? Math.max(landsAt, Date.parse(day) + dayMs + runMs);
    decidedAt.set(day, decides);
    return landsAt > decides;
  });
}
