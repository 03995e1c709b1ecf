import { dateOf, hour, type Instant, plusDays, startOf } from './calendar.ts';
import { nextRelease, owe, sendOwed } from './outbox.ts';
import { withRole } from './people.ts';
import * as redChannel from './red-channel.ts';
import * as rescueSteps from './rescue-steps.ts';
import { lookUpWaiting } from './waiting.ts';
import type { World } from './world.ts';

const digestHour = 7 * hour;

/** Sends everything that is due: red channels at once, then rescues, then data quality. */
export function dispatch(world: World, now: Instant): void {
  for (const rescue of world.rescues) rescueSteps.oweDueSteps(world, rescue, now);
  for (const channel of world.redChannels) redChannel.sendDueSteps(world, channel, now);
  if (now === startOf(dateOf(now)) + digestHour) redChannel.sendDigests(world, now);
  for (const about of world.quality.news) {
    for (const person of withRole(world.recipients, 'data_team'))
      owe(world.outbox, person, { step: 'data-quality', about, role: null, since: now });
  }
  world.quality.news.clear();
  lookUpWaiting(world, now);
  sendOwed(world.outbox, now);
}

/** The next instant after now at which something is to be sent; null when nothing is in sight. */
export function nextDispatch(world: World, now: Instant): Instant | null {
  const times = [
    ...world.rescues.map((rescue) => rescueSteps.nextStep(rescue, now)),
    ...world.redChannels.map((channel) => redChannel.nextStep(channel, now)),
    world.redChannels.some(({ resolvedAs }) => resolvedAs === null) ? nextDigest(now) : null,
    nextRelease(world.outbox),
  ].filter((at) => at !== null);
  return times.length === 0 ? null : Math.min(...times);
}

function nextDigest(now: Instant): Instant {
  const today = startOf(dateOf(now)) + digestHour;
  return today > now ? today : startOf(plusDays(dateOf(now), 1)) + digestHour;
}
