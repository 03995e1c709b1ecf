import type { Case } from '../../../lambdas/cases/case.ts';
import { nameOf, type Outcome, timeText } from '../outcome.ts';
import { endings, receiverOf, standingEvents, verdicts } from '../owed/moments.ts';
import { companiesKnownAt } from '../owed/people.ts';
import type { Deed } from '../seen.ts';
import { isOurForm, traceOf } from './deeds.ts';

/** What becomes of a deed: it changes its case, had been done before, or is nothing that the case takes. */
type Answer = 'changes it' | 'is done already' | 'is refused';

/** A case is handed over so many times. */
const mostHandOvers = 20;

/** Deeds that were answered as if their case stood otherwise. What is decided about a held day is told by that day. */
export function wrongAnswersTo(outcome: Outcome): readonly string[] {
  return outcome.seen.deeds.flatMap((deed) => {
    const about = outcome.cases.find(({ caseId }) => caseId === deed.caseId);
    const isDecision = /^action=(release|discard)/.test(deed.posts);
    if (about === undefined || isDecision || deed.outcome === 'turned-away') return [];
    const answer = answerOf(deed);
    const right = answersIn(outcome, about, deed);
    return right.includes(answer)
      ? []
      : [`${deed.posts.slice(0, 60)} of ${deed.who} on ${nameOf(about)} at ${timeText(deed.at)} ${answer}`];
  });
}

function answerOf({ outcome, page }: Deed): Answer {
  if (outcome === 'refused') return 'is refused';
  return page === null ? 'changes it' : 'is done already';
}

/** By what had happened to the case before, and by what happened to it while that was asked. */
function answersIn(outcome: Outcome, about: Case, deed: Deed): readonly Answer[] {
  const { events } = about;
  const before = events.filter(({ at }) => Date.parse(at) < deed.askedAt).length;
  const after = events.filter(({ at }) => Date.parse(at) <= deed.at).length;
  if (!isOurForm(deed.posts)) return ['is refused'];
  const to = new URLSearchParams(deed.posts).get('to');
  const isKnown =
    to === null || companiesKnownAt(outcome, deed.at).some(({ people }) => people[to] !== undefined);
  if (!isKnown) return ['is refused'];
  return Array.from({ length: after - before + 1 }, (_, more) =>
    answersTo({ ...about, events: events.slice(0, before + more) }, deed),
  ).flat();
}

function answersTo(about: Case, deed: Deed): readonly Answer[] {
  const { events } = about;
  const { names } = traceOf(deed);
  const [name = ''] = names;
  const isDone = events.some(({ event }) => event === name);
  if (name === 'commitment-sent') {
    const isOwed = events.some(({ event, by }) => by !== null && verdicts.includes(event));
    return [isOwed && !isDone ? 'changes it' : 'is refused'];
  }
  const isOver = hasEnded(about);
  return [
    ...(isOver !== 'no' ? (['is refused'] as const) : []),
    ...(isOver !== 'yes' ? [answerWhileOpen(about, deed, name, isDone)] : []),
  ];
}

/** Whether a case is over; the files may have opened it again, or held it. */
function hasEnded(about: Case): 'yes' | 'no' | 'maybe' {
  const { kind, events } = about;
  if (kind === 'data-quality') {
    const standing = standingEvents(about, Infinity);
    return standing.some(({ event }) => verdicts.includes(event)) ? 'yes' : 'no';
  }
  const turn = events.findLast(({ event }) => [...endings, ...turns].includes(event))?.event ?? '';
  if (turn === 'corrected' || turn === 'held') return 'maybe';
  return endings.includes(turn) ? 'yes' : 'no';
}

const turns = ['opened', 'held', 'released', 'corrected'];

function answerWhileOpen({ kind, events }: Case, deed: Deed, name: string, isDone: boolean): Answer {
  if (name === '' || (name === 'on-site' && kind !== 'red-channel')) return 'is refused';
  if (name !== 'handed-over') return isDone && !verdicts.includes(name) ? 'is done already' : 'changes it';
  const handed = events.filter(({ event }) => event === 'handed-over');
  if (kind === 'data-quality' || handed.length >= mostHandOvers) return 'is refused';
  const last = handed.at(-1);
  const isTheirs = last !== undefined && receiverOf(last) === new URLSearchParams(deed.posts).get('to');
  return isTheirs ? 'is done already' : 'changes it';
}
