import type { CalendarDay } from '../scoring/calendar.ts';

/** What a case is about: an account (by the digest of its id) or a business day. */
export type CaseSubject =
  | {
      readonly kind: 'rescue' | 'red-channel';
      readonly accountDigest: string;
      readonly on: CalendarDay;
      readonly nth?: number;
    }
  | { readonly kind: 'data-quality'; readonly day: CalendarDay };

/**
 * The id of a case, made of what it is about, so that a decision taken twice names the same case:
 * `rescue-<16 hex digits>-2026-03-07`, with `-2` for a second one of that account and day. The account is
 * named by a digest because ids travel in links, logs and keys, where text out of files has no business.
 */
export function caseIdOf(subject: CaseSubject): string {
  if (subject.kind === 'data-quality') return `data-quality-${subject.day}`;
  const nth = subject.nth === undefined || subject.nth < 2 ? '' : `-${subject.nth}`;
  return `${subject.kind}-${subject.accountDigest}-${subject.on}${nth}`;
}

/** What the case of this id is about; null for a text that is no case id. */
export function subjectOf(caseId: string): CaseSubject | null {
  const [, kind, accountDigest, on = '', nth = '1'] =
    /^(rescue|red-channel)-([0-9a-f]{16})-(\d{4}-\d\d-\d\d)(?:-(\d+))?$/.exec(caseId) ?? [];
  if ((kind === 'rescue' || kind === 'red-channel') && accountDigest !== undefined) {
    return { kind, accountDigest, on, nth: Number(nth) };
  }
  const day = /^data-quality-(\d{4}-\d\d-\d\d)$/.exec(caseId)?.[1];
  return day === undefined ? null : { kind: 'data-quality', day };
}

/** The partition under which all cases of the same account or day are kept; null for a text that is no case id. */
export function partitionOf(caseId: string): string | null {
  const subject = subjectOf(caseId);
  if (subject === null) return null;
  return subject.kind === 'data-quality'
    ? dayPartition(subject.day)
    : accountPartition(subject.accountDigest);
}

export function accountPartition(accountDigest: string): string {
  return `account#${accountDigest}`;
}

export function dayPartition(day: CalendarDay): string {
  return `day#${day}`;
}
