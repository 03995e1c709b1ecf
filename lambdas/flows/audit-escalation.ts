import type { Case, Instant, Owed } from '../cases/case.ts';
import { fillRoles } from '../cases/directory.ts';
import { addHours, addMs, dateOf } from '../cases/instant.ts';
import { wasTold } from '../cases/outbox.ts';
import type { CaseStore, DirectoryStore, Ledger, NoticeStore } from '../ports.ts';
import { lostSteps } from './audit-case.ts';
import { hasEnough, kindOf } from './person-pace.ts';

export type AuditPorts = {
  readonly cases: CaseStore;
  readonly notices: NoticeStore;
  readonly ledger: Ledger;
  readonly directory: DirectoryStore;
  readonly defaultDesk: string;
};

/** A broken promise: a step that is gone, or something owed that nobody sends. */
export type Violation = {
  readonly caseId: string;
  readonly why: 'step-lost' | 'step-not-sent' | 'event-not-published' | 'notice-not-sent';
};

const minuteMs = 60_000;
/** What is owed for longer than this was missed by ten ticks. */
const graceMs = 10 * minuteMs;
/** A letter is due 72 hours after its red channel was resolved; a week covers it. */
const letterHours = 7 * 24;
/** A rescue's first reminder comes 24 hours after its opening: two looks before that are enough. */
const rescueAuditHours = 12;
const book = 'escalation-audit';

/**
 * Checks the promises of escalation, after a dispatch, against what is stored: every open case has a future
 * step or is finished, and whatever is owed was sent, unless it waits for its person's pace or for a retry.
 *
 * Costs a tick three index queries when all is well, and a read of the red channels that are open or younger
 * than a week; twice a day one of the open rescues.
 */
export async function auditEscalation(ports: AuditPorts, now: Instant): Promise<readonly Violation[]> {
  return [
    ...(await lostIn(ports, now)),
    ...(await overdueCases(ports, now)),
    ...(await forgottenNotices(ports.notices, now)),
  ];
}

async function lostIn({ cases, ledger }: AuditPorts, now: Instant): Promise<readonly Violation[]> {
  const alive = [...(await cases.aliveFrom('red-channel', dateOf(addHours(now, -letterHours))))];
  const round = `${dateOf(now)} ${Math.floor(Number(now.slice(11, 13)) / rescueAuditHours)}`;
  if ((await ledger.find(book, 'rescues')) !== round) {
    const rescues = await cases.aliveFrom('rescue', dateOf(now));
    const isSound = rescues.every((about) => lostSteps(about).length === 0);
    // While something is wrong, every tick looks again: the alarm stays until it is repaired.
    if (isSound) await ledger.write(book, 'rescues', round);
    alive.push(...rescues);
  }
  return alive
    .filter((about) => lostSteps(about).length > 0)
    .map(({ caseId }) => ({ caseId, why: 'step-lost' }));
}

async function overdueCases(ports: AuditPorts, now: Instant): Promise<readonly Violation[]> {
  const before = addMs(now, -graceMs);
  const violations: Violation[] = [];
  for (const about of await ports.cases.dueBy(before)) {
    const { caseId } = about;
    const event = about.events[about.eventsPublished];
    if (event !== undefined && event.at <= before) violations.push({ caseId, why: 'event-not-published' });
    for (const owed of about.owed.filter(({ at }) => at <= before)) {
      if (!(await isPaced(ports, about, owed, now))) violations.push({ caseId, why: 'step-not-sent' });
    }
  }
  return violations;
}

/** Whether everybody who is still to be told has as many messages this minute as one may have. */
async function isPaced(ports: AuditPorts, about: Case, owed: Owed, now: Instant): Promise<boolean> {
  if (about.kind === 'red-channel') return false;
  const [accounts, recipients] = await Promise.all([
    ports.directory.accounts(),
    ports.directory.recipients(),
  ]);
  const directory = { accounts, recipients, defaultDesk: ports.defaultDesk };
  const untold = fillRoles(about, owed.told, directory).recipientIds.filter(
    (id) => !wasTold(about, owed, id),
  );
  const waits = await Promise.all(untold.map((id) => hasEnough(ports.notices, id, now)));
  return waits.length > 0 && waits.every((each) => each);
}

/** Notices that should have been tried (again) long ago, by somebody who can be sent them. */
async function forgottenNotices(notices: NoticeStore, now: Instant): Promise<readonly Violation[]> {
  const before = addMs(now, -graceMs);
  const late = (await notices.listUnpublished()).filter(({ nextAttemptAt }) => nextAttemptAt <= before);
  const isWaiting = await Promise.all(
    late.map((each) => kindOf(each) !== 'red-channel' && hasEnough(notices, each.recipientId, now)),
  );
  return late
    .filter((_, place) => !isWaiting[place])
    .map(({ members, noticeId }) => ({ caseId: members[0]?.caseId ?? noticeId, why: 'notice-not-sent' }));
}
