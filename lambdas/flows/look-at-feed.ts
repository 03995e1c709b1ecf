import type { Instant } from '../cases/case.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { DayTimes } from './day-times.ts';
import { Failures } from './failures.ts';
import { type OverduePorts, reportOverdue } from './overdue.ts';
import { feedFolders, type TakeInPorts, takeIn } from './take-in.ts';

/**
 * Takes in what lies in the feed and reports what is overdue in it. Throws when some of it could not be done, after
 * the rest was.
 *
 * @returns the days whose run was started
 */
async function lookAtFeed(
  ports: TakeInPorts & OverduePorts,
  times: DayTimes,
  now: Instant,
): Promise<readonly CalendarDay[]> {
  const failures = new Failures();
  const taken = await failures.of(() => takeIn(ports, times, feedFolders, now));
  await failures.of(() => reportOverdue(ports, times, now));
  failures.throwAny();
  return taken?.started ?? [];
}

/**
 * Begins to look at the feed, and goes on when that is done or any of these ends: whatever may be wrong with the feed,
 * and however much it holds, people are told in time.
 *
 * @returns what gives, or throws, the end of the look
 */
export async function startLooking(
  ports: TakeInPorts & OverduePorts,
  times: DayTimes,
  now: Instant,
  enough: readonly Promise<unknown>[],
): Promise<{ readonly end: () => Promise<readonly CalendarDay[]> }> {
  const looking = lookAtFeed(ports, times, now);
  await Promise.race([looking.catch(() => {}), ...enough]);
  return { end: () => looking };
}
