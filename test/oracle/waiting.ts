import type { Instant } from './calendar.ts';
import type { RescueCase } from './cases.ts';
import type { Owed } from './outbox.ts';
import { fill, type World } from './world.ts';

/** Looks up again for whom something waits: it goes to who fills the role when it is sent. */
export function lookUpWaiting(world: World, now: Instant): void {
  const { owed } = world.outbox;
  const all = [...owed].flatMap(([person, items]) => items.map((item) => ({ person, item })));
  for (const { person, item } of all) {
    const { about, role, waited } = item;
    if (!waited || role === null || about.kind !== 'rescue') continue;
    const people = fill(world, about, role, now);
    if (people.includes(person)) continue;
    drop(world, person, item);
    for (const other of people) {
      if (!hasHeard(world, other, about, item)) owed.set(other, [...(owed.get(other) ?? []), item]);
    }
  }
}

function drop({ outbox }: World, person: string, item: Owed): void {
  const left = (outbox.owed.get(person) ?? []).filter((one) => one !== item);
  if (left.length === 0) outbox.owed.delete(person);
  else outbox.owed.set(person, left);
}

/** Whether this person has, or is to have, that step of the rescue, or the opening of its red channel in its place. */
function hasHeard({ outbox }: World, person: string, rescue: RescueCase, { step, since }: Owed): boolean {
  const isOwed = (outbox.owed.get(person) ?? []).some((one) => one.step === step && one.about === rescue);
  const own = outbox.sent.filter(({ recipient, at }) => recipient === person && at >= since);
  const wasSent = own.some((notice) => notice.step === step && notice.cases.includes(rescue));
  const channel = rescue.redChannel;
  const isReached =
    step === 'unacknowledged-24h' &&
    channel !== null &&
    own.some((notice) => notice.step === 'opened' && notice.cases.includes(channel));
  return isOwed || wasSent || isReached;
}
