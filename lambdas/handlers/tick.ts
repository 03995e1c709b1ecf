import { reportViolations } from '../adapters/escalation-log.ts';
import { emitMetrics } from '../adapters/metrics.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { dayTimes, wireTick } from '../adapters/wiring.ts';
import { tickEnvironment } from '../environment.ts';
import { auditEscalation } from '../flows/audit-escalation.ts';
import { dispatch, noticeMetrics } from '../flows/dispatch.ts';
import { Failures } from '../flows/failures.ts';
import { lookAtFeed } from '../flows/look-at-feed.ts';

const wired = once(tickEnvironment, wireTick);

/** Every minute, and after every run: looks at the feed, then sends what is due, whatever may be wrong with the feed. */
export async function handler() {
  const { value: ports, environment } = wired();
  const [failures, now] = [new Failures(), clock.now()];
  const started = await failures.of(() => lookAtFeed(ports, dayTimes(environment), now));
  const result = await dispatch(ports, now);
  emitMetrics(environment.STAGE, noticeMetrics(result, now));
  const violations = await auditEscalation(ports, now);
  reportViolations(environment.STAGE, violations);
  failures.throwAny();
  return { started, ...result, violations };
}
