import type { CalendarDay } from '../scoring/calendar.ts';
import type { Evidence, Instant, QualityFinding, Severity, StepName, Tier } from './case.ts';
import type { RescueReason } from './rescue.ts';

/** Languages that a notice can be written in. */
export type Locale = 'en' | 'zh-CN' | 'zh-TW';

type AboutAccount = {
  readonly caseId: string;
  readonly accountId: string;
  /** From the roster, or the account id; not yet cleaned: hostile text. */
  readonly accountName: string;
  readonly tier: Tier | null;
  /** Recipient id of who is asked to act. */
  readonly ownerId: string | null;
  readonly openedAt: Instant;
  readonly link: string;
};

/** What a notice says about one case. */
export type NoticeItem =
  | (AboutAccount & {
      readonly kind: 'rescue';
      readonly reasons: readonly RescueReason[];
      readonly openedOn: CalendarDay;
      readonly evidence: Evidence;
    })
  | (AboutAccount & {
      readonly kind: 'red-channel';
      readonly dueAt: Instant;
      readonly breached: boolean;
      /** When the complaint that opened it was reported; null when an unacknowledged rescue did. */
      readonly reportedAt: Instant | null;
      /** Worst severity among its complaints; null when an unacknowledged rescue opened it. */
      readonly severity: Severity | null;
      readonly complaints: number;
      readonly acknowledgedAt: Instant | null;
      readonly onSiteAt: Instant | null;
    })
  | {
      readonly kind: 'data-quality';
      readonly caseId: string;
      readonly day: CalendarDay;
      /** What is new since the last notice of this case. */
      readonly findings: readonly QualityFinding[];
      readonly link: string;
    };

/** One message to one person; several items make it a digest. Items are ordered as they are to be read. */
export type NoticeFacts = {
  readonly step: StepName;
  readonly items: readonly NoticeItem[];
  readonly locale: Locale;
  /** Whether its reader gets the e-mail: whoever gets none finds the links of a digest in its SMS. */
  readonly hasEmail: boolean;
  readonly publishedAt: Instant;
};

export type NoticeText = {
  /** 1 to 99 characters, no control characters (SNS refuses others). */
  readonly subject: string;
  readonly email: string;
  /** One part where possible, 160 GSM-7 or 70 UCS-2 characters; a digest for who has no e-mail takes what it needs. */
  readonly sms: string;
};
