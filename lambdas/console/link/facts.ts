import type { Case, CaseEvent, Evidence, Instant, Severity } from '../../cases/case.ts';
import type { Locale } from '../../cases/notice.ts';
import type { HistoryChart } from '../design/history-chart.ts';

/** What a customer said; the summary is hostile text, empty when there is none. */
type Complaint = {
  readonly complaintId: string;
  readonly reportedAt: Instant;
  readonly severity: Severity;
  readonly summary: string;
};

/** A person as the page names one. */
type Person = { readonly recipientId: string; readonly name: string };

/** Everything that a page behind a link is made of. */
export type LinkFacts = {
  readonly now: Instant;
  readonly locale: Locale;
  /** Whom the link was made for, and until when it works. */
  readonly reader: Person;
  readonly expiresAt: Instant;
  /** The last part of the link: the way from one of its pages to the other. */
  readonly token: string;
  readonly about: Case;
  /** Null for a case about a day. */
  readonly account: {
    readonly accountId: string;
    /** From the roster, else the id. */
    readonly name: string;
    readonly timeZone: string | null;
    readonly ownerId: string | null;
    readonly sponsorId: string | null;
  } | null;
  /** Everybody who can be told, by id. */
  readonly people: ReadonlyMap<string, Person>;
  /** Ids of those who have to do with the case, in the order of their roles. */
  readonly involved: readonly string[];
  /** In order of their times. */
  readonly complaints: readonly Complaint[];
  /** The reason of a rescue as it stood, or how the account of a red channel stands; null when nothing is known. */
  readonly evidence: Evidence | null;
  /** Null when the account has no history; `unknown` when it could not be read. */
  readonly chart: Omit<HistoryChart, 'title'> | 'unknown' | null;
  /** Rescues that are held with the day of a data-quality case. */
  readonly heldRescues: number;
};

/** An action that changed nothing because it was done before, and what its author had to say this time. */
export type DoneBefore = { readonly deed: CaseEvent | null; readonly note: string | null };
