import { isDeepStrictEqual } from 'node:util';
import type { Case } from '../../../lambdas/cases/case.ts';
import { latest } from '../bound.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { endings, hasFound } from '../owed/moments.ts';
import type { AcceptedEvent } from '../seen.ts';

/** What machines did not hear of a case, or heard in another order, in other words than the record's, or too late. */
export function missingEvents(outcome: Outcome): readonly string[] {
  return outcome.cases.flatMap((about) => {
    const own = outcome.seen.events.filter(({ caseId }) => caseId === about.caseId);
    const inOrder = [...new Set(own.map(({ sequence }) => sequence))];
    const isComplete =
      inOrder.length === about.eventsPublished && inOrder.every((each, place) => each === place);
    if (!isComplete)
      return [`machines heard ${inOrder.join()} of the ${about.eventsPublished} events of ${nameOf(about)}`];
    const firsts = own.filter(({ sequence }, place) =>
      own.slice(0, place).every((each) => each.sequence !== sequence),
    );
    const states = statesAfterEach(about);
    const isWell = outcome.firstTroubleAt === Infinity;
    return [
      ...(isWell && own.length > inOrder.length
        ? [`events of ${nameOf(about)} again, though all was well`]
        : []),
      ...own
        .filter((each) => !isOfRecord(about, states, each))
        .map(({ text }) => `${text} of ${nameOf(about)}`),
      ...firsts
        .filter(({ at, sequence }) => at > latestOf(outcome, about, sequence))
        .map(({ at, sequence }) => `event ${sequence} of ${nameOf(about)} at ${timeText(at)} only`),
    ].map((how) => `machines heard ${how}`);
  });
}

/** Whether an event says what the record says of it, and how the case stood when machines heard of it. */
function isOfRecord(
  about: Case,
  states: ReturnType<typeof statesAfterEach>,
  { sequence, text, at }: AcceptedEvent,
): boolean {
  const { state, ...told } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const { caseId, kind, accountId, day, events } = about;
  const isSo = states.some(
    (possible, place) =>
      place >= sequence && Date.parse(events[place]?.at ?? '') <= at && possible.includes(String(state)),
  );
  return isSo && isDeepStrictEqual(told, { caseId, kind, accountId, day, sequence, ...events[sequence] });
}

/** By when machines hear of an event: what a tick finds while it tells of other things is for the next one. */
function latestOf(outcome: Outcome, { events }: Case, sequence: number): number {
  return latest(outcome, Date.parse(events[sequence]?.at ?? '') + 1);
}

/** How a case may have stood after each thing that happened to it. */
function statesAfterEach({ kind, events }: Case): readonly (readonly string[])[] {
  const all: (readonly string[])[] = [];
  for (const { event, note } of events) {
    const before = all.at(-1) ?? [];
    const isKnown = events.slice(0, all.length).some((each) => each.event === 'acknowledged');
    all.push(statesAfter(kind, event, note, before, isKnown ? 'acknowledged' : 'open'));
  }
  return all;
}

function statesAfter(
  kind: Case['kind'],
  event: string,
  note: string | null,
  before: readonly string[],
  again: string,
): readonly string[] {
  if (event === 'opened') return ['open'];
  if (event === 'held' || event === 'acknowledged') return [event];
  // What is decided about a day ends its held rescues, not what was found about it.
  if (endings.includes(event) && !(kind === 'data-quality' && event === 'discarded')) return ['resolved'];
  // A correction may end a case, open it again or leave it as it is; a new hold opens its day again.
  if (event === 'corrected') return [...before, again];
  const isHeldAnew = event === 'kind-added' && hasFound({ note }, 'held');
  return isHeldAnew && before.includes('resolved') ? ['acknowledged'] : before;
}
