import type { Receipt } from '../../lambdas/feed/receipt.ts';
import type { Rational } from '../oracle/numbers.ts';
import type { AccountRow, RecipientRow } from '../support/company.ts';

/** Something that the data team does: puts a file, or takes one away. */
export type Happening = {
  /** `YYYY-MM-DDTHH:MM`, UTC. */
  readonly at: string;
  /** Of the feed, or `models/current.json`, the model file. */
  readonly key: string;
  /** Null takes the file away. */
  readonly body: string | Uint8Array | null;
};

/** What a case is about, as a person knows it: `rescue acme`, `red-channel acme`, `data-quality 2026-03-05`. */
export type Subject = `${'rescue' | 'red-channel' | 'data-quality'} ${string}`;

/** What somebody does each time a certain notice reaches them. */
export type Habit = {
  readonly who: string;
  readonly gets: string;
  readonly about: Subject;
  readonly afterMinutes: number;
  /** The form that is posted, such as `action=acknowledge`. */
  readonly posts: string;
};

/** Who fills the roles from an instant on; from the start unless it says otherwise. */
export type Company = {
  readonly from: string;
  readonly accounts: Readonly<Record<string, AccountRow>>;
  readonly people: Readonly<Record<string, RecipientRow>>;
};

/** What the files and the people of a scenario must come to, written by hand and by nothing of the product. */
export type Truth = {
  /** Each business day's accounts and their index in points; null for one that is not known. */
  readonly days: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;
  /** Where it changes: by which model each day was scored last, which is what its past is counted with. */
  readonly models?: Readonly<Record<string, ModelTruth>>;
  /** Where it says so, also what each of these accounts' days is made of. */
  readonly scores?: Readonly<Record<string, Readonly<Record<string, ScoreTruth>>>>;
  /** Status of each business day that has a record. */
  readonly statuses: Readonly<Record<string, string>>;
  /**
   * Rescues and red channels: whose, as `rescue acme 2026-03-05 sharp-drop`, from when on it can be known (UTC), and
   * how it stands at the end; without a time where that hangs on the order of the files. `dueAt` is that of a red channel which a complaint opened.
   */
  readonly cases: readonly {
    readonly case: string;
    readonly from?: string;
    readonly ends: string;
    readonly dueAt?: string;
    /** It may be there or not, as one or the other comes first. */
    readonly isUnsure?: true;
    /** Ids of the complaints that a red channel is about. */
    readonly complaints?: string;
  }[];
  /** Whether files that are wrong or come too early may open rescues which the rest of them takes back. */
  readonly mayTakeBack?: true;
  /**
   * What is wrong with the data, as `2026-03-05 rejected`, and from when on it can be known (UTC); null where that
   * hangs on the order of the files.
   */
  readonly quality: Readonly<Record<string, string>> | null;
  /** What fell in most of the accounts that were held with a day, where an index is made of more than its one column. */
  readonly moved?: Readonly<Record<string, string>>;
  /** Roles that nobody fills, as `acme sales_lead`; each is reported once. */
  readonly unfilled?: readonly string[];
  /** Where everybody's reach is checked: who cannot be reached, found on which day, as `2026-03-05 sam: why`. */
  readonly unreached?: readonly string[];
  /** Status and counts of each receipt: rows read, scored, rejected, held. */
  readonly receipts: Readonly<Record<string, readonly [Receipt['status'], number, number, number, number]>>;
  /** Parts of the words with which functions fail because of what somebody deployed, each of them said by some. */
  readonly alarm?: readonly string[];
  /** Where it says so, each rejected row of a file, in order: its line and why it is, as `3 ROW_RANGE`. */
  readonly rejects?: Readonly<Record<string, readonly string[]>>;
  /** Where it says so, why each file that is rejected as a whole is, with the line where there is one, as `FILE_QUOTE 4, FILE_TRUNCATED`. */
  readonly refusals?: Readonly<Record<string, string>>;
};

/** A model whose index is a part of what the column says. */
export type ModelTruth = {
  readonly version: string;
  readonly part: number;
  /** In points: red is below. */
  readonly red: number;
  /** Columns that it knows beside those of the model from the start. */
  readonly columns?: readonly string[];
};

/** How much of the model a row feeds, and what each indicator, in its order, gives to the index, in hundredths of a point. */
export type ScoreTruth = {
  readonly coverage: Rational;
  readonly contributions: readonly (number | null)[];
};

/** What AWS and recipients do besides; stories of which nothing follows from it leave it out, to stay short. */
export type Upkeep = {
  /** When the keys of links were made, from which on they are changed every 35 days. */
  readonly keysMadeAt: string;
  /** When somebody asks for new keys once more, too early: links of the first ones still live. */
  readonly asksAgainAt?: string;
  /** Whose number answers STOP, and when; everybody's reach is checked every night. */
  readonly optsOut: { readonly at: string; readonly phone: string };
  /** Who unsubscribes from their e-mails, until recipients are delivered again, and when. */
  readonly unsubscribes?: { readonly at: string; readonly recipientId: string };
  /** Who confirms an e-mail address to SNS then only; everybody else does at once. */
  readonly confirms: { readonly at: string; readonly email: string };
};

/** Where clocks do not show UTC: what the deployment is told, and when that is, as a calendar and a clock say. */
export type Zone = {
  /** IANA name. */
  readonly name: string;
  /** `HH:MM` as its clocks show it; a day is overdue at their noon. */
  readonly runAt: string;
  /** When a run is scheduled, day by day, UTC. */
  readonly runs: readonly string[];
  /** When a day is overdue, day by day, UTC. */
  readonly deadlines: readonly string[];
};

export type Scenario = {
  readonly name: string;
  readonly startsAt: string;
  /** Nothing goes wrong before. */
  readonly calmUntil: string;
  readonly endsAt: string;
  readonly companies: readonly Company[];
  /** The model file; null for the built-in model. Without it an index is what its column says. */
  readonly model?: string | null;
  readonly script: readonly Happening[];
  readonly habits: readonly Habit[];
  /** Tables forget a day after so many days; absent: after 400, which no story lasts. */
  readonly keptDays?: number;
  /** Copies of tables lag behind for so many minutes; absent: for a call of a function. */
  readonly lagMinutes?: number;
  /** Recipients whose topic SNS refuses for good. */
  readonly unreachable?: readonly string[];
  /** Much happens at the same time in it. */
  readonly isOfRaces?: true;
  /** Each run of it takes long: `npm test` plays few. */
  readonly isLong?: true;
  readonly upkeep?: Upkeep;
  /** Absent: clocks show UTC, and days are decided at six. */
  readonly zone?: Zone;
  readonly truth: Truth;
};

/**
 * Whether it may happen that links cannot be signed. Where people act on what they get, it never does: whoever gets a link
 * that leads nowhere acts at another time or not at all.
 */
export function mayLackKeys({ habits, upkeep }: Scenario): boolean {
  return habits.length === 0 || upkeep !== undefined;
}
