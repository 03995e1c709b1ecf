import { hour, type Instant } from './calendar.ts';
import type { RescueCase } from './cases.ts';
import { owe } from './outbox.ts';
import { closeWithRescue, openForRescue } from './red-channel.ts';
import { fill, fillAll, openRedChannel, type Role, stillThere, type World } from './world.ts';

const week = 7 * 24 * hour;
const after24Hours: Role[] = ['owner', "owner's manager", 'sales_lead', 'technical_lead', 'delivery_lead'];

/** The steps of an open rescue with a key for each, up to the first weekly one after the instant. */
function stepsOf(rescue: RescueCase, until: Instant): { key: string; step: string; at: Instant }[] {
  const { openedAt } = rescue;
  const steps = [
    { key: 'opened', step: 'opened', at: openedAt },
    { key: 'unacknowledged-24h', step: 'unacknowledged-24h', at: openedAt + 24 * hour },
  ];
  for (let round = 0, at = openedAt + 72 * hour; ; round += 1, at += week) {
    steps.push({ key: `unacknowledged-72h ${round}`, step: 'unacknowledged-72h', at });
    if (at > until) return steps;
  }
}

const isRunning = (rescue: RescueCase) => rescue.resolvedAs === null && rescue.redChannel === null;

/** Puts what an open rescue owes now into the outbox; opens the red channel that takes over from it. */
export function oweDueSteps(world: World, rescue: RescueCase, now: Instant): void {
  if (!isRunning(rescue)) return;
  const due = stepsOf(rescue, now).filter(
    ({ key, step, at }) => at <= now && !rescue.done.has(key) && !(rescue.acknowledged && step !== 'opened'),
  );
  for (const { key } of due) rescue.done.add(key);
  for (const step of new Set(due.map((one) => one.step))) {
    if (step === 'unacknowledged-24h' && startRedChannel(world, rescue, now)) {
      oweThoseNotReached(world, rescue, now);
      return;
    }
    oweRoles(world, rescue, step, rolesOf(step), new Set(), now);
  }
}

function rolesOf(step: string): Role[] {
  if (step === 'unacknowledged-24h') return after24Hours;
  return step === 'unacknowledged-72h' ? ['executive_sponsor'] : ['owner'];
}

function startRedChannel(world: World, rescue: RescueCase, now: Instant): boolean {
  const { tier, account } = rescue;
  if ((tier !== 'S' && tier !== 'A') || !world.roster.has(account)) return false;
  if (openRedChannel(world, account) !== undefined) return false;
  rescue.redChannel = openForRescue(world, rescue, tier, now);
  return true;
}

function oweThoseNotReached(world: World, rescue: RescueCase, now: Instant): void {
  const sponsors: Role[] = rescue.tier === 'S' ? ['executive_sponsor', 'ceo'] : ['executive_sponsor'];
  const reached = fillAll(
    world,
    { account: rescue.account, owner: null },
    [...sponsors, 'owner', 'sales_lead', 'technical_lead', 'delivery_lead'],
    now,
  );
  oweRoles(world, rescue, 'unacknowledged-24h', after24Hours, reached, now);
}

function oweRoles(
  world: World,
  about: RescueCase,
  step: string,
  roles: readonly Role[],
  reached: ReadonlySet<string>,
  now: Instant,
): void {
  const owed = new Set(reached);
  for (const role of roles) {
    for (const person of fill(world, about, role, now)) {
      if (!owed.has(person)) owe(world.outbox, person, { step, about, role, since: now });
      owed.add(person);
    }
  }
}

/** Tells everyone who was told of a retracted rescue, and closes the red channel that it opened. */
export function retract(world: World, rescue: RescueCase, now: Instant): void {
  const told = new Set(rescue.told);
  if (rescue.redChannel !== null) {
    closeWithRescue(rescue.redChannel, now);
    if (rescue.redChannel.resolvedAs === 'retracted')
      for (const person of rescue.redChannel.told) told.add(person);
  }
  const people = new Set([...told].flatMap((person) => stillThere(world, person)));
  for (const person of people)
    owe(world.outbox, person, { step: 'retracted', about: rescue, role: null, since: now });
}

/** The next instant after now at which a step of the rescue is due; null when there is none. */
export function nextStep(rescue: RescueCase, now: Instant): Instant | null {
  if (!isRunning(rescue)) return null;
  const times = stepsOf(rescue, now).map(({ at }) => at);
  return times.find((at) => at > now) ?? null;
}
