import { reportViolations } from '../adapters/escalation-log.ts';
import { emitMetrics } from '../adapters/metrics.ts';
import { once } from '../adapters/once.ts';
import { clock } from '../adapters/runtime.ts';
import { dayTimes, wireTick } from '../adapters/wiring.ts';
import { tickEnvironment } from '../environment.ts';
import { auditEscalation } from '../flows/audit-escalation.ts';
import { dispatch, noticeMetrics } from '../flows/dispatch.ts';
import { reportOverdue } from '../flows/overdue.ts';
import { feedFolders, takeIn } from '../flows/take-in.ts';

const wired = once(tickEnvironment, wireTick);

/** Every minute, and after every run: takes in what an event missed, reports what is overdue, sends what is due. */
export async function handler() {
  const { value: ports, environment } = wired();
  const times = dayTimes(environment);
  const now = clock.now();
  const { started } = await takeIn(ports, times, feedFolders, now);
  await reportOverdue(ports, times, now);
  const result = await dispatch(ports, now);
  emitMetrics(environment.STAGE, noticeMetrics(result, now));
  reportViolations(environment.STAGE, await auditEscalation(ports, now));
  return { started, ...result };
}
