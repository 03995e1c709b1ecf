import { type Action, canBeHandedOver } from './actions.ts';
import type { Case } from './case.ts';

type ActionName = Action['action'];

/** The actions that `acted` does not refuse now, the one that the case waits for first. */
export function openActions(about: Case): readonly ActionName[] {
  const { state, redChannel } = about;
  if (state === 'held') return [];
  if (state === 'resolved') {
    const isLetterOwed = isLetterDrafted(about) && redChannel?.milestones.commitmentSent === undefined;
    return isLetterOwed ? ['commitment-sent'] : [];
  }
  const acknowledge: readonly ActionName[] = state === 'open' ? ['acknowledge'] : [];
  const isAwaited = redChannel !== undefined && redChannel.milestones.onSite === undefined;
  const onSite: readonly ActionName[] = isAwaited ? ['on-site'] : [];
  const handOver: readonly ActionName[] = canBeHandedOver(about) ? ['hand-over'] : [];
  return [...acknowledge, ...onSite, 'resolve', ...handOver];
}

/** Whether there is a letter of commitment: a red channel that a person resolved ends with one. */
export function isLetterDrafted({ redChannel }: Case): boolean {
  return redChannel?.milestones.resolved !== undefined;
}
