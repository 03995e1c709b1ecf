import type { Case, Instant, StepName } from '../cases/case.ts';
import { addHours } from '../cases/instant.ts';
import { letterStep, type PolicyStep, policySteps } from '../cases/policy.ts';
import { wasTakenOver } from '../cases/red-channel.ts';

/**
 * The steps of its policy that a case has lost: still ahead of it, yet neither owed, nor told to anybody, nor
 * made pointless. Empty for a sound case: it has a future step, or none is left. Judged by the policy alone
 * and not by the code that moves cases, which is what it audits.
 */
export function lostSteps(about: Case): readonly StepName[] {
  if (about.openedAt === null) return [];
  const openedAt = about.openedAt;
  return stepsAhead(about)
    .filter((step) => !isStopped(about, step) && !wasMergedIntoOpening(about, step, openedAt))
    .filter((step) => !about.owed.some((owed) => owed.step === step.step))
    .filter(
      (step) => step.everyDays !== undefined || !about.told.some(({ step: told }) => told === step.step),
    )
    .map((step) => step.step);
}

/** An acknowledged rescue is finished; a red channel that a person resolved still owes its letter. */
function stepsAhead(about: Case): readonly PolicyStep[] {
  if (about.state === 'resolved')
    return about.redChannel?.milestones.resolved === undefined ? [] : [letterStep];
  if (about.kind === 'rescue' && (about.state === 'acknowledged' || wasTakenOver(about))) return [];
  return policySteps(about.kind, about.tier);
}

function isStopped({ redChannel }: Case, { unless }: PolicyStep): boolean {
  return unless !== null && redChannel?.milestones[unless] !== undefined;
}

/** A due time that was near or past when the red channel opened: the opening notice said it. */
function wasMergedIntoOpening({ redChannel }: Case, step: PolicyStep, openedAt: Instant): boolean {
  return (
    redChannel !== undefined && step.from === 'dueAt' && addHours(redChannel.dueAt, step.hours) <= openedAt
  );
}
