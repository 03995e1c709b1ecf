import type { Case } from './case.ts';
import type { Rescue } from './rescue.ts';

/** Whether a person has done anything on the case itself, and not on its held day; the system then never takes it back. */
export function wasActedOn(about: Case): boolean {
  return about.events.some(
    (event) => event.by !== null && event.event !== 'released' && event.event !== 'discarded',
  );
}

/** Whether the system took it back, or nobody was ever told of it. */
export function isTakenBack(about: Case): boolean {
  return about.resolvedAs === 'retracted' || about.resolvedAs === 'discarded';
}

/** Whether a stored rescue and a folded one share a day: they are the same case then. */
export function overlaps(about: Case, rescue: Rescue): boolean {
  const startsBeforeEnd = rescue.resolvedOn === null || about.openedOn <= rescue.resolvedOn;
  const endsAfterStart = about.resolvedOn === null || about.resolvedOn >= rescue.openedOn;
  return startsBeforeEnd && endsAfterStart;
}
