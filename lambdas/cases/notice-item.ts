import type { Case, Instant } from './case.ts';
import type { Directory } from './directory.ts';
import type { NoticeItem } from './notice.ts';
import { findingsOf } from './quality.ts';
import { complaintsIn } from './red-channel.ts';

/** What a notice says about this case, with names as they are now. `link` is where the reader acts. */
export function noticeItemOf(
  about: Case,
  occurrence: number,
  directory: Directory,
  link: string,
): NoticeItem {
  if (about.kind === 'data-quality') {
    const findings = findingsOf(about, occurrence);
    return { kind: about.kind, caseId: about.caseId, day: about.openedOn, findings, link };
  }
  const accountId = about.accountId ?? '';
  const account = directory.accounts.get(accountId);
  const common = {
    caseId: about.caseId,
    accountId,
    accountName: account?.name ?? accountId,
    tier: about.tier,
    ownerId: about.handedTo ?? account?.owner ?? null,
    openedAt: openedAt(about),
    link,
  };
  if (about.kind === 'rescue') {
    if (about.rescue === undefined) throw new Error(`case ${about.caseId} is no rescue`);
    const reasons = about.rescue.given.map((given) => given.reason);
    return { ...common, kind: 'rescue', reasons, openedOn: about.openedOn, evidence: about.rescue.evidence };
  }
  if (about.redChannel === undefined) throw new Error(`case ${about.caseId} is no red channel`);
  const { dueAt, breached, reportedAt, fromRescue, milestones, severity } = about.redChannel;
  return {
    ...common,
    kind: 'red-channel',
    dueAt,
    breached,
    reportedAt: fromRescue === null ? reportedAt : null,
    severity,
    complaints: complaintsIn(about.redChannel),
    acknowledgedAt: milestones.acknowledged?.at ?? null,
    onSiteAt: milestones.onSite?.at ?? null,
  };
}

function openedAt(about: Case): Instant {
  if (about.openedAt === null) throw new Error(`the held case ${about.caseId} owes no notice`);
  return about.openedAt;
}

const tierOrder = { S: 0, A: 1, B: 2, C: 3 } as const;

/** The order of a digest: tier, drop (largest first), account; red channels by due time; data-quality by day (docs/rules.md). */
export function byWeight(a: NoticeItem, b: NoticeItem): number {
  if (a.kind === 'data-quality' || b.kind === 'data-quality') return textOrder(a.caseId, b.caseId);
  if (a.kind === 'red-channel' && b.kind === 'red-channel') {
    return textOrder(a.dueAt, b.dueAt) || textOrder(a.accountId, b.accountId);
  }
  const tiers = tierRank(a.tier) - tierRank(b.tier);
  if (tiers !== 0) return tiers;
  const drops = a.kind === 'rescue' && b.kind === 'rescue' ? byDrop(a, b) : 0;
  return drops !== 0 ? drops : textOrder(a.accountId, b.accountId);
}

function tierRank(tier: keyof typeof tierOrder | null): number {
  return tier === null ? 4 : tierOrder[tier];
}

/** Larger drops first, compared exactly by cross-multiplication; without a baseline there is no drop. */
function byDrop(
  a: Extract<NoticeItem, { kind: 'rescue' }>,
  b: Extract<NoticeItem, { kind: 'rescue' }>,
): number {
  const [keptA, keptB] = [kept(a), kept(b)];
  return keptA.index * keptB.baselineTwice - keptB.index * keptA.baselineTwice;
}

/** Index and twice the baseline, the index capped at the baseline: at or above it the drop is 0. */
function kept({ evidence }: Extract<NoticeItem, { kind: 'rescue' }>): {
  index: number;
  baselineTwice: number;
} {
  const { index, baselineTwice } = evidence;
  if (baselineTwice === null || baselineTwice === 0) return { index: 1, baselineTwice: 2 };
  return { index: Math.min(index, baselineTwice / 2), baselineTwice };
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
