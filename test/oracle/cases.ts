import type { Day, Instant } from './calendar.ts';
import type { Tier } from './people.ts';
import type { RescueReason } from './rescue-fold.ts';

/** The life of a case that nobody has looked at yet. */
export const untouched = () => ({
  resolvedAs: null,
  resolvedOn: null,
  acknowledged: false,
  actedOn: false,
  owner: null,
  told: new Set<string>(),
  done: new Set<string>(),
});

/** What a case remembers that its facts alone do not give. */
interface CaseLife {
  /** A number of the oracle's own, never compared with the product's ids. */
  readonly id: string;
  openedAt: Instant;
  resolvedAs: string | null;
  resolvedOn: Day | null;
  /** Whether a person acknowledged it, by itself or by a deed that implies it. */
  acknowledged: boolean;
  /** Whether a person did anything on it. */
  actedOn: boolean;
  /** Who took the owner's place on this case. */
  owner: string | null;
  /** Everyone who was told about this case. */
  readonly told: Set<string>;
  /** Steps that are done with: executed or merged into another. */
  readonly done: Set<string>;
}

export interface RescueCase extends CaseLife {
  readonly kind: 'rescue';
  readonly account: string;
  readonly tier: Tier | null;
  openedOn: Day;
  reasons: RescueReason[];
  /** The day on which the last of them was given. */
  reasonedOn: Day;
  /** The held day from which a person released it. */
  readonly releasedFrom: Day | null;
  /** The baseline of the day on which `sharp-drop` was first given. */
  baseline: number | null;
  /** Set once a red channel took over the remaining steps. */
  redChannel: RedChannelCase | null;
}

type Milestone = 'acknowledged' | 'onSite' | 'resolved' | 'commitmentSent';

export interface RedChannelCase extends CaseLife {
  readonly kind: 'red-channel';
  readonly account: string;
  readonly tier: Tier;
  readonly rescue: RescueCase | null;
  readonly reportedAt: Instant;
  dueAt: Instant;
  readonly milestones: Map<Milestone, { readonly at: Instant; readonly by: string }>;
  breached: boolean;
  /** When a complaint joined of which nobody was told yet. */
  joinedAt: Instant | null;
  readonly complaintIds: string[];
  /** Whether one of its complaints would itself have opened a red channel. */
  complained: boolean;
}

export type QualityKind =
  | 'missing'
  | 'incomplete'
  | 'rejected'
  | 'held'
  | 'suspicious'
  | 'unreachable-recipient'
  | 'unfilled-role';

export interface QualityCase extends CaseLife {
  readonly kind: 'data-quality';
  readonly day: Day;
  readonly kinds: QualityKind[];
}

export type Case = RescueCase | RedChannelCase | QualityCase;
