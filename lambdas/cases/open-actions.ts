import type { Action } from './actions.ts';
import type { Case } from './case.ts';

type ActionName = Action['action'];

/** The actions that `acted` does not refuse now, the one that the case waits for first. */
export function openActions(about: Case): readonly ActionName[] {
  const { kind, state, redChannel } = about;
  if (state === 'held') return [];
  if (state === 'resolved') return isLetterOwed(about) ? ['commitment-sent'] : [];
  const handOver: readonly ActionName[] = kind === 'data-quality' ? [] : ['hand-over'];
  const onSite: readonly ActionName[] =
    redChannel !== undefined && redChannel.milestones.onSite === undefined ? ['on-site'] : [];
  const acknowledge: readonly ActionName[] = state === 'open' ? ['acknowledge'] : [];
  return [...acknowledge, ...onSite, 'resolve', ...handOver];
}

/** A red channel that a person resolved ends with a letter of commitment. */
export function isLetterOwed({ redChannel }: Case): boolean {
  return redChannel?.milestones.resolved !== undefined && redChannel.milestones.commitmentSent === undefined;
}
