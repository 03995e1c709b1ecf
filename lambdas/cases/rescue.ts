import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import { isBackAt, isSharpDrop } from '../scoring/drop.ts';
import type { Hundredths } from '../scoring/points.ts';

export type RescueReason = 'sharp-drop' | 'red-band';

/** One day of one account, as far as a rescue cares. */
export type AccountDay = {
  readonly day: CalendarDay;
  /** Null: not a scored day; it neither counts nor interrupts. */
  readonly index: Hundredths | null;
  /** Twice the baseline in hundredths; null without a baseline. */
  readonly baselineTwice: number | null;
  /** Scored days in a row that were red, this one included. */
  readonly redStreak: number;
  /** On the first day of another model: the open rescue as that model counts it (docs/rules.md). */
  readonly recast?: (rescue: Rescue) => Rescue;
};

/** A reason with the day on which it was first given and the baseline of that day (for `sharp-drop`). */
export type Given = {
  readonly reason: RescueReason;
  readonly on: CalendarDay;
  readonly baselineTwice: number | null;
};

/** One rescue as the facts tell it. */
export type Rescue = {
  readonly openedOn: CalendarDay;
  readonly given: readonly Given[];
  /** Scored days in a row since the last reason was added on which every reason was cured. */
  readonly curedDays: number;
  readonly resolvedOn: CalendarDay | null;
  readonly resolvedAs: 'recovered' | PersonalOutcome | null;
};

export type PersonalOutcome = 'saved' | 'lost' | 'false-alarm';

/** A person's verdict on an account's rescue; it takes effect on the UTC date of that instant. */
export type Verdict = {
  readonly on: CalendarDay;
  readonly outcome: PersonalOutcome;
  /** It came on the very date on which the rescue opened or took a reason, so after that day's data. */
  readonly isAfterData: boolean;
};

/** Everything that earlier days say about an account's rescues. */
export type RescueLife = {
  readonly current: Rescue | null;
  readonly finished: readonly Rescue[];
  /** Days on which a rescue would have opened but was held with its day, and why. */
  readonly heldOn: readonly { readonly day: CalendarDay; readonly given: readonly Given[] }[];
  /** No rescue opens on business days up to this one. */
  readonly coolUntil: CalendarDay | null;
  /** A rescue that opens on its day whatever the data say: somebody acted on it before they were corrected. */
  readonly kept: Rescue | null;
};

export const unwritten: RescueLife = {
  current: null,
  finished: [],
  heldOn: [],
  coolUntil: null,
  kept: null,
};

/** All rescues of a life, in order. */
export function rescuesIn({ finished, current }: RescueLife): readonly Rescue[] {
  return current === null ? finished : [...finished, current];
}

/** Red on this many scored days opens a rescue (docs/rules.md). */
export const redDaysToOpen = 3;
/** At or above this index `red-band` is cured, in hundredths of a point (docs/rules.md). */
const redBandCure = 4500;
/** Cured scored days in a row after which a rescue resolves by itself (docs/rules.md). */
export const curedDaysToRecover = 7;
/** Days after a person's verdict on which no rescue opens (docs/rules.md). */
export const coolDownDays = 7;

/** The reasons that this day gives, whatever went before. */
export function reasonsOf(day: AccountDay): readonly RescueReason[] {
  if (day.index === null) return [];
  const reasons: RescueReason[] = [];
  if (day.baselineTwice !== null && isSharpDrop(day.index, day.baselineTwice)) reasons.push('sharp-drop');
  if (day.redStreak >= redDaysToOpen) reasons.push('red-band');
  return reasons;
}

/** Whether this day would open a rescue of its own: a reason, no rescue open, not in cool-down. */
export function wouldOpen(life: RescueLife, day: AccountDay): boolean {
  const cooling = life.coolUntil !== null && day.day <= life.coolUntil;
  return life.current === null && !cooling && reasonsOf(day).length > 0;
}

/**
 * Whether a day's new rescues are held: more than 20 % of the accounts with a known index, and at least 20
 * of them, would newly open one (docs/rules.md: a feed failure is not a customer failure).
 */
export function isMassFall(wouldOpenCount: number, knownCount: number): boolean {
  return wouldOpenCount >= 20 && wouldOpenCount * 5 > knownCount;
}

