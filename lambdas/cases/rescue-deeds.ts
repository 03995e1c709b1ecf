import type { CalendarDay } from '../scoring/calendar.ts';
import type { Deed } from './actions.ts';
import type { Case, CaseEvent, Instant } from './case.ts';
import { dateOf } from './instant.ts';
import {
  type AccountDay,
  type PersonalOutcome,
  type Rescue,
  type RescueLife,
  rescuesIn,
  type Verdict,
} from './rescue.ts';
import { isTakenBack, overlaps, wasActedOn } from './stored-rescue.ts';

const outcomes: readonly string[] = ['saved', 'lost', 'false-alarm'] satisfies PersonalOutcome[];

/** The verdicts of people on an account's rescues, in order of time. */
export function verdictsOf(cases: readonly Case[]): readonly Verdict[] {
  return cases
    .filter((each) => each.kind === 'rescue')
    .flatMap((each) => each.events.map((event) => ({ event, about: each })))
    .filter(({ event }) => event.by !== null && outcomes.includes(event.event))
    .sort((a, b) => (a.event.at < b.event.at ? -1 : a.event.at > b.event.at ? 1 : 0))
    .map(({ event, about }) => {
      const on = dateOf(event.at);
      return { on, outcome: event.event as PersonalOutcome, isAfterData: tookReasonOn(about, on) };
    });
}

/** Whether the rescue opened on this day, or took a reason. */
function tookReasonOn({ rescue }: Case, day: CalendarDay): boolean {
  return rescue?.given.some(({ on }) => on === day) === true;
}

/**
 * The last date on which a case has a say; null while it is open. A person's verdict may be later than the day
 * on which late files ended its rescue.
 */
export function lastDateOf(about: Case): CalendarDay | null {
  if (about.state === 'held') return about.openedOn;
  if (about.resolvedOn === null) return null;
  const verdict = verdictsOf([about]).at(-1);
  return verdict !== undefined && verdict.on > about.resolvedOn ? verdict.on : about.resolvedOn;
}

/**
 * The rescue that stays although the facts no longer tell of it, because somebody acted on it: it goes on with the
 * reasons that it had. That is the open one, or the last that has recovered since, for days may be corrected on
 * which it did. Null when there is none.
 *
 * @param first the first known day: what recovered before is over
 */
export function keptRescue(stored: readonly Case[], life: RescueLife, first: CalendarDay): Rescue | null {
  const kept = stored.filter(
    (each) => wasActedOn(each) && !rescuesIn(life).some((rescue) => overlaps(each, rescue)),
  );
  const about =
    kept.find(({ state }) => state === 'open' || state === 'acknowledged') ??
    kept.findLast(({ resolvedAs, openedOn }) => resolvedAs === 'recovered' && openedOn >= first);
  if (about?.rescue === undefined) return null;
  const { given } = about.rescue;
  return { openedOn: about.openedOn, given, curedDays: 0, resolvedOn: null, resolvedAs: null };
}

/**
 * The rescue that was open when the first known day came, as it was then: the days that told of its opening are
 * forgotten. Null when there is none, or when a correction may have moved its opening.
 */
export function rescueFromBefore(
  stored: readonly Case[],
  days: readonly AccountDay[],
  corrected: CalendarDay | null,
): Rescue | null {
  const first = days[0]?.day ?? '';
  const about = stored.find(
    (each) =>
      each.openedOn < first &&
      (each.resolvedOn ?? first) >= first &&
      each.state !== 'held' &&
      !isTakenBack(each),
  );
  if (about?.rescue === undefined || about.rescue.isKept || about.openedOn >= (corrected ?? first))
    return null;
  const { given, curedDays, foldedThrough } = about.rescue;
  const last = about.resolvedOn ?? foldedThrough;
  const seen = days.filter(({ day, index }) => index !== null && day <= last);
  return {
    openedOn: about.openedOn,
    given: given.filter(({ on }) => on < first),
    curedDays: Math.max(0, curedDays - seen.length),
    resolvedOn: null,
    resolvedAs: null,
  };
}

/** That a person released the rescue that was held with this day; what they had to say comes after it. */
export function releasedEvent(day: CalendarDay, { at, by, note }: Deed): CaseEvent {
  return { at, event: 'released', by, note: note === null ? day : `${day}: ${note}` };
}

/** What a person released and no correction of its day has voided since. */
export function standingReleases(about: Case): readonly CaseEvent[] {
  const { events } = about;
  return events.filter(
    (release, place) =>
      release.event === 'released' &&
      !events
        .slice(place)
        .some((later) => later.event === 'release-voided' && later.note === heldDayOf(about, release)),
  );
}

/** The day with which a rescue was held that was released then. */
function heldDayOf({ openedOn }: Case, release: CaseEvent): CalendarDay {
  return release.note?.slice(0, 'YYYY-MM-DD'.length) ?? openedOn;
}

/** The case after a correction of a day: that it was released with this day is void, unless somebody acted on it. */
export function withReleaseVoided(about: Case, corrected: CalendarDay | null, at: Instant): Case {
  const isReleased = standingReleases(about).some((release) => heldDayOf(about, release) === corrected);
  if (!isReleased || wasActedOn(about)) return about;
  return { ...about, events: [...about.events, { at, event: 'release-voided', by: null, note: corrected }] };
}

/**
 * The days whose held rescues a person released, wherever corrections have moved them since; those of a
 * corrected day are void, but for one that somebody acted on.
 */
export function releasedDays(
  stored: readonly Case[],
  corrected: CalendarDay | null,
): ReadonlySet<CalendarDay> {
  const standing = stored.filter((each) => !isTakenBack(each));
  const days = standing.flatMap((each) =>
    standingReleases(each)
      .map((release) => heldDayOf(each, release))
      .filter((day) => day !== corrected || wasActedOn(each)),
  );
  return new Set(days);
}
