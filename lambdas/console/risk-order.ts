import type { Case, Tier } from '../cases/case.ts';
import type { Hundredths } from '../scoring/points.ts';

/** What decides where an account stands in the portfolio. */
export type AtRisk = {
  readonly accountId: string;
  readonly tier: Tier | null;
  readonly index: Hundredths | null;
  /** The gravest case of the account that is not resolved; null without one. */
  readonly openCase: Case | null;
};

const TIERS: readonly (Tier | null)[] = ['S', 'A', 'B', 'C', null];

/**
 * Who needs somebody first: red channels by their due time; rescues that nobody has acknowledged, then those
 * that somebody has, then held ones, each by tier; then everybody else, the lowest index first and unknown
 * ones last, ties by tier. Remaining ties: account id.
 */
export function byRisk(a: AtRisk, b: AtRisk): number {
  if (a.openCase === null && b.openCase === null) return byIndex(a, b);
  return (
    urgencyOf(a.openCase) - urgencyOf(b.openCase) ||
    byDueTime(a.openCase, b.openCase) ||
    byTier(a, b) ||
    byIndex(a, b)
  );
}

/** The one of two open cases of an account that decides its place. */
export function graver(a: Case, b: Case): Case {
  return (urgencyOf(a) - urgencyOf(b) || byDueTime(a, b)) <= 0 ? a : b;
}

function urgencyOf(about: Case | null): number {
  if (about === null) return 4;
  if (about.kind === 'red-channel') return 0;
  if (about.state === 'open') return 1;
  return about.state === 'acknowledged' ? 2 : 3;
}

function byDueTime(a: Case | null, b: Case | null): number {
  return compared(a?.redChannel?.dueAt ?? '', b?.redChannel?.dueAt ?? '');
}

function byIndex(a: AtRisk, b: AtRisk): number {
  if (a.index !== b.index) return (a.index ?? Number.MAX_SAFE_INTEGER) - (b.index ?? Number.MAX_SAFE_INTEGER);
  return byTier(a, b) || compared(a.accountId, b.accountId);
}

function byTier(a: AtRisk, b: AtRisk): number {
  return TIERS.indexOf(a.tier) - TIERS.indexOf(b.tier);
}

function compared(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
