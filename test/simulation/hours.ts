import type { Scenario } from './scenario.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

/** At this hour, UTC, the run of a day is scheduled. */
const scheduleHour = 6;
/** At this hour, UTC, it is checked whether everybody can be reached. */
export const reachHour = 4;
/** Hours of a day, UTC, at which something may be due by itself. */
const clockworkHours = [0, scheduleHour, 7, 12];

/** The full minute at this instant or after it. */
export function ceilMinute(at: number): number {
  return Math.ceil(at / minuteMs) * minuteMs;
}

/** The first instant after this one at which it is one of these hours. */
export function nextOf(hours: readonly number[], after: number): number {
  const midnight = after - (after % dayMs);
  const all = [0, dayMs].flatMap((day) => hours.map((hour) => midnight + day + hour * hourMs));
  return Math.min(...all.filter((at) => at > after));
}

/** When a day's run is scheduled next, after this instant. */
export function nextRun({ zone }: Scenario, after: number): number {
  return zone === undefined ? nextOf([scheduleHour], after) : nextIn(zone.runs, after);
}

/** When something may be due next by itself. */
function nextByItself({ zone }: Scenario, after: number): number {
  const ofZone = [...(zone?.runs ?? []), ...(zone?.deadlines ?? [])];
  return Math.min(nextOf(clockworkHours, after), nextIn(ofZone, after));
}

function nextIn(minutes: readonly string[], after: number): number {
  return Math.min(...minutes.map((minute) => Date.parse(`${minute}:00Z`)).filter((at) => at > after));
}

/**
 * The next tick that may find something to do, after one that did nothing, the last of so many that did nothing although
 * something was due: when something is due, or may be, or when what is out comes back. What is due and fails is
 * tried ever more rarely.
 */
export function nextUsefulTick(
  scenario: Scenario,
  due: number,
  now: number,
  stuckTicks: number,
  outUntil: number,
): number {
  const again = now + 2 ** Math.min(stuckTicks - 1, 6) * minuteMs;
  const next = stuckTicks > 0 ? Math.min(again, due > now ? due : Infinity) : due;
  const back = outUntil > now ? ceilMinute(outUntil) : Infinity;
  return Math.max(ceilMinute(now + 1), Math.min(ceilMinute(next), nextByItself(scenario, now), back));
}
