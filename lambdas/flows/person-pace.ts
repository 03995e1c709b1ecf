import type { CaseKind, Instant } from '../cases/case.ts';
import { subjectOf } from '../cases/case-id.ts';
import { addMs } from '../cases/instant.ts';
import type { Notice, NoticeStore } from '../ports.ts';

/** No more messages than this go to one person within a minute (docs/rules.md). */
const messagesAMinute = 5;
const minuteMs = 60_000;

type Sent = Pick<NoticeStore, 'countPublishedSince'>;

/** What one dispatch may still send to whom. */
export type PersonPace = {
  /** Whether one more message may go to a person now; it then counts. One that never waits counts too. */
  readonly admits: (recipientId: string, neverWaits: boolean) => Promise<boolean>;
};

/** Counts what each person got within the minute before, and what is sent to them from now on, be it accepted or not. */
export function openPace(notices: Sent, now: Instant): PersonPace {
  const counts = new Map<string, number>();
  return {
    async admits(recipientId, neverWaits) {
      const count = counts.get(recipientId) ?? (await countInMinute(notices, recipientId, now));
      counts.set(recipientId, count + 1);
      return neverWaits || count < messagesAMinute;
    },
  };
}

/** Whether a person got so much within the minute before that what does not hurry has to wait. */
export async function hasEnough(notices: Sent, recipientId: string, now: Instant): Promise<boolean> {
  return (await countInMinute(notices, recipientId, now)) >= messagesAMinute;
}

function countInMinute(notices: Sent, recipientId: string, now: Instant): Promise<number> {
  return notices.countPublishedSince(recipientId, addMs(now, -minuteMs));
}

/** What a notice is about: those of red channels, the executives' digest among them, never wait. */
export function kindOf({ members }: Notice): CaseKind {
  return subjectOf(members[0]?.caseId ?? '')?.kind ?? 'data-quality';
}