/** The life after a person's verdict: it resolves the open rescue, and keeps the account quiet in any case. */
export function resolvedByPerson(life: RescueLife, verdict: Verdict): RescueLife {
  const quiet = { ...life, coolUntil: addDays(verdict.on, coolDownDays) };
  if (life.current === null) return quiet;
  const done: Rescue = { ...life.current, resolvedOn: verdict.on, resolvedAs: verdict.outcome };
  return { ...quiet, current: null, finished: [...life.finished, done] };
}

/** The life after one more day. `held`: new rescues of this day are held. */
export function afterDay(life: RescueLife, day: AccountDay, held: boolean): RescueLife {
  if (day.index === null) return life;
  if (life.current !== null) return withDayInRescue(life, life.current, day);
  if (!wouldOpen(life, day)) return life;
  const given = reasonsOf(day).map((reason) => givenOn(reason, day));
  if (held) return { ...life, heldOn: [...life.heldOn, { day: day.day, given }] };
  const opened: Rescue = { openedOn: day.day, given, curedDays: 0, resolvedOn: null, resolvedAs: null };
  return { ...life, current: opened };
}

function withDayInRescue(life: RescueLife, rescue: Rescue, day: AccountDay): RescueLife {
  const added = reasonsOf(day).filter((reason) => !rescue.given.some((given) => given.reason === reason));
  if (added.length > 0) {
    const given = [...rescue.given, ...added.map((reason) => givenOn(reason, day))];
    return { ...life, current: { ...rescue, given, curedDays: 0 } };
  }
  const curedDays = curedDaysAfter(rescue.given, rescue.curedDays, day);
  if (curedDays < curedDaysToRecover) return { ...life, current: { ...rescue, curedDays } };
  const done: Rescue = { ...rescue, curedDays, resolvedOn: day.day, resolvedAs: 'recovered' };
  return { ...life, current: null, finished: [...life.finished, done] };
}

/** The scored days in a row on which all of these are cured, after one more day. */
export function curedDaysAfter(given: readonly Given[], curedDays: number, day: AccountDay): number {
  if (day.index === null) return curedDays;
  return given.every((each) => isCured(each, day)) ? curedDays + 1 : 0;
}

function givenOn(reason: RescueReason, day: AccountDay): Given {
  return { reason, on: day.day, baselineTwice: reason === 'sharp-drop' ? day.baselineTwice : null };
}

function isCured(given: Given, day: AccountDay): boolean {
  if (day.index === null) return false;
  return given.baselineTwice === null ? day.index >= redBandCure : isBackAt(day.index, given.baselineTwice);
}

/**
 * An account's life over its days in order, with the verdicts of people taking effect before the data of
 * their date (or right after what that very date opened or added), and a kept rescue opening after those of its day.
 *
 * @param start the life before the first of `days`
 * @param verdicts in order of `on`
 */
export function foldLife(
  start: RescueLife,
  days: readonly AccountDay[],
  isHeld: (day: CalendarDay) => boolean,
  verdicts: readonly Verdict[],
): RescueLife {
  let life = start;
  let pending = verdicts;
  const pronounce = (isNow: (verdict: Verdict) => boolean) => {
    for (const verdict of pending) {
      if (isNow(verdict)) life = resolvedByPerson(withKept(life, verdict.on), verdict);
    }
    pending = pending.filter((verdict) => !isNow(verdict));
  };
  for (const day of days) {
    if (day.recast !== undefined && life.current !== null)
      life = { ...life, current: day.recast(life.current) };
    pronounce(({ on, isAfterData }) => on < day.day || (on === day.day && !isAfterData));
    life = afterDay(withKept(life, day.day), day, isHeld(day.day));
    pronounce(({ on }) => on === day.day);
  }
  pronounce(() => true);
  return withKept(life, null);
}

/** The life with its kept rescue open, once the opening day lies before `date`; `null` is after all days. */
function withKept(life: RescueLife, date: CalendarDay | null): RescueLife {
  const { kept } = life;
  const isAhead = kept === null || (date !== null && kept.openedOn >= date);
  const isThere = rescuesIn(life).some(({ openedOn }) => openedOn === kept?.openedOn);
  return isAhead || isThere || life.current !== null ? life : { ...life, current: kept };
}
