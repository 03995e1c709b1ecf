import { hourMs, minuteMs } from './hours.ts';
import type { Plan } from './plan.ts';

/** S3 tells of a put after so long. */
export const eventMs = 1_000;
const lateEventMs = 3 * hourMs;
const secondEventMs = 45 * minuteMs;

/** Counts events, ticks and schedules, and says what becomes of each: it happens once, unless it is planned otherwise. */
export function openTwists(
  plan: Plan,
  clock: { readonly now: number },
  from: { readonly puts: number; readonly clockwork: number },
) {
  let { puts, clockwork } = from;
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;

  /** Something goes on otherwise than it should, for so long. */
  function twisted(forMs: number): void {
    firstAt = Math.min(firstAt, clock.now);
    lastAt = Math.max(lastAt, clock.now + forMs);
  }

  return {
    puts: () => puts,
    clockwork: () => clockwork,
    firstAt: () => firstAt,
    lastAt: () => lastAt,
    isThrough: () =>
      Math.max(0, ...plan.events.keys()) <= puts && Math.max(0, ...plan.clockwork.keys()) <= clockwork,
    /** After how long S3 tells of a put, once for each time. */
    eventsAfterMs(): readonly number[] {
      puts += 1;
      const twist = plan.events.get(puts);
      if (twist === undefined) return [eventMs];
      twisted(twist === 'twice' ? secondEventMs : 0);
      if (twist === 'never') return [];
      return twist === 'late' ? [lateEventMs] : [eventMs, secondEventMs];
    },
    /** How often the next tick or schedule happens. */
    timesOfClockwork(): number {
      clockwork += 1;
      const twist = plan.clockwork.get(clockwork);
      if (twist === undefined) return 1;
      twisted(minuteMs);
      return twist === 'missed' ? 0 : 2;
    },
  };
}
