import type { CaseStore } from '../../lambdas/ports.ts';
import type { World } from '../world.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** Hours of every day, UTC, at which something may be due: the scheduled run, the executives, the deadline. */
const dailyHours = [6, 7, 12];
const scheduledHour = 6;

/** When the day before is decided, where a clock is set by hand. */
export const scheduledRunAt = `0${scheduledHour}:00`;

/** Whether the daily schedule fires at this instant; milliseconds since 1970, as all instants here. */
export function isScheduled(now: number): boolean {
  return now % dayMs === scheduledHour * hourMs;
}

/** Ticks a world whose clock is set by hand, and knows at which instants it must be ticked. */
export function handTicked(world: Pick<World, 'tick'>, cases: Pick<CaseStore, 'nextDueAt'>) {
  /** When notices went out within the last minute. */
  let sentAt: readonly number[] = [];
  let hasWaiting = false;
  return {
    async tick(now: number): ReturnType<World['tick']> {
      const result = await world.tick();
      const { published, waiting } = result;
      sentAt = [...sentAt.filter((at) => at > now - minuteMs), ...(published > 0 ? [now] : [])];
      hasWaiting = waiting > 0;
      return result;
    },

    /** The first instant after this one at which anything may be due by itself. */
    async next(now: number): Promise<number> {
      const owed = await cases.nextDueAt(new Date(now).toISOString());
      // What waits for its person's pace goes when a notice of the last minute is a minute old.
      const released = sentAt.map((at) => at + minuteMs).find((at) => at > now) ?? now + minuteMs;
      return Math.min(
        nextDaily(now),
        owed === null ? Number.POSITIVE_INFINITY : Date.parse(owed),
        hasWaiting ? released : Number.POSITIVE_INFINITY,
      );
    },
  };
}

function nextDaily(now: number): number {
  const midnight = now - (now % dayMs);
  const instants = dailyHours.map((hour) => midnight + hour * hourMs);
  return instants.find((at) => at > now) ?? midnight + dayMs + (dailyHours[0] ?? 0) * hourMs;
}
