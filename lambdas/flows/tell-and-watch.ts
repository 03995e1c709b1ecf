import type { Instant } from '../cases/case.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import { type AuditPorts, auditEscalation, type Violation } from './audit-escalation.ts';
import { type DispatchPorts, type DispatchResult, dispatch } from './dispatch.ts';
import { Failures } from './failures.ts';

/** Who is told what came of it, as soon as it is known. */
export type Operators = {
  readonly dispatched: (result: DispatchResult) => void;
  readonly watched: (violations: readonly Violation[]) => void;
};

type Told = DispatchResult & {
  readonly violations: readonly Violation[];
  readonly started: readonly CalendarDay[];
};

/**
 * Sends what is due, watches over escalation, and waits for the end of a look at the feed. None of it keeps the rest
 * from being done: what failed is thrown at the end.
 */
export async function tellAndWatch(
  ports: DispatchPorts & AuditPorts,
  look: { readonly end: () => Promise<readonly CalendarDay[]> },
  operators: Operators,
  now: Instant,
): Promise<Told> {
  const failures = new Failures();
  const telling = dispatch(ports, now);
  await failures.of(async () => operators.dispatched(await telling));
  const watching = auditEscalation(ports, now);
  await failures.of(async () => operators.watched(await watching));
  await failures.of(look.end);
  failures.throwAny();
  return { ...(await telling), violations: await watching, started: await look.end() };
}
