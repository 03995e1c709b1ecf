import type { Case, Instant, Tier } from './case.ts';
import { caseIdOf } from './case-id.ts';
import { addHours, dateOf } from './instant.ts';
import { owedFromOpening } from './policy.ts';

/** Senior management is on site within so many hours of the complaint (domain §5). */
export const hoursToOnSite = 24;

/** Whether an unacknowledged rescue of this tier opens a red channel. */
export function opensRedChannel(tier: Tier | null): boolean {
  return tier === 'S' || tier === 'A';
}

/** The red channel that a rescue opens by going 24 hours without an acknowledgement. */
export function redChannelOfRescue(rescue: Case, accountDigest: string, nth: number, now: Instant): Case {
  const dueAt = addHours(now, hoursToOnSite);
  return {
    caseId: caseIdOf({ kind: 'red-channel', accountDigest, on: dateOf(now), nth }),
    kind: 'red-channel',
    version: 0,
    accountId: rescue.accountId,
    day: null,
    tier: rescue.tier,
    reasons: ['unacknowledged-rescue'],
    openedOn: dateOf(now),
    openedAt: now,
    state: 'open',
    resolvedAs: null,
    resolvedOn: null,
    handedTo: rescue.handedTo,
    owed: owedFromOpening('red-channel', rescue.tier, now, dueAt),
    told: [],
    events: [
      { at: now, event: 'opened', by: null, note: `the rescue ${rescue.caseId} was not acknowledged` },
    ],
    eventsPublished: 0,
    redChannel: {
      reportedAt: now,
      dueAt,
      complaintIds: [],
      milestones: {},
      breached: false,
      fromRescue: rescue.caseId,
    },
  };
}
