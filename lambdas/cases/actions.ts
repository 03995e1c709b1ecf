import type { Case, CaseEvent, Instant, Milestone, RedChannelPart } from './case.ts';
import { dateOf } from './instant.ts';
import { breachBefore, withoutStepsFor } from './outbox.ts';
import { letterStep, owedStep } from './policy.ts';
import { breachedBefore } from './red-channel.ts';
import type { PersonalOutcome } from './rescue.ts';

/** What a person can do on a case. */
export type Action =
  | { readonly action: 'acknowledge' }
  | { readonly action: 'on-site' }
  | { readonly action: 'resolve'; readonly outcome: PersonalOutcome }
  | { readonly action: 'commitment-sent' }
  | { readonly action: 'hand-over'; readonly to: string };

/** Who did it, when, and what they had to say. */
export type Deed = { readonly by: string; readonly at: Instant; readonly note: string | null };

/** Why an action changes nothing: done before, the case is over, its kind knows no such action, no such case. */
type RefusedBecause = 'already-done' | 'closed' | 'not-for-this-case' | 'unknown-case';

export type ActionOutcome =
  | { readonly outcome: 'changed'; readonly about: Case }
  | { readonly outcome: 'refused'; readonly because: RefusedBecause };

/** The case after a person's action. A deed that is stored stops every later step that it covers. */
export function acted(about: Case, action: Action, deed: Deed): ActionOutcome {
  if (about.state === 'held') return refused('not-for-this-case');
  if (action.action === 'commitment-sent') return commitmentSent(about, deed);
  if (about.state === 'resolved') return refused('closed');
  switch (action.action) {
    case 'acknowledge':
      return acknowledged(about, deed);
    case 'on-site':
      return onSite(about, deed);
    case 'resolve':
      return changed(resolvedByPerson(about, action.outcome, deed));
    case 'hand-over':
      return handedOver(about, action.to, deed);
  }
}

function acknowledged(about: Case, deed: Deed): ActionOutcome {
  return about.state === 'acknowledged' ? refused('already-done') : changed(withAcknowledgement(about, deed));
}

function withAcknowledgement(about: Case, deed: Deed): Case {
  if (about.state === 'acknowledged') return about;
  return {
    ...withMilestone(about, 'acknowledged', deed),
    state: 'acknowledged',
    owed: withoutStepsFor('acknowledged', about.owed),
    events: [...about.events, eventOf('acknowledged', deed)],
  };
}

function onSite(about: Case, deed: Deed): ActionOutcome {
  if (about.redChannel === undefined) return refused('not-for-this-case');
  if (about.redChannel.milestones.onSite !== undefined) return refused('already-done');
  const known = withAcknowledgement(breachedBefore(about, deed.at), { ...deed, note: null });
  return changed({
    ...withMilestone(known, 'onSite', deed),
    owed: [...withoutStepsFor('onSite', known.owed), ...breachBefore(deed.at, known.owed)],
    events: [...known.events, eventOf('on-site', deed)],
  });
}

/** Resolving implies the acknowledgement, ends every step but the letter, and does not erase a breach. */
function resolvedByPerson(about: Case, outcome: PersonalOutcome, deed: Deed): Case {
  const known = withAcknowledgement(breachedBefore(about, deed.at), { ...deed, note: null });
  const letter = about.kind === 'red-channel' ? [owedStep(letterStep, deed.at)] : [];
  return {
    ...withMilestone(known, 'resolved', deed),
    state: 'resolved',
    resolvedAs: outcome,
    resolvedOn: dateOf(deed.at),
    owed: [...breachBefore(deed.at, known.owed), ...letter],
    events: [...known.events, eventOf(outcome, deed)],
  };
}

function commitmentSent(about: Case, deed: Deed): ActionOutcome {
  if (about.redChannel === undefined) return refused('not-for-this-case');
  if (about.redChannel.milestones.commitmentSent !== undefined) return refused('closed');
  if (about.redChannel.milestones.resolved === undefined) return refused('not-for-this-case');
  return changed({
    ...withMilestone(about, 'commitmentSent', deed),
    owed: withoutStepsFor('commitmentSent', about.owed),
    events: [...about.events, eventOf('commitment-sent', deed)],
  });
}

/** A case is handed on so many times at most: each leaves a note, and a stored case has its limits. */
const mostHandOvers = 20;

/** Whether somebody else can take the owner's place on the case. */
export function canBeHandedOver({ kind, events }: Case): boolean {
  return (
    kind !== 'data-quality' && events.filter(({ event }) => event === 'handed-over').length < mostHandOvers
  );
}

function handedOver(about: Case, to: string, deed: Deed): ActionOutcome {
  if (!canBeHandedOver(about)) return refused('not-for-this-case');
  if (about.handedTo === to) return refused('already-done');
  const events = [...about.events, eventOf('handed-over', deed, to)];
  return changed({ ...about, handedTo: to, events });
}

/** The first one counts; a milestone is never withdrawn. */
function withMilestone(about: Case, milestone: Milestone, deed: Deed): Case {
  const part: RedChannelPart | undefined = about.redChannel;
  if (part === undefined || part.milestones[milestone] !== undefined) return about;
  const milestones = { ...part.milestones, [milestone]: { at: deed.at, by: deed.by } };
  return { ...about, redChannel: { ...part, milestones } };
}

function eventOf(event: string, deed: Deed, detail: string | null = null): CaseEvent {
  const note = [detail, deed.note].filter((each) => each !== null).join(': ');
  return { at: deed.at, event, by: deed.by, note: note === '' ? null : note };
}

function changed(about: Case): ActionOutcome {
  return { outcome: 'changed', about };
}

function refused(because: RefusedBecause): ActionOutcome {
  return { outcome: 'refused', because };
}
