import type { Case, RedChannelPart } from '../cases/case.ts';
import type { Notice } from '../ports.ts';

/**
 * Whether it was held and then taken back by a correction. The files do not tell of it and nobody has heard of it, so it
 * is not given away.
 */
export function wasOnlyHeld({ resolvedAs, openedAt }: Case): boolean {
  return resolvedAs === 'retracted' && openedAt === null;
}

/** A case as it is given away, one line of JSON. Days are business days. */
export function caseRow(about: Case): Record<string, unknown> {
  return {
    case_id: about.caseId,
    kind: about.kind,
    ...(about.kind === 'data-quality' ? { day: about.day } : { account_id: about.accountId }),
    reasons: about.reasons,
    opened_on: about.openedOn,
    opened_at: about.openedAt,
    state: about.state,
    resolved_as: about.resolvedAs,
    resolved_on: about.resolvedOn,
    events: about.events.map(({ at, event, by, note }) => ({ at, event, by, note })),
    ...(about.redChannel === undefined ? {} : redChannelFields(about.redChannel)),
  };
}

function redChannelFields({ reportedAt, dueAt, complaintIds, milestones, breached }: RedChannelPart) {
  return { reported_at: reportedAt, due_at: dueAt, complaint_ids: complaintIds, milestones, breached };
}

/** A published notice as it is given away. */
export function noticeRow(notice: Notice): Record<string, unknown> {
  return {
    notice_id: notice.noticeId,
    case_ids: notice.members.map((member) => member.caseId),
    account_ids: notice.members.flatMap(({ accountId }) => (accountId === null ? [] : [accountId])),
    recipient_id: notice.recipientId,
    step: notice.step,
    published_at: notice.publishedAt,
    subject: notice.text.subject,
    email: notice.text.email,
    sms: notice.text.sms,
  };
}
