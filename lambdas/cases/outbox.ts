import type { Case, Instant, Milestone, Owed, StepName, Told } from './case.ts';
import { nextOccurrence } from './policy.ts';

/** The entries whose time has come, in order of time. */
export function dueSteps(about: Case, now: Instant): readonly Owed[] {
  return about.owed.filter((owed) => owed.at <= now).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** When the case next has something to send, be it a step or an event for machines; null when it is finished. */
export function nextDueAt(about: Case): Instant | null {
  if (about.eventsPublished < about.events.length) return about.events[about.eventsPublished]?.at ?? null;
  return about.owed.reduce<Instant | null>(
    (least, owed) => (least === null || owed.at < least ? owed.at : least),
    null,
  );
}

/** Whether this person already has (or is being sent) this notice. */
export function wasTold(about: Case, owed: Owed, recipientId: string): boolean {
  return about.told.some((told) => isSameNotice(told, owed) && told.recipientId === recipientId);
}

/** The other notice by which this person knows of the same; every executives' digest is new. */
export function earlierNotice(about: Case, told: Told): Told | undefined {
  if (told.step === 'executive-digest') return undefined;
  return about.told.find((each) => isSameNotice(each, told) && each.recipientId === told.recipientId);
}

/** Steps that come as often as there is reason for them. */
const repeated: readonly StepName[] = ['joined', 'executive-digest'];

/** So much is remembered of them: a stored case has its limits. */
const mostRepeated = 500;

/** The record with one more entry; the oldest of what is repeated goes in its place, but nobody is forgotten. */
export function toldAlso(record: readonly Told[], told: Told): readonly Told[] {
  const all = [...record, told];
  const repeats = all.filter(({ step }) => repeated.includes(step));
  if (repeats.length <= mostRepeated) return all;
  const isToldAgain = (entry: Told) =>
    all.some((each) => each !== entry && each.recipientId === entry.recipientId);
  const oldest = repeats.find(isToldAgain);
  return all.filter((each) => each !== oldest);
}

/** Whether somebody was told by this notice, be it that another gets it in their place. */
export function tellsAnybody(about: Case, noticeId: string): boolean {
  return about.told.some((told) => told.noticeId === noticeId);
}

/** The case in which whoever was told by a notice was told by another one. */
export function withNoticeReplaced(about: Case, noticeId: string, other: string): Case {
  const told = about.told.map((each) => (each.noticeId === noticeId ? { ...each, noticeId: other } : each));
  return { ...about, told };
}

/** The outbox without the steps that this milestone makes pointless. */
export function withoutStepsFor(milestone: Milestone, owed: readonly Owed[]): readonly Owed[] {
  return owed.filter((each) => each.unless !== milestone);
}

/** The breach of a due time that lies before a deed of this instant: nothing undoes it, so it is still told. */
export function breachBefore(at: Instant, owed: readonly Owed[]): readonly Owed[] {
  return owed.filter((each) => each.step === 'breached' && each.at < at);
}

/** The case after a step went to everybody it concerns: struck from the outbox, its repeat put in. */
export function withStepDone(about: Case, done: Owed, now: Instant): Case {
  const rest = about.owed.filter((owed) => !isSameNotice(owed, done));
  const next = nextOccurrence(about, done, now);
  return { ...about, owed: next === null ? rest : [...rest, next] };
}

function isSameNotice(a: Told | Owed, b: Told | Owed): boolean {
  return a.step === b.step && a.occurrence === b.occurrence;
}
