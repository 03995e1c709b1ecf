import type { CalendarDay } from '../scoring/calendar.ts';
import type { Driver } from '../scoring/drivers.ts';
import type { Hundredths } from '../scoring/points.ts';
import type { RescueReason } from './rescue.ts';

/** A moment in UTC, ISO 8601 with milliseconds and `Z`: text order is time order. */
export type Instant = string;

export type CaseKind = 'rescue' | 'red-channel' | 'data-quality';

/** `held`: decided but told to nobody until a person releases it (a mass fall is a feed failure first). */
export type CaseState = 'open' | 'acknowledged' | 'held' | 'resolved';

/** How a case ended. The last three are never a person's verdict on the customer. */
export type Resolution = 'saved' | 'lost' | 'false-alarm' | 'recovered' | 'retracted' | 'discarded';

export type Tier = 'S' | 'A' | 'B' | 'C';

export type Severity = 'low' | 'medium' | 'high' | 'critical';

/** Something that stops the steps that wait for it. The first one counts, none is withdrawn. */
export type Milestone = 'acknowledged' | 'onSite' | 'resolved' | 'commitmentSent';

/** What can be wrong with a day's data; the reasons of a data-quality case. */
export type QualityKind =
  | 'missing'
  | 'incomplete'
  | 'rejected'
  | 'held'
  | 'suspicious'
  | 'unreachable-recipient'
  | 'unfilled-role';

/** Whom a step tells. Frozen into the case; who fills the role is looked up when the notice is sent. */
export type Role =
  | 'owner'
  | 'owner_manager'
  | 'sales_lead'
  | 'technical_lead'
  | 'delivery_lead'
  | 'executive_sponsor'
  | 'sponsor_manager'
  | 'ceo'
  | 'data_team'
  | 'default_desk'
  | 'everyone_told';

export type StepName =
  | 'opened'
  | 'unacknowledged-24h'
  | 'unacknowledged-72h'
  | 'retracted'
  | 'joined'
  | 'unacknowledged-1h'
  | 'unacknowledged-4h'
  | 'due-in-4h'
  | 'breached'
  | 'letter-due'
  | 'executive-digest'
  | 'data-quality';

/** One entry of the outbox: a step that the case still owes, to roles that are filled at sending. */
export type Owed = {
  readonly step: StepName;
  /** 0 for the first time; a repeating step counts up. With `step` it names the notice within the case. */
  readonly occurrence: number;
  readonly at: Instant;
  /** The milestone that makes this step pointless; it is then dropped from the outbox. */
  readonly unless: Milestone | null;
  readonly told: readonly Role[];
};

/** One entry of the record: this step went (or is being sent) to this person in this notice. */
export type Told = {
  readonly step: StepName;
  readonly occurrence: number;
  readonly recipientId: string;
  readonly noticeId: string;
  readonly at: Instant;
};

export type CaseEvent = {
  readonly at: Instant;
  readonly event: string;
  /** Recipient id of the person who acted; null for the system. */
  readonly by: string | null;
  readonly note: string | null;
};

/** Where a number came from: the file, its version and the line. */
export type Provenance = { readonly key: string; readonly version: string; readonly line: number };

/** Why a rescue opened, as it stood on that day: all that a notice says, to the digit. */
export type Evidence = {
  readonly day: CalendarDay;
  readonly index: Hundredths;
  /** Twice the baseline in hundredths (an integer, so that a half stays exact); null without a baseline. */
  readonly baselineTwice: number | null;
  /** The day that the drivers compare with; null without a baseline. */
  readonly referenceDay: CalendarDay | null;
  /** Up to three largest falls against the reference day, largest first. */
  readonly falls: readonly Driver[];
  /** Up to three indicators that lack the most points; said when there is nothing to compare with. */
  readonly weakest: readonly Driver[];
  readonly coverage: { readonly present: number; readonly total: number };
  readonly modelVersion: string;
  readonly provenance: Provenance;
};

