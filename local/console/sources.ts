import type { MailboxEntry } from '../../lambdas/console/pages/mailbox-page.ts';
import type { DayTimes } from '../../lambdas/flows/day-times.ts';
import type {
  CaseStore,
  DayRecords,
  DirectoryStore,
  FeedStore,
  HealthHistory,
  WorkStore,
} from '../../lambdas/ports.ts';
import type { CalendarDay } from '../../lambdas/scoring/calendar.ts';
import type { Model } from '../../lambdas/scoring/model.ts';
import type { Hundredths } from '../../lambdas/scoring/points.ts';

/** Where the console reads. It writes nothing. */
export type ConsolePorts = {
  readonly history: HealthHistory;
  readonly days: DayRecords;
  readonly cases: CaseStore;
  readonly feed: FeedStore;
  readonly directory: DirectoryStore;
  readonly work: WorkStore;
};

/** An account that was scored on a day; the index is null on an unknown day. */
export type ScoredAccount = { readonly accountId: string; readonly index: Hundredths | null };

/** Everything that the pages are made of. */
export type ConsoleSources = {
  readonly ports: ConsolePorts;
  /** The model that days are scored with now. */
  readonly model: Model;
  /** When days are overdue. */
  readonly times: DayTimes;
  /** Every message that was delivered, in any order. */
  readonly mailbox: () => readonly MailboxEntry[];
  /** The accounts in history on a day, each once, in any order; the same list as long as they are the same. */
  readonly accountsOfDay: (day: CalendarDay) => Promise<readonly ScoredAccount[]>;
  readonly now: () => string;
};
