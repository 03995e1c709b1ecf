import type { Day, Instant } from './calendar.ts';
import type { Tier } from './people.ts';
import type { RescueReason } from './rescue-fold.ts';

/** What a case remembers that its facts alone do not give. */
interface CaseLife {
  /** A number of the oracle's own, never compared with the product's ids. */
  readonly id: string;
  openedAt: Instant;
  resolvedAs: string | null;
  resolvedOn: Day | null;
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
  reasons: readonly RescueReason[];
  /** Set once a red channel took over the remaining steps. */
  redChannel: RedChannelCase | null;
}

export interface RedChannelCase extends CaseLife {
  readonly kind: 'red-channel';
  readonly account: string;
  readonly tier: Tier;
  readonly rescue: RescueCase | null;
  dueAt: Instant;
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