/** A reason of a rescue: the day on which it was first given, and what cures it. */
export type GivenReason = {
  readonly reason: RescueReason;
  readonly on: CalendarDay;
  /** Twice the baseline of that day in hundredths, for `sharp-drop`; null for `red-band`. */
  readonly baselineTwice: number | null;
};

export type RescuePart = {
  readonly given: readonly GivenReason[];
  /** Scored days in a row, since the last reason was added, on which every reason was cured: 0..7. */
  readonly curedDays: number;
  /** The last business day that this case had taken into account when it was stored; later ones changed nothing. */
  readonly foldedThrough: CalendarDay;
  /** The files no longer tell of it; it stays because somebody acted on it. */
  readonly isKept?: true;
  /** The model whose indices `given` and `curedDays` are counted in. */
  readonly modelVersion: string;
  readonly evidence: Evidence;
};

export type RedChannelPart = {
  readonly reportedAt: Instant;
  readonly dueAt: Instant;
  /** The first hundred complaints: a stored case has its limits. */
  readonly complaintIds: readonly string[];
  /** How many complaints joined beyond those; absent without any. */
  readonly unnamedComplaints?: number;
  /** The last of those, by which it is known again. */
  readonly lastUnnamed?: string;
  /** The worst of its complaints; null without one. */
  readonly severity: Severity | null;
  readonly milestones: Readonly<Partial<Record<Milestone, { at: Instant; by: string | null }>>>;
  readonly breached: boolean;
  /** The rescue that opened it by going 24 hours without an acknowledgement. */
  readonly fromRescue: string | null;
};

/** Numbers behind one kind of a data-quality case, for its notice and page. */
export type QualityFinding =
  | { readonly kind: 'missing'; readonly deadline: Instant }
  | { readonly kind: 'incomplete'; readonly deadline: Instant; readonly problems: readonly string[] }
  | {
      readonly kind: 'rejected';
      readonly key: string;
      readonly rows: number;
      readonly problem: string | null;
    }
  | {
      readonly kind: 'held';
      readonly accounts: number;
      readonly known: number;
      readonly indicators: readonly string[];
    }
  | { readonly kind: 'suspicious'; readonly scored: number; readonly medianTwice: number }
  | { readonly kind: 'unreachable-recipient'; readonly recipientId: string; readonly why: string }
  | { readonly kind: 'unfilled-role'; readonly accountId: string; readonly role: Role };

export type QualityPart = {
  /** What was found, in order, each with the occurrence of the notice that says it. */
  readonly findings: readonly { readonly occurrence: number; readonly finding: QualityFinding }[];
};

/**
 * Something that people must look after, with the notices it owes (the outbox) inside: one conditional
 * write of this one item opens or moves the case and owes its notices together.
 */
export type Case = {
  readonly caseId: string;
  readonly kind: CaseKind;
  /** Counts the writes of this item; a write names the version it read. 0 is not yet stored. */
  readonly version: number;
  /** Set for a rescue and a red channel. */
  readonly accountId: string | null;
  /** Set for a data-quality case: the business day it is about. */
  readonly day: CalendarDay | null;
  /** Frozen when the case opens; null for an account that is not on the roster. */
  readonly tier: Tier | null;
  readonly reasons: readonly string[];
  /** Business day. */
  readonly openedOn: CalendarDay;
  /** Null while held. */
  readonly openedAt: Instant | null;
  readonly state: CaseState;
  readonly resolvedAs: Resolution | null;
  readonly resolvedOn: CalendarDay | null;
  /** A recipient who took the owner's place on this case. */
  readonly handedTo: string | null;
  readonly owed: readonly Owed[];
  readonly told: readonly Told[];
  readonly events: readonly CaseEvent[];
  /** How many of `events` the case-events topic has accepted. */
  readonly eventsPublished: number;
  readonly rescue?: RescuePart;
  readonly redChannel?: RedChannelPart;
  readonly quality?: QualityPart;
};
