import type { Notice } from '../../lambdas/ports.ts';
import type { Outcome } from './outcome.ts';
import { lineKey } from './owed/line.ts';
import type { Accepted } from './seen.ts';

/** An accepted message with what it said: a line for each case that it spoke of. */
export type Told = {
  readonly message: Accepted;
  readonly notice: Notice | null;
  readonly keys: readonly string[];
};

/** Everything that SNS accepted for people, in the words of what is owed. */
export function toldIn({ seen, notices }: Outcome): readonly Told[] {
  const known = new Map(notices.map((notice) => [`${notice.recipientId} ${notice.noticeId}`, notice]));
  return seen.accepted.map((message) => {
    const notice = known.get(`${message.recipientId} ${message.noticeId}`) ?? null;
    const keys = (notice?.members ?? []).map(({ caseId, occurrence }) =>
      lineKey({
        to: message.recipientId,
        step: message.step,
        caseId,
        occurrence: message.step === 'executive-digest' ? digestDate(message.noticeId) : String(occurrence),
        at: 0,
        isSure: true,
      }),
    );
    return { message, notice, keys };
  });
}

/** A digest is named by the morning that it is for. */
function digestDate(noticeId: string): string {
  return [noticeId.slice(0, 4), noticeId.slice(4, 6), noticeId.slice(6, 8)].join('-');
}

/** Whether SNS refused a message for good. */
export function hasRefusals({ scenario, steps }: Outcome): boolean {
  const isPlanned = steps.some(({ operation, fault }) => operation === 'Publish' && fault === 'refused');
  return isPlanned || (scenario.unreachable ?? []).length > 0;
}
