import type { Case, Instant, Owed } from './case.ts';
import { dateOf } from './instant.ts';

/** A rescue that never should have been: everybody who heard of it hears that it is taken back. */
export function retracted(about: Case, now: Instant): Case {
  return takenBack({ ...about, owed: about.told.length === 0 ? [] : [retractedStep(now)] }, now);
}

/**
 * The red channel of a rescue that is retracted, closed without a word of its own; null when it stays: a
 * person acted on it, or a complaint alone would have opened it.
 */
export function closedWithRescue(about: Case, now: Instant): Case | null {
  const isActedOn = about.events.some((event) => event.by !== null);
  if (about.state === 'resolved' || isActedOn || about.reasons.includes('complaint')) return null;
  return takenBack({ ...about, owed: [] }, now);
}

/** The retracted rescue once its red channel is closed with it: whoever heard only of that hears of the retraction too. */
export function withToldOf(rescue: Case, red: Case, now: Instant): Case {
  const isKnown = (noticeId: string) => rescue.told.some((told) => told.noticeId === noticeId);
  const heard = red.told.filter(({ noticeId }) => !isKnown(noticeId));
  if (heard.length === 0) return rescue;
  const owed = rescue.owed.length > 0 ? rescue.owed : [retractedStep(now)];
  return { ...rescue, told: [...rescue.told, ...heard], owed };
}

function takenBack(about: Case, now: Instant): Case {
  return {
    ...about,
    state: 'resolved',
    resolvedAs: 'retracted',
    resolvedOn: dateOf(now),
    events: [...about.events, { at: now, event: 'retracted', by: null, note: null }],
  };
}

function retractedStep(now: Instant): Owed {
  return { step: 'retracted', occurrence: 0, at: now, unless: null, told: ['everyone_told'] };
}
