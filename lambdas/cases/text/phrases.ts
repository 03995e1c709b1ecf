import type { QualityKind, Severity } from '../case.ts';
import type { Names } from './names.ts';

export type RescueStep = 'opened' | 'unacknowledged-24h' | 'unacknowledged-72h' | 'retracted';

export type RedChannelStep =
  | 'opened'
  | 'joined'
  | 'unacknowledged-1h'
  | 'unacknowledged-4h'
  | 'due-in-4h'
  | 'breached'
  | 'letter-due'
  | 'executive-digest';

/** Elapsed time cut down to minutes. `hours` is 0..23 and `minutes` 0..59. */
type Elapsed = { readonly days: number; readonly hours: number; readonly minutes: number };

/** How many cases a digest is about, and how many of them are breached. */
export type Count = { readonly cases: number; readonly breached: number };

/** A rescue in written pieces; moments are long or short as the place has room. */
export type RescueWords = {
  /** Tier and name: `[S] Acme`. */
  readonly account: string;
  /** Index, baseline and fall, and that it is red: `82.10 → 61.07 (-25.6 %)`. */
  readonly change: string;
  readonly day: string;
  readonly owner: string;
  readonly openedAt: string;
  readonly openFor: string;
  readonly acknowledgeBy: string;
  readonly sponsorToldAt: string;
};

/** A red channel in written pieces. */
export type RedChannelWords = {
  readonly account: string;
  /** Its complaints, or the rescue that nobody acknowledged. */
  readonly origin: string;
  /** By when to be on site, and how much of that time is left or over. */
  readonly due: string;
  readonly openFor: string;
  readonly owner: string;
  readonly ceoToldAt: string;
  readonly isAcknowledged: boolean;
};

/** What one step says. None of the texts ends in a full stop except `happened`, `ask` and `footer`. */
type StepPhrases<Words> = {
  /** What happened: the subject, the first line of the e-mail and the first words of the SMS. */
  readonly title: (words: Words) => string;
  /** What happened, in sentences. */
  readonly happened: (words: Words) => string;
  /** What is asked, by when, in sentences. */
  readonly ask: (words: Words) => string;
  /** What is asked, in the few words before a link. */
  readonly shortAsk: (words: Words) => string;
  /** Why the reader gets it. */
  readonly footer: string;
};

/** What happened when it happened to several accounts at once. */
type Several = { readonly several: (count: Count) => string };

/** A finding's pieces, cleaned and written. */
type FindingWords = {
  readonly missing: { readonly day: string; readonly deadline: string };
  readonly incomplete: { readonly deadline: string; readonly problems: string };
  readonly rejected: { readonly key: string; readonly rows: number; readonly problem: string | null };
  readonly held: { readonly accounts: number; readonly known: number; readonly indicators: string };
  readonly suspicious: { readonly scored: number; readonly median: string };
  readonly 'unreachable-recipient': { readonly recipient: string; readonly why: string };
  readonly 'unfilled-role': { readonly account: string; readonly role: string };
};

/** One kind of finding. `brief` has no text out of the feed: it goes into subjects and SMS. */
type FindingPhrases<Words> = {
  readonly brief: (words: Words) => string;
  /** What was found and what to do about it. */
  readonly sentence: (words: Words) => string;
};

/** All that notices say in one language. */
export type Phrases = Names & {
  /** What joins sentences, entries of a list, and longer entries; what announces and what ends. */
  readonly joint: {
    readonly sentence: string;
    readonly list: string;
    readonly item: string;
    readonly colon: string;
    readonly stop: string;
  };
  /** Between baseline and index; in an SMS of the GSM-7 alphabet if the language allows. */
  readonly arrow: { readonly mail: string; readonly sms: string };
  readonly shortDay: (month: number, day: number) => string;
  readonly shortMoment: (month: number, day: number, time: string) => string;
  readonly elapsed: (elapsed: Elapsed) => string;
  readonly noOwner: string;
  readonly notOnRoster: string;
  /** `61.07` and `25.6` become one text; the fall is null when the index is not below the baseline. */
  readonly change: (
    index: string,
    fall: { baseline: string; arrow: string; percent: string } | null,
  ) => string;
  readonly redToo: string;
  readonly causes: {
    readonly sharpDrop: (day: string, percent: string) => string;
    readonly redBand: (day: string) => string;
  };
  readonly weakest: string;
  readonly driver: (name: string, points: string) => string;
  /** After the falls, the day that they compare with. */
  readonly since: (day: string) => string;
  readonly coverage: (percent: string) => string;
  /** The coverage and the business day of the data. */
  readonly dataOf: (coverage: string, day: string) => string;
  readonly owner: (owner: string) => string;
  readonly headings: {
    readonly why: (referenceDay: string) => string;
    readonly whyWeakest: string;
    readonly sure: (day: string, coverage: string, model: string) => string;
    readonly todo: (ask: string) => string;
    readonly found: string;
    readonly caseId: (id: string) => string;
  };
  readonly due: {
    readonly running: (dueAt: string, left: string) => string;
    readonly breached: (dueAt: string, over: string | null) => string;
    readonly onSite: (since: string) => string;
  };
  readonly origin: {
    /** The worst severity is null when a rescue opened the red channel. */
    readonly complaints: (count: number, worst: Severity | null) => string;
    readonly rescue: string;
  };
  readonly record: {
    readonly reported: (at: string) => string;
    readonly opened: (at: string) => string;
    readonly acknowledged: (at: string) => string;
    readonly unacknowledged: string;
    readonly onSite: (at: string) => string;
  };
  readonly acknowledged: string;
  readonly more: (count: number) => string;
  readonly digestFooter: string;
  readonly rescue: Readonly<Record<RescueStep, StepPhrases<RescueWords> & Several>>;
  /** What the daily digest of an executive begins with; otherwise a red channel comes alone. */
  readonly severalRedChannels: (count: Count) => string;
  readonly redChannel: Readonly<Record<RedChannelStep, StepPhrases<RedChannelWords>>>;
  readonly quality: {
    readonly title: (day: string, briefs: string) => string;
    readonly decide: string;
    readonly look: string;
    readonly footer: string;
    readonly several: (count: Count) => string;
    readonly findings: { readonly [Kind in QualityKind]: FindingPhrases<FindingWords[Kind]> };
  };
};
