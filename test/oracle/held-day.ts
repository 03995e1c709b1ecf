import { type Day, dateOf, type Instant } from './calendar.ts';
import type { Discarded, World } from './world.ts';

/** Lets the held rescues of a day open, unless one is open or the account is back at 90 % of that day's baseline. */
export function releaseDay(world: World, day: Day, now: Instant): void {
  const released: { account: string; day: Day }[] = [];
  const discarded: Discarded[] = [];
  for (const held of world.heldRescues.filter((one) => one.day === day)) {
    const { account } = held;
    const isOpen = world.rescues.some((rescue) => rescue.account === account && rescue.resolvedAs === null);
    if (isOpen || isBack(world, account, day)) discarded.push({ ...held, on: dateOf(now) });
    else released.push({ account, day });
  }
  world.released = [...world.released, ...released];
  world.discarded = [...world.discarded, ...discarded];
}

/** Ends the held rescues of a day without anybody having been told. */
export function discardDay(world: World, day: Day, now: Instant): void {
  const held = world.heldRescues.filter((one) => one.day === day);
  world.discarded = [...world.discarded, ...held.map((one) => ({ ...one, on: dateOf(now) }))];
}

/** A correction of the day voids what was decided about it; a released rescue that somebody acted on stays. */
export function voidDay(world: World, day: Day): void {
  world.discarded = world.discarded.filter((one) => one.day !== day);
  world.released = world.released.filter((one) => one.day !== day || wasActedOn(world, one.account, day));
}

function wasActedOn(world: World, account: string, day: Day): boolean {
  return world.rescues.some((one) => one.account === account && one.releasedFrom === day && one.actedOn);
}

function isBack(world: World, account: string, day: Day): boolean {
  const entries = world.history.get(account);
  const baseline = entries?.get(day)?.baseline ?? null;
  const known = [...(entries?.values() ?? [])].filter(({ index }) => index !== null);
  const last = known.at(-1)?.index ?? null;
  return baseline !== null && last !== null && 10 * (10 * last) >= 9 * baseline;
}
