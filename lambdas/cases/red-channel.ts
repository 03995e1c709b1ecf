import type { Case, Instant, Owed, RedChannelPart, Severity, Tier } from './case.ts';
import { caseIdOf } from './case-id.ts';
import { addHours, dateOf } from './instant.ts';
import { owedFromOpening, owedStill } from './policy.ts';

/** Senior management is on site within so many hours of the complaint (docs/rules.md). */
const hoursToOnSite = 24;
const takeOverEvent = 'red-channel-opened';
const goOnEvent = 'red-channel-not-opened';

/** A complaint, as far as a red channel cares. */
export type Complaint = {
  readonly complaintId: string;
  readonly accountId: string;
  readonly reportedAt: Instant;
  readonly severity: Severity;
};

/** What a red channel is opened for, and where. */
export type RedChannelSetting = {
  readonly accountId: string;
  readonly accountDigest: string;
  readonly tier: Tier | null;
  /** Counts the red channels of this account and date, from 1. */
  readonly nth: number;
  readonly now: Instant;
};

/** Whether an unacknowledged rescue of this tier opens a red channel. */
export function opensRedChannel(tier: Tier | null): boolean {
  return tier === 'S' || tier === 'A';
}

/** The rescue once a red channel has taken over from it: its remaining steps are gone for good. */
export function takenOver(rescue: Case, now: Instant): Case {
  if (wasTakenOver(rescue)) return rescue;
  return {
    ...rescue,
    owed: rescue.owed.filter((step) => step.step !== 'unacknowledged-72h'),
    events: [...rescue.events, { at: now, event: takeOverEvent, by: null, note: null }],
  };
}

/** The rescue that goes on by itself, for another red channel opened before its own: it owes its later steps again. */
export function notTakenOver(rescue: Case, now: Instant): Case {
  if (!wasTakenOver(rescue) || rescue.openedAt === null) return rescue;
  const later = owedStill(rescue, rescue.openedAt).filter(({ step }) => step === 'unacknowledged-72h');
  return {
    ...rescue,
    owed: [...rescue.owed, ...later],
    events: [...rescue.events, { at: now, event: goOnEvent, by: null, note: null }],
  };
}

/** Whether a red channel looks after this rescue now. */
export function wasTakenOver(rescue: Case): boolean {
  const last = rescue.events.findLast(({ event }) => event === takeOverEvent || event === goOnEvent);
  return last?.event === takeOverEvent;
}

/** Whether a complaint opens a red channel: critical for tier S, A or B, high for tier S (docs/rules.md). */
export function isAlarming(severity: Severity, tier: Tier): boolean {
  return (severity === 'critical' && tier !== 'C') || (severity === 'high' && tier === 'S');
}

/** The red channel that a rescue opens by going 24 hours without an acknowledgement. */
export function redChannelOfRescue(rescue: Case, setting: RedChannelSetting): Case {
  const { now } = setting;
  const note = `the rescue ${rescue.caseId} was not acknowledged`;
  return openedChannel(setting, 'unacknowledged-rescue', note, {
    reportedAt: now,
    dueAt: addHours(now, hoursToOnSite),
    complaintIds: [],
    severity: null,
    milestones: {},
    breached: false,
    fromRescue: rescue.caseId,
  });
}

/** The red channel that a complaint opens; one that reaches us after its due time opens breached. */
export function redChannelOfComplaint(complaint: Complaint, setting: RedChannelSetting): Case {
  return openedChannel(setting, 'complaint', `complaint ${complaint.complaintId}, ${complaint.severity}`, {
    reportedAt: complaint.reportedAt,
    dueAt: addHours(complaint.reportedAt, hoursToOnSite),
    complaintIds: [complaint.complaintId],
    severity: complaint.severity,
    milestones: {},
    breached: false,
    fromRescue: null,
  });
}

function openedChannel(
  setting: RedChannelSetting,
  reason: string,
  note: string,
  redChannel: RedChannelPart,
): Case {
  const { now, tier, accountId, accountDigest, nth } = setting;
  const opened: Case = {
    caseId: caseIdOf({ kind: 'red-channel', accountDigest, on: dateOf(now), nth }),
    kind: 'red-channel',
    version: 0,
    accountId,
    day: null,
    tier,
    reasons: [reason],
    openedOn: dateOf(now),
    openedAt: now,
    state: 'open',
    resolvedAs: null,
    resolvedOn: null,
    handedTo: null,
    owed: owedFromOpening('red-channel', tier, now, redChannel.dueAt),
    told: [],
    events: [{ at: now, event: 'opened', by: null, note }],
    eventsPublished: 0,
    redChannel,
  };
  return withPastStepsMerged(opened, now);
}

