import type { Action } from './actions.ts';
import { dateOf, type Instant } from './calendar.ts';
import type { Case, QualityCase, RedChannelCase, RescueCase } from './cases.ts';
import { discardDay, releaseDay } from './held-day.ts';
import type { World } from './world.ts';

/** How an action ends: it changes something, was done before, or is refused. */
type Ending = 'changed' | 'done before' | 'refused';

/** Does what a person asks; false when it is answered with the refusal page. */
export function perform(world: World, action: Action, now: Instant, refold: () => void): boolean {
  if (!world.recipients.has(action.person)) return false;
  if (action.action === 'hand-over' && !world.recipients.has(action.to ?? '')) return false;
  if (action.kind === 'data-quality') return onDay(world, action, now, refold) !== 'refused';
  const own = action.kind === 'rescue' ? world.rescues : world.redChannels;
  const cases = own.filter(({ account }) => account === action.account);
  if (action.action === 'commitment-sent') return commitmentSent(cases, action, now) !== 'refused';
  const about = cases.find(({ resolvedAs }) => resolvedAs === null);
  if (about === undefined) return false;
  return onOpenCase(world, about, action, now) !== 'refused';
}

function onOpenCase(world: World, about: RescueCase | RedChannelCase, action: Action, now: Instant): Ending {
  switch (action.action) {
    case 'acknowledge':
      return acknowledge(about, action.person, now);
    case 'hand-over':
      if (about.owner === action.to) return 'done before';
      about.owner = action.to;
      about.actedOn = true;
      return 'changed';
    case 'on-site':
      return about.kind === 'red-channel' ? onSite(about, action.person, now) : 'refused';
    case 'resolve':
      acknowledge(about, action.person, now);
      about.resolvedAs = action.outcome;
      about.resolvedOn = dateOf(now);
      if (about.kind === 'red-channel') about.milestones.set('resolved', { at: now, by: action.person });
      else world.verdicts.push({ rescue: about, at: now, outcome: action.outcome ?? '' });
      return 'changed';
    default:
      return 'refused';
  }
}

/** Acknowledging a red channel acknowledges the rescue that opened it. */
function acknowledge(about: RescueCase | RedChannelCase, by: string, now: Instant): Ending {
  if (about.acknowledged) return 'done before';
  about.acknowledged = true;
  about.actedOn = true;
  if (about.kind === 'red-channel') {
    about.milestones.set('acknowledged', { at: now, by });
    if (about.rescue !== null && about.rescue.resolvedAs === null) acknowledge(about.rescue, by, now);
  }
  return 'changed';
}

function onSite(channel: RedChannelCase, by: string, now: Instant): Ending {
  if (channel.milestones.has('onSite')) return 'done before';
  acknowledge(channel, by, now);
  channel.milestones.set('onSite', { at: now, by });
  return 'changed';
}

/** The letter is that of the latest red channel that a person resolved. */
function commitmentSent(cases: readonly Case[], { person }: Action, now: Instant): Ending {
  const about = cases.findLast((one) => one.kind === 'red-channel' && one.milestones.has('resolved'));
  if (about?.kind !== 'red-channel' || about.milestones.has('commitmentSent')) return 'refused';
  about.milestones.set('commitmentSent', { at: now, by: person });
  return 'changed';
}

function onDay(world: World, action: Action, now: Instant, refold: () => void): Ending {
  const about = world.quality.cases.get(action.day ?? '');
  if (about === undefined || about.resolvedAs !== null) return 'refused';
  switch (action.action) {
    case 'acknowledge':
      if (about.acknowledged) return 'done before';
      about.acknowledged = true;
      return 'changed';
    case 'resolve':
      about.acknowledged = true;
      about.resolvedAs = action.outcome;
      about.resolvedOn = dateOf(now);
      return 'changed';
    case 'release':
    case 'discard':
      return decideHeldDay(world, about, action.action, now, refold);
    default:
      return 'refused';
  }
}

function decideHeldDay(
  world: World,
  about: QualityCase,
  action: 'release' | 'discard',
  now: Instant,
  refold: () => void,
): Ending {
  if (!about.kinds.includes('held')) return 'refused';
  if (!world.heldRescues.some(({ day }) => day === about.day)) return 'done before';
  if (action === 'release') releaseDay(world, about.day, now);
  else discardDay(world, about.day, now);
  refold();
  return 'changed';
}
