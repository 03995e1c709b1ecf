import type { Case, Instant, Provenance, StepName } from './cases/case.ts';
import type { Account, Recipient } from './cases/directory.ts';
import type { NoticeText } from './cases/notice.ts';
import type { Window } from './scoring/baseline.ts';
import type { CalendarDay } from './scoring/calendar.ts';
import type { Hundredths } from './scoring/points.ts';

/** An object of the feed as a listing shows it. */
export type FeedObject = { readonly key: string; readonly etag: string; readonly bytes: number };

/** The bytes of one version of an object. */
export type ObjectBody = {
  readonly version: string;
  readonly etag: string;
  readonly chunks: AsyncIterable<Uint8Array>;
};

/** What data teams drop, and our answers beside it. */
export interface FeedStore {
  /** In order of keys; all of them, or the first ones behind a key. */
  list(prefix: string, part?: { after: string; atMost: number }): Promise<readonly FeedObject[]>;
  /** The current version, or the named one; null when there is no such object. `end` is exclusive. */
  read(key: string, part?: { version?: string; start?: number; end?: number }): Promise<ObjectBody | null>;
  writeReceipt(key: string, text: string): Promise<void>;
}

/** Our own papers: plans, what ranges found, the directory, models. */
export interface WorkStore {
  list(prefix: string): Promise<readonly string[]>;
  /** Null when there is no such object. */
  read(key: string): Promise<string | null>;
  write(key: string, text: string): Promise<void>;
}

/** One account's day as it is kept: the facts, where they came from, and the 30 days before them. */
export type HistoryItem = {
  readonly accountId: string;
  readonly day: CalendarDay;
  readonly modelVersion: string;
  readonly index: Hundredths | null;
  readonly coverage: { readonly present: number; readonly total: number };
  /** In the order of the model's indicators. */
  readonly contributions: readonly (Hundredths | null)[];
  /** The value of every model column that was present, as written. */
  readonly values: ReadonlyMap<string, string>;
  /** Known indices of the 30 days before, in this item's model. */
  readonly window: Window;
  /** Scored days in a row that were red, this one included; an unknown day carries it on. */
  readonly redStreak: number;
  readonly provenance: Provenance;
};

export interface HealthHistory {
  /**
   * The items of these accounts on this day; accounts without one are absent. Doubled ids are allowed. A read that
   * may lag costs half and may miss what was written in the last seconds.
   */
  findMany(
    accountIds: readonly string[],
    day: CalendarDay,
    reading?: 'as-of-now' | 'may-lag',
  ): Promise<ReadonlyMap<string, HistoryItem>>;
  /** The latest items before a day, newest first, at most `limit`. */
  findLatest(accountId: string, before: CalendarDay, limit: number): Promise<readonly HistoryItem[]>;
  /** All items of an account from a day on, in order of days. */
  listFrom(accountId: string, from: CalendarDay): Promise<readonly HistoryItem[]>;
  save(items: readonly HistoryItem[]): Promise<void>;
  remove(keys: readonly { accountId: string; day: CalendarDay }[]): Promise<void>;
}

/** What became of a business day. */
export type DayRecord = {
  readonly day: CalendarDay;
  /** `waiting`: files are there, a manifest is not met or the scheduled run has not come. */
  readonly status: 'waiting' | 'complete' | 'complete-with-rejects' | 'held' | 'missing';
  /** Digest of the keys and etags that this record speaks of; null when nothing was read yet. */
  readonly filesDigest: string | null;
  /** Whether the accounts of the day are in history (a waiting day's are not). */
  readonly isScored: boolean;
  /** Runs whose accounts may be in history: the decided one and any that began to score after it. */
  readonly runIds: readonly string[];
  /** The last run that looked at the files. */
  readonly lastRunId: string | null;
  /** The run that began to change the day, or its hold, and did not end. */
  readonly decidingRunId: string | null;
  readonly counts: {
    readonly read: number;
    readonly scored: number;
    readonly rejected: number;
    readonly held: number;
  };
  /** Accounts with a known index. */
  readonly known: number;
  /** Whether the rescues of this day are held (docs/rules.md). */
  readonly isMassFall: boolean;
  readonly modelVersion: string | null;
  readonly decidedAt: Instant | null;
  /** The overdue kinds that were already reported. */
  readonly overdueReported: readonly ('missing' | 'incomplete')[];
};

export interface DayRecords {
  find(day: CalendarDay): Promise<DayRecord | null>;
  /** All days, in order. */
  list(): Promise<readonly DayRecord[]>;
  /** For the run that has the lock. */
  save(record: DayRecord): Promise<void>;
  /** For everybody else: false when the day's record is not `before` any more (null: there is none). */
  replace(before: DayRecord | null, after: DayRecord): Promise<boolean>;
  /** One run at a time: true when `holder` has the lock until then (again, when it has it already). */
  lock(holder: string, now: Instant, until: Instant): Promise<boolean>;
  /** Holds it for longer; false when this holder has it no more. */
  keepLock(holder: string, until: Instant): Promise<boolean>;
  unlock(holder: string): Promise<void>;
}

