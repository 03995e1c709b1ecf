import type { Instant } from '../cases/case.ts';
import type { Directory } from '../cases/directory.ts';
import type {
  CaseStore,
  Clock,
  Digest,
  DirectoryStore,
  Ledger,
  Links,
  Notice,
  NoticeStore,
  Notifier,
} from '../ports.ts';
import { assembleNotices, urgency } from './assemble-notices.ts';
import { createNotice, divertNotice, enterInCases } from './create-notice.ts';
import { deliver } from './deliver.ts';
import { makeExecutiveDigests } from './executive-digest.ts';
import { Failures } from './failures.ts';
import { kindOf, openPace } from './person-pace.ts';
import { publishEvents } from './publish-events.ts';
import { nobodyReached, setOff } from './set-off.ts';

export type DispatchPorts = {
  readonly cases: CaseStore;
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly notifier: Notifier;
  readonly ledger: Ledger;
  readonly digest: Digest;
  readonly links: Links;
  readonly clock: Clock;
  readonly defaultDesk: string;
  /** `HH:MM` UTC. */
  readonly executiveDigestAt: string;
};

export type DispatchResult = {
  readonly published: number;
  /** Notices that no publish was accepted for yet. */
  readonly unpublished: number;
  /** Messages that wait because their person had enough of them this minute. */
  readonly waiting: number;
  /** Since when the oldest of what is owed now is owed; null when nothing is. */
  readonly oldestDueAt: Instant | null;
};

/** What a dispatch tells its operators: how much went out, and how old the oldest is that did not. */
export function noticeMetrics(result: DispatchResult, now: Instant): Readonly<Record<string, number>> {
  const age = result.oldestDueAt === null ? 0 : (Date.parse(now) - Date.parse(result.oldestDueAt)) / 1000;
  return { NoticesPublished: result.published, OldestDueNoticeSeconds: age };
}

/** What due steps set off may set off more, at the same instant; so many times at most. */
const rounds = 5;

/**
 * Sends whatever is due: the one way in which anything leaves the house. Reads only what is stored, so that
 * it may be called as often as one likes, by anybody, after any accident. Throws when a notice could not be made
 * or sent, after all others were.
 */
export async function dispatch(ports: DispatchPorts, now: Instant): Promise<DispatchResult> {
  let read: Directory | null = null;
  const left: Notice[] = [];
  let published = 0;
  const people = async () => (read ??= await readDirectory(ports));
  const divert = async (notice: Notice) => divertNotice(ports, await people(), notice, now);
  const failures = new Failures();
  const send = async (notice: Notice) => {
    const delivered = await deliver({ ...ports, divert }, notice, now);
    if (delivered === 'published') published += 1;
    if (delivered === 'unpublished') left.push(notice);
  };
  const enterAndSend = async (notice: Notice) => {
    const entered = await enterInCases(ports, await people(), notice, nobodyReached, now);
    if (entered !== null) await send(entered);
  };

  const pace = openPace(ports.notices, now);
  for (const notice of [...(await ports.notices.listUnpublished())].sort(byUrgency)) {
    const isDue = notice.nextAttemptAt <= now;
    if (isDue && (await pace.admits(notice.recipientId, kindOf(notice) === 'red-channel')))
      await failures.of(() => enterAndSend(notice));
    else left.push(notice);
  }
  let due = await ports.cases.dueBy(now);
  let waitingSince: readonly Instant[] = [];
  if (due.length > 0) {
    const directory = await people();
    let effects = await setOff(ports, directory, due, failures, now);
    for (let round = 1; effects.hasMoved && round < rounds; round += 1) {
      due = await ports.cases.dueBy(now);
      effects = await setOff(ports, directory, due, failures, now);
    }
    await failures.of(() => publishEvents(ports, due));
    const ready = due.filter(({ caseId }) => !effects.failed.has(caseId));
    const assembled = await assembleNotices(ports, directory, ready, effects.reached, pace, now);
    waitingSince = assembled.waitingSince;
    for (const draft of assembled.drafts) {
      await failures.of(async () => {
        const notice = await createNotice(ports, directory, draft, effects.reached, now);
        if (notice !== null) await send(notice);
      });
    }
  }
  const digests = await makeExecutiveDigests(ports, people, now);
  for (const digest of digests) await failures.of(() => enterAndSend(digest));
  failures.throwAny();
  const owedSince = [...left.map((notice) => notice.createdAt), ...waitingSince].sort();
  return {
    published,
    unpublished: left.length,
    waiting: waitingSince.length,
    oldestDueAt: owedSince[0] ?? null,
  };
}

function byUrgency(a: Notice, b: Notice): number {
  return urgency[kindOf(a)] - urgency[kindOf(b)] || (a.createdAt < b.createdAt ? -1 : 1);
}

async function readDirectory(ports: DispatchPorts): Promise<Directory> {
  const [accounts, recipients] = await Promise.all([
    ports.directory.accounts(),
    ports.directory.recipients(),
  ]);
  return { accounts, recipients, defaultDesk: ports.defaultDesk };
}
