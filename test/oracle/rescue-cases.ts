import { dateOf, type Instant } from './calendar.ts';
import { type RescueCase, untouched } from './cases.ts';
import type { History } from './history.ts';
import { type Deeds, type Fold, type FoldedRescue, type FoldedVerdict, foldRescues } from './rescue-fold.ts';
import type { World } from './world.ts';

/** Decides all rescues anew from the history and the deeds of people, and follows what changes. */
export function decideRescues(world: World, now: Instant): { fold: Fold; retracted: RescueCase[] } {
  const deeds = { verdicts: verdictsOf(world), released: world.released };
  const told = foldRescues(world.history, { ...deeds, kept: [] });
  // What somebody acted on stays, whatever the facts say.
  const kept = world.rescues.filter(
    (rescue) =>
      rescue.actedOn &&
      (rescue.resolvedAs === null || rescue.resolvedAs === 'recovered') &&
      !told.rescues.some((folded) => overlaps(rescue, folded)),
  );
  const fold = kept.length === 0 ? told : withKept(world.history, told, { ...deeds, kept });
  return { fold, retracted: followFold(world, fold, now) };
}

/** The fold in which some rescues stay; which days are mass falls does not hang on that. */
function withKept(history: History, told: Fold, deeds: Deeds): Fold {
  const isOther = ({ account }: { account: string }) => !deeds.kept.some((one) => one.account === account);
  const own = new Map([...history].filter(([account]) => !isOther({ account })));
  const again = foldRescues(own, deeds, told.massFalls);
  return {
    rescues: [...told.rescues.filter(isOther), ...again.rescues],
    held: [...told.held.filter(isOther), ...again.held],
    massFalls: told.massFalls,
  };
}

function verdictsOf(world: World): FoldedVerdict[] {
  return world.verdicts.map(({ rescue, at, outcome }) => ({
    account: rescue.account,
    on: dateOf(at),
    outcome,
    afterData: rescue.reasonedOn === dateOf(at),
  }));
}

/**
 * Brings the rescues that people know of in line with the fold. A folded rescue is the first known one of its
 * account that shares a day with it and was not retracted; a known one that no folded rescue matches and on which
 * nobody acted is retracted.
 */
function followFold(world: World, fold: Fold, now: Instant): RescueCase[] {
  const known = world.rescues;
  const standing = new Set(known.filter(({ resolvedAs }) => resolvedAs !== 'retracted'));
  const inOrder = [...standing].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1));
  for (const folded of [...fold.rescues].sort((a, b) => (a.openedOn < b.openedOn ? -1 : 1))) {
    const match = inOrder.find((rescue) => standing.has(rescue) && overlaps(rescue, folded));
    if (match === undefined) known.push(newCase(world, folded, now));
    else {
      standing.delete(match);
      correct(match, folded, now);
    }
  }
  const retracted = [...standing].filter(({ actedOn }) => !actedOn);
  for (const rescue of retracted) {
    rescue.resolvedAs = 'retracted';
    rescue.resolvedOn = dateOf(now);
  }
  return retracted;
}

function overlaps(rescue: RescueCase, folded: FoldedRescue): boolean {
  return (
    rescue.account === folded.account &&
    (rescue.resolvedOn === null || folded.openedOn <= rescue.resolvedOn) &&
    (folded.resolvedOn === null || rescue.openedOn <= folded.resolvedOn)
  );
}

function newCase(world: World, folded: FoldedRescue, now: Instant): RescueCase {
  const { account, openedOn } = folded;
  const released = world.released.some((one) => one.account === account && one.day === openedOn);
  return {
    kind: 'rescue',
    id: `rescue-${world.rescues.length + 1}`,
    account,
    tier: world.roster.get(account)?.tier ?? null,
    openedOn,
    releasedFrom: released ? openedOn : null,
    openedAt: now,
    reasons: [...folded.reasons],
    reasonedOn: folded.reasonedOn,
    baseline: folded.baseline,
    ...untouched(),
    resolvedAs: folded.resolvedAs,
    resolvedOn: folded.resolvedOn,
    redChannel: null,
  };
}

/** A rescue that was over before anyone heard of it and now stands open begins for people at this instant. */
function correct(rescue: RescueCase, folded: FoldedRescue, now: Instant): void {
  rescue.openedOn = folded.openedOn;
  rescue.reasons = [...folded.reasons];
  rescue.reasonedOn = folded.reasonedOn;
  rescue.baseline = folded.baseline;
  rescue.resolvedOn = folded.resolvedOn;
  rescue.resolvedAs = folded.resolvedAs;
  if (rescue.resolvedOn === null && !rescue.done.has('opened')) rescue.openedAt = now;
}
