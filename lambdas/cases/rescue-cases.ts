import type { CalendarDay } from '../scoring/calendar.ts';
import type { Case, CaseEvent, Evidence, Instant, Tier } from './case.ts';
import { caseIdOf } from './case-id.ts';
import { owedFromOpening, owedStill } from './policy.ts';
import { wasTakenOver } from './red-channel.ts';
import { type Given, type Rescue, type RescueLife, rescuesIn } from './rescue.ts';
import { standingReleases, withReleaseVoided } from './rescue-deeds.ts';
import { retracted } from './retraction.ts';
import { isTakenBack, overlaps, wasActedOn } from './stored-rescue.ts';

/** What the cases of an account are made with. */
export type RescueSetting = {
  readonly accountId: string;
  readonly accountDigest: string;
  /** Null for an account that is not on the roster. */
  readonly tier: Tier | null;
  readonly now: Instant;
  /** The model that the life was counted in last. */
  readonly modelVersion: string;
  /** The last business day that the life has seen. */
  readonly foldedThrough: CalendarDay;
  /**
   * The first business day of which the files or people may tell something new. What opened before it is not taken back,
   * unless it has become a part of another: the days that told of it may be forgotten by now.
   */
  readonly from: CalendarDay;
  /** Whether history tells of the account on a business day. */
  readonly isKnown: (day: CalendarDay) => boolean;
  /** The day whose correction voids what people decided about its hold; null when none was corrected. */
  readonly corrected: CalendarDay | null;
  /** Evidence by opening day, for every rescue and held day of the life. */
  readonly evidence: ReadonlyMap<CalendarDay, Evidence>;
};

/**
 * Brings the stored rescues of an account into line with its life as folded from the files: a folded rescue
 * that overlaps a stored one is the same case, a new one opens (silently when it is over already), a stored
 * one that the facts no longer tell is retracted unless somebody acted on it (docs/rules.md).
 *
 * @param stored the account's cases that the life covers; others stay as they are
 * @returns the cases that change, as they are to be stored
 */
export function reconcileRescues(
  stored: readonly Case[],
  life: RescueLife,
  setting: RescueSetting,
): readonly Case[] {
  const rescues = rescuesIn(life);
  const cases = stored.map((each) => withReleaseVoided(each, setting.corrected, setting.now));
  const live = cases.filter((each) => each.state !== 'held' && !isTakenBack(each));
  const parked = cases.filter((each) => each.state === 'held' || each.resolvedAs === 'discarded');
  const kept = new Set<Case>();
  const save: Case[] = [];
  const taken = new Set(stored.map((each) => each.caseId));

  for (const rescue of rescues) {
    const match = likeliest(live.filter((each) => !kept.has(each) && overlaps(each, rescue)));
    const parkedMatch = parked.find((each) => !kept.has(each) && each.openedOn === rescue.openedOn);
    if (match !== undefined) {
      kept.add(match);
      // Released, it is that rescue; what a person decided about it goes along.
      const released = parkedMatch === undefined ? [] : standingReleases(parkedMatch);
      const told = { ...match, events: [...match.events, ...released] };
      save.push(amended(told, rescue, setting, rescue.openedOn === life.kept?.openedOn));
    } else if (parkedMatch !== undefined) {
      kept.add(parkedMatch);
      save.push(unparked(parkedMatch, opened(rescue, parkedMatch.caseId, setting)));
    } else {
      save.push(opened(rescue, freeId(rescue.openedOn, taken, setting), setting));
    }
  }
  for (const held of life.heldOn) {
    // It is open all the same, because somebody acted on it.
    if (held.day === life.kept?.openedOn) continue;
    const match = parked.find((each) => !kept.has(each) && each.openedOn === held.day);
    if (match === undefined) save.push(parkedCase(held, freeId(held.day, taken, setting), setting));
    else {
      kept.add(match);
      const isHeld = match.state === 'held' || match.openedOn === setting.corrected;
      save.push(isHeld ? reparked(match, held, setting) : match);
    }
  }
  const isTold = ({ openedOn }: Case) =>
    openedOn === setting.from || (openedOn > setting.from && setting.isKnown(openedOn));
  const isUntold = (each: Case) => !kept.has(each) && isTold(each);
  const isInAnother = (each: Case) => !kept.has(each) && rescues.some((rescue) => overlaps(each, rescue));
  for (const each of live.filter((about) => isUntold(about) || isInAnother(about))) {
    save.push(wasActedOn(each) ? staying(each) : retracted(each, setting.now));
  }
  for (const each of parked.filter(isUntold)) save.push(retracted(each, setting.now));
  return save.filter((each) => !stored.some((old) => isSameCase(old, each)));
}

/** Of several cases that have become one rescue: the one that is in somebody's hands, so that no other stays open. */
function likeliest(cases: readonly Case[]): Case | undefined {
  const isInHand = (each: Case) => each.state !== 'resolved' && wasActedOn(each);
  return cases.find(isInHand) ?? cases.find((each) => each.rescue?.isKept !== true) ?? cases[0];
}

function staying(about: Case): Case {
  return about.rescue === undefined ? about : { ...about, rescue: { ...about.rescue, isKept: true } };
}

/** A day that changes nothing else is not written down. */
function isSameCase(a: Case, b: Case): boolean {
  return a.caseId === b.caseId && withoutProgress(a) === withoutProgress(b);
}

function withoutProgress({ rescue, ...about }: Case): string {
  return JSON.stringify({ ...about, rescue: rescue && { ...rescue, foldedThrough: null } });
}

