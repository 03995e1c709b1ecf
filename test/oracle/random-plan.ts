import { type Day, plusDays } from './calendar.ts';

/**
 * What a feed may contain besides plain days. From `times` on they need, and bring, a `deliveries.jsonl`, but for the
 * actions, which bring an `actions.jsonl` and ten more days to act in.
 */
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
  'actions',
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
