import { promptMs } from '../bound.ts';
import { dayMs, minuteMs, nextRun } from '../hours.ts';
import { type Outcome, timeText } from '../outcome.ts';
import type { Scenario } from '../scenario.ts';

/** One run decides one day at a time, in so long. */
const runMs = 5_000;

/** While all is well: days that were not decided as soon as all of their files had come, and their time. */
export function lateDays({ scenario, days, firstTroubleAt }: Outcome): readonly string[] {
  // While a model is wrong nothing is scored.
  if (firstTroubleAt < Number.POSITIVE_INFINITY || scenario.truth.alarm !== undefined) return [];
  const since = new Map(days.map(({ day }) => [day, readyAt(scenario, day)]));
  return days.flatMap(({ day, decidedAt }) => {
    const readyAt = since.get(day) ?? Number.NEGATIVE_INFINITY;
    // Those that were there shortly before may come first.
    const queue = [...since.values()].filter((at) => readyAt - 5 * minuteMs < at && at <= readyAt).length;
    if (decidedAt === null || Date.parse(decidedAt) <= readyAt + promptMs + queue * runMs) return [];
    return [
      `${day} was decided at ${timeText(Date.parse(decidedAt))}, and was ready at ${timeText(readyAt)}`,
    ];
  });
}

/** When the last of its files is put or taken away, and its time has come; never for a day of which none ever comes. */
function readyAt(scenario: Scenario, day: string): number {
  const cameAt = scenario.script
    .filter(({ key }) => key.startsWith(`snapshots/${day}/`))
    .map(({ at }) => Date.parse(`${at}:00Z`));
  const scheduledAt = nextRun(scenario, Date.parse(`${day}T00:00Z`) + dayMs - 1);
  return cameAt.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...cameAt, scheduledAt);
}
