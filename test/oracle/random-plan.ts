import { type Day, plusDays } from './calendar.ts';

/** What a feed may contain besides plain days. The last group needs, and brings, a `deliveries.jsonl`. */
export const ingredients = [
  'split',
  'jsonl',
  'gz',
  'broken-rows',
  'broken-files',
  'doubled-rows',
  'repeats',
  'manifest',
  'missing-days',
  'suspicious',
  'mass-fall',
  'strangers',
  'unfilled',
  'key-accounts',
  'complaints',
  'times',
  'late',
  'doubled',
  'shuffled',
  'corrected',
  'roster-changes',
] as const;
export type Ingredient = (typeof ingredients)[number];

/** The ingredients that need a `deliveries.jsonl`. */
export const timed: readonly Ingredient[] = [
  'times',
  'late',
  'doubled',
  'shuffled',
  'corrected',
  'roster-changes',
];

/** A feed of that many days and accounts; the same seed and plan give the same bytes. */
export interface FeedPlan {
  readonly seed: number;
  readonly days: number;
  readonly accounts: number;
  readonly with: ReadonlySet<Ingredient>;
}

/** The day that far into the feed. */
export const dayAt = (offset: number): Day => plusDays('2026-01-05', offset);