/** Steps whose time was past when the case opened are part of its opening notice; a breach brings in the CEO. */
function withPastStepsMerged(about: Case, now: Instant): Case {
  const isPast = ({ step, at }: Owed) => step !== 'opened' && about.openedAt !== null && at <= about.openedAt;
  const owed = about.owed.filter((step) => !isPast(step));
  if (!about.owed.some((step) => step.step === 'breached' && isPast(step))) return { ...about, owed };
  const withCeo = owed.map((step) =>
    step.step === 'opened' ? { ...step, told: [...step.told, 'ceo' as const] } : step,
  );
  return breached({ ...about, owed: withCeo }, now);
}

/** So many complaints are named in their red channel; the others move it all the same. */
const mostNamed = 100;

const severityOrder: readonly Severity[] = ['low', 'medium', 'high', 'critical'];

/**
 * The red channel with one more complaint. One that would itself open one moves the due time to the earlier
 * of the two, and tells the opening recipients; as part of a notice that nobody has been told of yet, if there is one.
 */
export function withComplaint(about: Case, complaint: Complaint, tier: Tier, now: Instant): Case {
  const part = about.redChannel;
  if (part === undefined) throw new Error(`case ${about.caseId} is no red channel`);
  const grown = joinedBy(about, part, complaint, now);
  if (!isAlarming(complaint.severity, tier)) return grown;

  const reasons = about.reasons.includes('complaint') ? about.reasons : [...about.reasons, 'complaint'];
  const due = addHours(complaint.reportedAt, hoursToOnSite);
  const moved = withDueAt({ ...grown, reasons }, due < part.dueAt ? due : part.dueAt);
  if (isOpeningUntold(about)) return withPastStepsMerged(moved, now);
  const occurrence = about.told
    .filter((told) => told.step === 'joined')
    .reduce((n, told) => Math.max(n, told.occurrence + 1), 0);
  const opening = owedFromOpening('red-channel', about.tier, now)[0];
  if (opening === undefined) throw new Error('the red-channel policy has no opening step');
  // In place of one that is still owed: whoever has not been told of that hears of both at once.
  const others = moved.owed.filter(({ step }) => step !== 'joined');
  return { ...moved, owed: [...others, { ...opening, step: 'joined', occurrence, at: now }] };
}

function isOpeningUntold({ owed, told }: Case): boolean {
  return owed.some(({ step }) => step === 'opened') && !told.some(({ step }) => step === 'opened');
}

/** Whether this complaint has opened or joined it, as far as it is known: of those it does not name, the last. */
export function hasComplaint({ redChannel }: Case, complaintId: string): boolean {
  return redChannel?.complaintIds.includes(complaintId) === true || redChannel?.lastUnnamed === complaintId;
}

/** How many complaints have opened or joined it. */
export function complaintsIn({ complaintIds, unnamedComplaints }: RedChannelPart): number {
  return complaintIds.length + (unnamedComplaints ?? 0);
}

function joinedBy(about: Case, part: RedChannelPart, complaint: Complaint, now: Instant): Case {
  const { complaintId } = complaint;
  const severity = worse(part.severity, complaint.severity);
  if (part.complaintIds.length >= mostNamed) {
    const unnamedComplaints = (part.unnamedComplaints ?? 0) + 1;
    return { ...about, redChannel: { ...part, unnamedComplaints, lastUnnamed: complaintId, severity } };
  }
  const note = `complaint ${complaintId}, ${complaint.severity}`;
  return {
    ...about,
    events: [...about.events, { at: now, event: 'joined', by: null, note }],
    redChannel: { ...part, complaintIds: [...part.complaintIds, complaintId], severity },
  };
}

/** The steps that hang on the due time follow it; what was sent is not repeated. */
function withDueAt(about: Case, dueAt: Instant): Case {
  const part = about.redChannel;
  if (part === undefined || part.dueAt === dueAt || about.openedAt === null) return about;
  const times = new Map(
    owedFromOpening('red-channel', about.tier, about.openedAt, dueAt).map((step) => [step.step, step.at]),
  );
  const owed = about.owed.map((step) =>
    step.step === 'due-in-4h' || step.step === 'breached'
      ? { ...step, at: times.get(step.step) ?? step.at }
      : step,
  );
  return { ...about, owed, redChannel: { ...part, dueAt } };
}

function worse(a: Severity | null, b: Severity): Severity {
  return a !== null && severityOrder.indexOf(a) > severityOrder.indexOf(b) ? a : b;
}

/** The red channel once its due time has passed with nobody on site: it stays breached. */
export function breached(about: Case, now: Instant): Case {
  const part = about.redChannel;
  if (part === undefined || part.breached) return about;
  const event = { at: now, event: 'breached', by: null, note: null };
  return { ...about, events: [...about.events, event], redChannel: { ...part, breached: true } };
}

/** The open red channel before a deed of this instant: breached when it was due earlier, whether a tick saw it or not. */
export function breachedBefore(about: Case, at: Instant): Case {
  const part = about.redChannel;
  if (part === undefined || part.milestones.onSite !== undefined || part.dueAt >= at) return about;
  return breached(about, at);
}
