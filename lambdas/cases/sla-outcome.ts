import type { Case, Instant } from './case.ts';

/**
 * How a red channel stands against its promise of somebody on site by its due time. Only `on-site-in-time` is a
 * success; `not-due-yet`, `resolved-without-visit` (in time, nobody went) and `retracted` are neither.
 */
export type SlaOutcome =
  | 'on-site-in-time'
  | 'breached'
  | 'not-due-yet'
  | 'resolved-without-visit'
  | 'retracted';

/** The instant of the due time itself is still in time for who is on site by then. */
export function slaOutcome(about: Case, now: Instant): SlaOutcome {
  const channel = about.redChannel;
  if (channel === undefined) throw new Error(`case ${about.caseId} is no red channel`);
  if (about.resolvedAs === 'retracted') return 'retracted';
  const { onSite, resolved } = channel.milestones;
  const isRunning = onSite === undefined && resolved === undefined;
  if (channel.breached || (isRunning && channel.dueAt <= now)) return 'breached';
  if (isRunning) return 'not-due-yet';
  return onSite === undefined ? 'resolved-without-visit' : 'on-site-in-time';
}
