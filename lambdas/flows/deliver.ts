import type { Instant } from '../cases/case.ts';
import { addMs, dateOf } from '../cases/instant.ts';
import type { CaseStore, Clock, Notice, NoticeStore, Notifier } from '../ports.ts';
import { reportFindings } from './report-findings.ts';

export type DeliverPorts = {
  readonly notices: NoticeStore;
  readonly notifier: Notifier;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly defaultDesk: string;
  /** Makes of a notice the one that the default desk gets; null when it needs none. */
  readonly divert: (notice: Notice) => Promise<Notice | null>;
};

/** What became of a notice: `needless` when the default desk has nothing new to hear from it. */
type Delivered = 'published' | 'unpublished' | 'needless';

const minuteMs = 60_000;
const longestPauseMs = 60 * minuteMs;

/**
 * Publishes a notice and records it, in this order: should the function die in between, a copy with the same
 * notice id goes out later; never is something recorded as sent that was not accepted.
 *
 * @param now when the dispatch began: with many to tell that may be minutes ago, and nobody else may try meanwhile
 */
export async function deliver(ports: DeliverPorts, notice: Notice, now: Instant): Promise<Delivered> {
  const pause = Math.min(longestPauseMs, minuteMs * 2 ** notice.attempts);
  const at = ports.clock.now();
  const claimed = { ...notice, attempts: notice.attempts + 1, nextAttemptAt: addMs(at, pause) };
  if (!(await ports.notices.claim(notice, claimed.nextAttemptAt))) return 'unpublished';
  const result = await ports.notifier.publish(notice);
  if (result.outcome === 'accepted') {
    await ports.notices.save({ ...claimed, publishedAt: at });
    return 'published';
  }
  if (result.outcome === 'refused') return reroute(ports, claimed, result.why, now);
  await ports.notices.save(claimed);
  return 'unpublished';
}

/**
 * A person whom SNS will never reach: the default desk gets the notice, unless it knows of all of it, and the data team
 * hears of it.
 */
async function reroute(ports: DeliverPorts, notice: Notice, why: string, now: Instant): Promise<Delivered> {
  const { recipientId } = notice;
  await reportFindings(ports.cases, dateOf(now), [{ kind: 'unreachable-recipient', recipientId, why }], now);
  if (recipientId === ports.defaultDesk) {
    await ports.notices.save(notice);
    return 'unpublished';
  }
  const diverted = await ports.divert(notice);
  await ports.notices.remove(notice);
  return diverted === null ? 'needless' : deliver(ports, diverted, now);
}
