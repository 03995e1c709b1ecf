import type { Instant } from '../cases/case.ts';
import { addMs, dateOf } from '../cases/instant.ts';
import type { CaseStore, Notice, NoticeStore, Notifier } from '../ports.ts';
import { reportFindings } from './report-findings.ts';

export type DeliverPorts = {
  readonly notices: NoticeStore;
  readonly notifier: Notifier;
  readonly cases: CaseStore;
  readonly defaultDesk: string;
  /** The text of a notice as another person is to get it. */
  readonly reword: (notice: Notice, recipientId: string) => Promise<Notice['text']>;
};

const minuteMs = 60_000;
const longestPauseMs = 60 * minuteMs;

/**
 * Publishes a notice and records it, in this order: should the function die in between, a copy with the same
 * notice id goes out later; never is something recorded as sent that was not accepted.
 *
 * @returns whether a publish was accepted
 */
export async function deliver(ports: DeliverPorts, notice: Notice, now: Instant): Promise<boolean> {
  const pause = Math.min(longestPauseMs, minuteMs * 2 ** notice.attempts);
  const claimed = { ...notice, attempts: notice.attempts + 1, nextAttemptAt: addMs(now, pause) };
  if (!(await ports.notices.claim(notice, claimed.nextAttemptAt))) return false;
  const result = await ports.notifier.publish(notice);
  if (result.outcome === 'accepted') {
    await ports.notices.save({ ...claimed, publishedAt: now });
    return true;
  }
  if (result.outcome === 'refused') return reroute(ports, claimed, result.why, now);
  await ports.notices.save(claimed);
  return false;
}

/** A person whom SNS will never reach: the default desk gets the notice, the data team hears of it. */
async function reroute(ports: DeliverPorts, notice: Notice, why: string, now: Instant): Promise<boolean> {
  const { recipientId } = notice;
  await reportFindings(ports.cases, dateOf(now), [{ kind: 'unreachable-recipient', recipientId, why }], now);
  if (recipientId === ports.defaultDesk) {
    await ports.notices.save(notice);
    return false;
  }
  const text = await ports.reword(notice, ports.defaultDesk);
  const rerouted = { ...notice, recipientId: ports.defaultDesk, text, attempts: 0, nextAttemptAt: now };
  await ports.notices.create(rerouted);
  await ports.notices.remove(notice);
  return deliver(ports, rerouted, now);
}
