import { dateOf, type Instant } from './calendar.ts';
import type { RescueCase } from './cases.ts';
import type { Account } from './people.ts';
import type { Fold, FoldedRescue } from './rescue-fold.ts';

/**
 * Brings the rescues that people know of in line with the fold. A folded rescue is the first known one of its
 * account that shares a day with it and was not retracted; a known one that no folded rescue matches is retracted.
 */
export function followFold(
  known: RescueCase[],
  fold: Fold,
  now: Instant,
  roster: ReadonlyMap<string, Account>,
): { opened: RescueCase[]; retracted: RescueCase[] } {
  const standing = new Set(known.filter(({ resolvedAs }) => resolvedAs !== 'retracted'));
  const inOrder = [...standing].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
  const opened: RescueCase[] = [];
  for (const folded of [...fold.rescues].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1))) {
    const match = inOrder.find((rescue) => standing.has(rescue) && overlaps(rescue, folded));
    if (match === undefined) {
      const rescue = newCase(folded, `rescue-${known.length + 1}`, now, roster.get(folded.account));
      known.push(rescue);
      opened.push(rescue);
    } else {
      standing.delete(match);
      correct(match, folded, now);
    }
  }
  for (const rescue of standing) {
    rescue.resolvedAs = 'retracted';
    rescue.resolvedOn = dateOf(now);
  }
  return { opened, retracted: [...standing] };
}

function overlaps(rescue: RescueCase, folded: FoldedRescue): boolean {
  return (
    rescue.account === folded.account &&
    (rescue.resolvedOn === null || folded.openedOn <= rescue.resolvedOn) &&
    (folded.resolvedOn === null || rescue.openedOn <= folded.resolvedOn)
  );
}

function newCase(folded: FoldedRescue, id: string, now: Instant, account: Account | undefined): RescueCase {
  return {
    kind: 'rescue',
    id,
    account: folded.account,
    tier: account?.tier ?? null,
    openedOn: folded.openedOn,
    openedAt: now,
    reasons: [...folded.reasons],
    resolvedAs: folded.resolvedOn === null ? null : 'recovered',
    resolvedOn: folded.resolvedOn,
    told: new Set(),
    done: new Set(),
    redChannel: null,
  };
}

/** A rescue that was over before anyone heard of it and now stands open begins for people at this instant. */
function correct(rescue: RescueCase, folded: FoldedRescue, now: Instant): void {
  rescue.openedOn = folded.openedOn;
  rescue.reasons = [...folded.reasons];
  rescue.resolvedOn = folded.resolvedOn;
  rescue.resolvedAs = folded.resolvedOn === null ? null : 'recovered';
  if (rescue.resolvedOn === null && !rescue.done.has('opened')) rescue.openedAt = now;
}