function freeId(on: CalendarDay, taken: Set<string>, setting: RescueSetting): string {
  for (let nth = 1; ; nth += 1) {
    const id = caseIdOf({ kind: 'rescue', accountDigest: setting.accountDigest, on, nth });
    if (!taken.has(id)) {
      taken.add(id);
      return id;
    }
  }
}

function blank(caseId: string, on: CalendarDay, given: readonly Given[], setting: RescueSetting): Case {
  const evidence = setting.evidence.get(on);
  if (evidence === undefined)
    throw new Error(`no evidence for the rescue of ${setting.accountDigest} on ${on}`);
  return {
    caseId,
    kind: 'rescue',
    version: 0,
    accountId: setting.accountId,
    day: null,
    tier: setting.tier,
    reasons: given.map((each) => each.reason),
    openedOn: on,
    openedAt: null,
    state: 'held',
    resolvedAs: null,
    resolvedOn: null,
    handedTo: null,
    owed: [],
    told: [],
    events: [],
    eventsPublished: 0,
    rescue: {
      given,
      curedDays: 0,
      foldedThrough: setting.foldedThrough,
      modelVersion: setting.modelVersion,
      evidence,
    },
  };
}

function parkedCase(held: RescueLife['heldOn'][number], caseId: string, setting: RescueSetting): Case {
  return { ...blank(caseId, held.day, held.given, setting), events: [eventOf('held', setting.now)] };
}

function opened(rescue: Rescue, caseId: string, setting: RescueSetting): Case {
  const fresh: Case = {
    ...blank(caseId, rescue.openedOn, rescue.given, setting),
    openedAt: setting.now,
    state: 'open',
    owed: owedFromOpening('rescue', setting.tier, setting.now),
    events: [eventOf('opened', setting.now, rescue.given.map((each) => each.reason).join(', '))],
  };
  return amended(fresh, rescue, setting, false);
}

/** A held case with what a correction makes of its day; one that was discarded is held again. */
function reparked(parked: Case, held: RescueLife['heldOn'][number], setting: RescueSetting): Case {
  if (parked.rescue === undefined) throw new Error(`case ${parked.caseId} is no rescue`);
  const evidence = setting.evidence.get(held.day) ?? parked.rescue.evidence;
  return {
    ...parked,
    state: 'held',
    resolvedAs: null,
    resolvedOn: null,
    reasons: held.given.map((each) => each.reason),
    events: parked.state === 'held' ? parked.events : [...parked.events, eventOf('held', setting.now)],
    rescue: { ...parked.rescue, given: held.given, evidence },
  };
}

/** A held case that opens after all keeps what happened to it. */
function unparked(parked: Case, fresh: Case): Case {
  const { version, eventsPublished } = parked;
  return { ...fresh, version, eventsPublished, events: [...parked.events, ...fresh.events] };
}

function amended(about: Case, rescue: Rescue, setting: RescueSetting, isKept: boolean): Case {
  if (about.rescue === undefined) throw new Error(`case ${about.caseId} is no rescue`);
  const evidence = setting.evidence.get(rescue.openedOn) ?? about.rescue.evidence;
  const base: Case = {
    ...about,
    reasons: rescue.given.map((each) => each.reason),
    openedOn: rescue.openedOn,
    rescue: {
      given: rescue.given,
      curedDays: rescue.curedDays,
      foldedThrough: setting.foldedThrough,
      ...(isKept ? { isKept } : {}),
      modelVersion: setting.modelVersion,
      evidence,
    },
    events: [...about.events, ...changeEvents(about, rescue, setting.now)],
  };
  return rescue.resolvedOn === null ? reopened(base, setting.now) : resolved(base, rescue);
}

function resolved(about: Case, rescue: Rescue): Case {
  return {
    ...about,
    state: 'resolved',
    resolvedAs: rescue.resolvedAs,
    resolvedOn: rescue.resolvedOn,
    owed: [],
  };
}

/**
 * Still open: as it was, or, when it had been resolved, with the steps that nobody has been told yet. One of which nobody
 * has heard at all opens only now, or its people would be late before they knew.
 */
function reopened(about: Case, now: Instant): Case {
  if (about.state !== 'resolved') return about;
  const acknowledged = about.events.some((event) => event.event === 'acknowledged');
  const openedAt = about.told.length === 0 ? now : (about.openedAt ?? now);
  const owed = acknowledged || wasTakenOver(about) ? [] : owedStill(about, openedAt);
  return {
    ...about,
    openedAt,
    state: acknowledged ? 'acknowledged' : 'open',
    resolvedAs: null,
    resolvedOn: null,
    owed,
  };
}

function changeEvents(about: Case, rescue: Rescue, now: Instant): readonly CaseEvent[] {
  const added = rescue.given.filter((given) => !about.reasons.includes(given.reason));
  const events = added.map((given) => eventOf('reason-added', now, given.reason));
  if (rescue.resolvedAs !== null && rescue.resolvedAs !== about.resolvedAs) {
    events.push(eventOf(rescue.resolvedAs, now));
  }
  const isMoved =
    about.openedOn !== rescue.openedOn || (about.resolvedOn !== null && rescue.resolvedOn === null);
  if (isMoved) events.push(eventOf('corrected', now));
  return events;
}

function eventOf(event: string, at: Instant, note: string | null = null): CaseEvent {
  return { at, event, by: null, note };
}
