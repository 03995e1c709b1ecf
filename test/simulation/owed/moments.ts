import type { Case, CaseEvent, Milestone } from '../../../lambdas/cases/case.ts';
import { latest } from '../bound.ts';
import type { Outcome } from '../outcome.ts';

/**
 * Until when a step may come and until when it must: an event stops what is due from then on. Of a step and an event of one
 * instant either may be first in trouble.
 */
export function isOwed(outcome: Outcome, at: number, stoppedAt: number): 'sure' | 'maybe' | 'no' {
  const { firstTroubleAt, calmFrom, endedAt } = outcome;
  if (at > stoppedAt || at > endedAt) return 'no';
  if (at === stoppedAt) return firstTroubleAt <= at && at <= calmFrom ? 'maybe' : 'no';
  return latest(outcome, at) < stoppedAt && latest(outcome, at, 7) < endedAt ? 'sure' : 'maybe';
}

/** When something about a case was first stored; never, when it was not. */
export function storedAt(about: Case, event: string): number {
  const found = about.events.find((each) => each.event === event);
  return found === undefined ? Number.POSITIVE_INFINITY : Date.parse(found.at);
}

export function milestoneAt(about: Case, milestone: Milestone): number {
  const found = about.redChannel?.milestones[milestone];
  return found === undefined ? Number.POSITIVE_INFINITY : Date.parse(found.at);
}

/** To whom a case was handed, by the record of it. */
export function receiverOf({ note }: CaseEvent): string | null {
  return note?.split(':')[0] ?? null;
}

/** What a record calls the ends of a case that a person gives it. */
export const verdicts = ['saved', 'lost', 'false-alarm'];

/** What a record calls the ends of a case. */
export const endings = [...verdicts, 'recovered', 'retracted', 'discarded'];

/** Whether a record says that things of a kind were found. */
export function hasFound({ note }: Pick<CaseEvent, 'note'>, kind: string): boolean {
  return note?.split(', ').includes(kind) === true;
}

/** What happened to a case and still stands: a day that is held is open to a decision again, whoever had closed it. */
export function standingEvents({ kind, events }: Case, until: number): readonly CaseEvent[] {
  const past = events.filter(({ at }) => Date.parse(at) <= until);
  const held =
    kind === 'data-quality' ? past.findLastIndex((each) => each.by === null && hasFound(each, 'held')) : -1;
  return past.filter(({ event }, place) => place > held || !endings.includes(event));
}

/** When a case was over that people knew of: what ended before it opened for them had been told to nobody. */
export function endedAt({ state, openedAt, events }: Case): number {
  if (state !== 'resolved') return Number.POSITIVE_INFINITY;
  const ended = events
    .filter(({ event, at }) => endings.includes(event) && at >= (openedAt ?? ''))
    .map(({ at }) => Date.parse(at));
  return Math.min(...ended, Number.POSITIVE_INFINITY);
}
