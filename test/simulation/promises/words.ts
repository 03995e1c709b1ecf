import { subjectOf } from '../../../lambdas/cases/case-id.ts';
import { nameOf, type Outcome } from '../outcome.ts';

/** A line with names in place of digests. */
export function inWords({ cases }: Outcome, key: string): string {
  return key.replace(/(?:rescue|red-channel|data-quality)-[\w-]+/, (caseId) => {
    const about = cases.find((each) => each.caseId === caseId);
    return about === undefined ? (subjectOf(caseId)?.kind ?? caseId) : nameOf(about);
  });
}

type Case = Outcome['cases'][number];

export function caseText({ kind, accountId, openedOn, reasons }: Case): string {
  return [kind, accountId, ...(kind === 'rescue' ? [openedOn] : []), [...reasons].sort().join('+')].join(' ');
}

export function standing({ state, resolvedAs, resolvedOn, resolvedAs: as, redChannel }: Case): string {
  const how = as === 'recovered' ? `recovered ${resolvedOn}` : (resolvedAs ?? state);
  const done = (['onSite', 'commitmentSent'] as const).filter(
    (each) => redChannel?.milestones[each] !== undefined,
  );
  return [how, ...(redChannel?.breached ? ['breached'] : []), ...done].join(' ');
}
