import { subjectOf } from '../../../lambdas/cases/case-id.ts';
import { nameOf, type Outcome } from '../outcome.ts';
import type { Truth } from '../scenario.ts';

/** A line with names in place of digests. */
export function inWords({ cases }: Outcome, key: string): string {
  return key.replace(/(?:rescue|red-channel|data-quality)-[\w-]+/, (caseId) => {
    const about = cases.find((each) => each.caseId === caseId);
    return about === undefined ? (subjectOf(caseId)?.kind ?? caseId) : nameOf(about);
  });
}

type Case = Outcome['cases'][number];

/** What must be true of a case; of several that read the same, of the one that opened in the same place. */
export function truthOf({ scenario, cases }: Outcome, about: Case): Truth['cases'][number] | undefined {
  const text = caseText(about);
  const alike = cases.filter((each) => caseText(each) === text).sort(byOpening);
  const truths = scenario.truth.cases.filter((each) => each.case === text);
  return truths[alike.indexOf(about)] ?? truths[0];
}

function byOpening(a: Case, b: Case): number {
  return Date.parse(a.openedAt ?? '') - Date.parse(b.openedAt ?? '');
}

export function caseText({ kind, accountId, openedOn, reasons }: Case): string {
  return [kind, accountId, ...(kind === 'rescue' ? [openedOn] : []), [...reasons].sort().join('+')].join(' ');
}

/** How a case stands; `kept` when the files no longer tell of it and it stays for a person's sake. */
export function standing({
  state,
  resolvedAs,
  resolvedOn,
  resolvedAs: as,
  redChannel,
  rescue,
}: Case): string {
  const how = as === 'recovered' ? `recovered ${resolvedOn}` : (resolvedAs ?? state);
  const done = (['onSite', 'commitmentSent'] as const).filter(
    (each) => redChannel?.milestones[each] !== undefined,
  );
  return [
    how,
    ...(redChannel?.breached ? ['breached'] : []),
    ...done,
    ...(rescue?.isKept === true ? ['kept'] : []),
  ].join(' ');
}