export interface CaseStore {
  find(caseId: string): Promise<Case | null>;
  ofAccount(accountId: string): Promise<readonly Case[]>;
  ofDay(day: CalendarDay): Promise<readonly Case[]>;
  /** Rescues and red channels that are open or have a say on this day or later (`lastDateOf`). */
  aliveFrom(kind: Case['kind'], day: CalendarDay): Promise<readonly Case[]>;
  /** Cases that owe something at or before `now`. */
  dueBy(now: Instant): Promise<readonly Case[]>;
  /** The earliest instant after `now` at which any case owes something next; null when none does. */
  nextDueAt(now: Instant): Promise<Instant | null>;
  /** Stores version + 1 if the stored version is still the one that was read. */
  save(about: Case): Promise<'saved' | 'conflict'>;
}

/** One message to one person, frozen before it is first published, so that every copy is the same. */
export type Notice = {
  readonly noticeId: string;
  readonly recipientId: string;
  readonly step: StepName;
  readonly members: readonly {
    readonly caseId: string;
    readonly occurrence: number;
    readonly accountId: string | null;
    /** Of a data-quality case: how many findings of the occurrence the text says. */
    readonly findings?: number;
    /** Of a red channel: how many complaints the text says. */
    readonly complaints?: number;
  }[];
  readonly text: NoticeText;
  readonly createdAt: Instant;
  /** Null until a publish was accepted. */
  readonly publishedAt: Instant | null;
  readonly attempts: number;
  /** When it may be tried (again). */
  readonly nextAttemptAt: Instant;
};

export interface NoticeStore {
  /** False when a notice of that id is there already. */
  create(notice: Notice): Promise<boolean>;
  /** Takes the notice for one attempt: false when it was published or somebody else has it until then. */
  claim(notice: Notice, until: Instant): Promise<boolean>;
  save(notice: Notice): Promise<void>;
  remove(notice: Notice): Promise<void>;
  /** Notices that no publish was accepted for. */
  listUnpublished(): Promise<readonly Notice[]>;
  /** Notices to one person published after this instant. */
  countPublishedSince(recipientId: string, since: Instant): Promise<number>;
  find(recipientId: string, noticeId: string): Promise<Notice | null>;
}

/** Things done once and for all: files taken in, absences reported. */
export interface Ledger {
  /** The mark of a subject, or null. */
  find(book: string, subject: string): Promise<string | null>;
  list(book: string): Promise<ReadonlyMap<string, string>>;
  write(book: string, subject: string, mark: string): Promise<void>;
}

/** How a publish ended: `refused` will never work for this recipient. */
export type PublishOutcome =
  | { readonly outcome: 'accepted' }
  | { readonly outcome: 'refused' | 'failed'; readonly why: string };

/** Somebody whom not every message reaches, and why. */
export type Unreached = { readonly recipientId: string; readonly why: string };

export interface Notifier {
  publish(notice: Notice): Promise<PublishOutcome>;
  publishEvent(caseId: string, sequence: number, event: unknown): Promise<PublishOutcome>;
  /**
   * Makes the topic and the subscriptions of a recipient what they should be: adds, changes, removes. Gives the
   * addresses that the service refuses for good, in words like those of `checkReach`.
   */
  syncRecipient(recipient: Recipient): Promise<readonly string[]>;
  /** Removes the topics and subscriptions of everybody who is not among these. */
  removeOthers(recipients: readonly Recipient[]): Promise<void>;
  /** Why this person cannot be reached, a sentence per channel; empty when all is well. */
  checkReach(recipient: Recipient): Promise<readonly string[]>;
}

/** Who is on the roster and who can be told, as the last good files say. */
export interface DirectoryStore {
  accounts(): Promise<ReadonlyMap<string, Account>>;
  /** Those of these accounts that are on the roster, without holding the others. */
  findAccounts(ids: Iterable<string>): Promise<ReadonlyMap<string, Account>>;
  recipients(): Promise<ReadonlyMap<string, Recipient>>;
  saveAccounts(accounts: readonly Account[]): Promise<void>;
  saveRecipients(recipients: readonly Recipient[]): Promise<void>;
}

/** Starts the run of a day; a day that is running already is not started twice. */
export interface DayRuns {
  start(day: CalendarDay, now: Instant): Promise<void>;
}

/** What a signed link says: whose it is, for which case, and until when (that instant not included). */
export type LinkClaim = {
  readonly caseId: string;
  readonly recipientId: string;
  readonly expiresAt: Instant;
};

/** The links in notices. Having one is the only proof of who acts, so each is for one person and one case. */
export interface Links {
  /** The same for the same case, person and instant, as long as the key is the same. */
  linkTo(caseId: string, recipientId: string, madeAt: Instant): Promise<string>;
  /** The claim of a token that we made and that still lives; null for every other text. */
  read(token: string, now: Instant): Promise<LinkClaim | null>;
}

/** The secrets that sign links, each a text of at least 32 characters: the current one signs, both are accepted. */
export type LinkKeys = { readonly current: string; readonly previous?: string | undefined };

export interface LinkKeyStore {
  /** Looks again before its time when what it knows is not enough, for keys may just have changed. */
  read(isEnough?: (known: LinkKeys) => boolean): Promise<LinkKeys>;
}

export interface Clock {
  now(): Instant;
}

/** Digests that name things: 16 hex digits of SHA-256. */
export type Digest = (text: string) => string;
