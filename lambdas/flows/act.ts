import { type Action, type ActionOutcome, acted, type Deed } from '../cases/actions.ts';
import type { Case } from '../cases/case.ts';
import type { CaseStore } from '../ports.ts';
import { type HeldDayPorts, releaseOrDiscard } from './held-day.ts';

/** Everything that a person can do from a link. */
export type PersonsAction = Action | { readonly action: 'release' } | { readonly action: 'discard' };

const attempts = 5;

/**
 * Does what a person asks. Acknowledging a red channel acknowledges the rescue that opened it; a deed that
 * changes nothing is refused with the reason and leaves no trace.
 */
export async function act(
  ports: HeldDayPorts,
  caseId: string,
  action: PersonsAction,
  deed: Deed,
): Promise<ActionOutcome> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const about = await ports.cases.find(caseId);
    if (about === null) return { outcome: 'refused', because: 'unknown-case' };
    if (action.action === 'release' || action.action === 'discard') {
      return releaseOrDiscard(ports, about, action.action, deed);
    }
    const result = acted(about, action, deed);
    if (result.outcome === 'refused') return result;
    // First, for once the red channel is acknowledged nobody asks again.
    await acknowledgeRescue(ports.cases, result.about, deed);
    if ((await ports.cases.save(result.about)) === 'saved') return result;
  }
  throw new Error(`the case ${caseId} moved ${attempts} times while somebody acted on it`);
}

async function acknowledgeRescue(cases: CaseStore, red: Case, deed: Deed): Promise<void> {
  const rescueId = red.redChannel?.fromRescue ?? null;
  if (rescueId === null || red.redChannel?.milestones.acknowledged === undefined) return;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const rescue = await cases.find(rescueId);
    const result = rescue === null ? null : acted(rescue, { action: 'acknowledge' }, { ...deed, note: null });
    if (result === null || result.outcome === 'refused') return;
    if ((await cases.save(result.about)) === 'saved') return;
  }
  throw new Error(`the rescue ${rescueId} moved ${attempts} times while it was acknowledged`);
}
