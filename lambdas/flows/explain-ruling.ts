import { type AccountDay, type RescueLife, type RescueReason, reasonsOf } from '../cases/rescue.ts';
import type { CalendarDay } from '../scoring/calendar.ts';

/** What the rule about rescues made of a day of an account. */
export type Ruling =
  /** The index is unknown: the day neither counts nor interrupts. */
  | { readonly ruling: 'not-scored' }
  | { readonly ruling: 'no-reason' }
  | { readonly ruling: 'opened'; readonly reasons: readonly RescueReason[] }
  /** It would have opened, but so many did on this day that all of them are held. */
  | { readonly ruling: 'held'; readonly reasons: readonly RescueReason[] }
  /** A person resolved a rescue a short time ago; none opens up to and with `until`. */
  | {
      readonly ruling: 'cooling-down';
      readonly reasons: readonly RescueReason[];
      readonly until: CalendarDay;
    }
  /** A rescue was open: it took `added`; `curedDays` scored days in a row every reason was cured. */
  | {
      readonly ruling: 'already-open';
      readonly since: CalendarDay;
      readonly reasons: readonly RescueReason[];
      readonly added: readonly RescueReason[];
      readonly curedDays: number;
    }
  /** The open rescue resolved by itself on this day; on such a day none opens. */
  | { readonly ruling: 'recovered'; readonly since: CalendarDay };

/**
 * Reads off what happened on a day.
 *
 * @param before the account's life up to the day before, with the verdicts of people up to this day
 * @param after the same with this day
 */
export function rulingOn(day: AccountDay, before: RescueLife, after: RescueLife): Ruling {
  if (day.index === null) return { ruling: 'not-scored' };
  const reasons = reasonsOf(day);
  if (before.current !== null) {
    const since = before.current.openedOn;
    if (after.current === null) return { ruling: 'recovered', since };
    const added = after.current.given.filter(({ on }) => on === day.day).map(({ reason }) => reason);
    return { ruling: 'already-open', since, reasons, added, curedDays: after.current.curedDays };
  }
  if (reasons.length === 0) return { ruling: 'no-reason' };
  const { coolUntil } = before;
  if (coolUntil !== null && day.day <= coolUntil)
    return { ruling: 'cooling-down', reasons, until: coolUntil };
  const isHeld = after.heldOn.some((held) => held.day === day.day);
  return { ruling: isHeld ? 'held' : 'opened', reasons };
}
