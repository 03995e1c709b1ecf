import { reportViolations } from '../adapters/escalation-log.ts';
import { emitMetrics } from '../adapters/metrics.ts';
import { once } from '../adapters/once.ts';
import { clock, wait } from '../adapters/runtime.ts';
import { dayTimes, wireTick } from '../adapters/wiring.ts';
import { tickEnvironment } from '../environment.ts';
import { noticeMetrics } from '../flows/dispatch.ts';
import { startLooking } from '../flows/look-at-feed.ts';
import { type Operators, tellAndWatch } from '../flows/tell-and-watch.ts';

const wired = once(tickEnvironment, wireTick);

/** Every minute, and after every run: looks at the feed, for a fifth of its time or to its end, then sends what is due. */
export async function handler(_event?: unknown, context?: { getRemainingTimeInMillis(): number }) {
  const { value: ports, environment } = wired();
  const now = clock.now();
  const enough = context === undefined ? [] : [wait(context.getRemainingTimeInMillis() / 5)];
  const look = await startLooking(ports, dayTimes(environment), now, enough);
  const operators: Operators = {
    dispatched: (result) => emitMetrics(environment.STAGE, noticeMetrics(result, now)),
    watched: (violations) => reportViolations(environment.STAGE, violations),
  };
  return tellAndWatch(ports, look, operators, now);
}
