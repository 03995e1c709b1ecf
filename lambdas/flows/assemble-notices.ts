import type { Case, Instant, Owed, Role, StepName } from '../cases/case.ts';
import { type Directory, fillRoles } from '../cases/directory.ts';
import { dateOf } from '../cases/instant.ts';
import { dueSteps, wasTold, withStepDone } from '../cases/outbox.ts';
import { breached, opensRedChannel } from '../cases/red-channel.ts';
import type { CaseStore, Digest, Ledger, NoticeStore } from '../ports.ts';
import { openRedChannelFor } from './open-red-channel.ts';
import { reportFindings } from './report-findings.ts';

export type AssemblePorts = {
  readonly cases: CaseStore;
  readonly notices: NoticeStore;
  readonly ledger: Ledger;
  readonly digest: Digest;
};

/** A step of a case that one person is to be told of. */
export type Telling = { readonly about: Case; readonly owed: Owed };

/** A notice to be made: one person, one step, one case or a digest of several. */
export type Draft = {
  readonly recipientId: string;
  readonly step: StepName;
  readonly tellings: readonly Telling[];
};

/** Something due that waits, because its person had enough messages this minute. */
export type Waiting = { readonly recipientId: string; readonly since: Instant };

export type Assembled = {
  readonly drafts: readonly Draft[];
  readonly waiting: readonly Waiting[];
  /** Whether a new case or finding came out of it, which may owe notices of its own. */
  readonly hasFound: boolean;
};

/** No more messages than this go to one person within a minute (domain §6). */
const messagesAMinute = 5;
const minuteMs = 60_000;

/**
 * Decides what goes to whom now. Rescue steps to one person become one digest per step; red-channel notices
 * go alone and never wait; of the rest, what is over the limit waits, and what has waited is bundled.
 */
export async function assembleNotices(
  ports: AssemblePorts,
  directory: Directory,
  due: readonly Case[],
  now: Instant,
): Promise<Assembled> {
  let hasFound = false;
  const groups = new Map<string, { recipientId: string; tellings: Telling[] }>();
  for (const about of [...due].sort((a, b) => (a.caseId < b.caseId ? -1 : 1))) {
    for (const owed of dueSteps(about, now)) {
      const effect = await setOff(ports, about, owed, directory, now);
      const { recipientIds, unfilled } = fillRoles(about, owed.told, directory);
      const hasReported = await reportUnfilled(ports, about, unfilled, now);
      hasFound = hasFound || effect.hasOpened || hasReported;
      const untold = recipientIds.filter((id) => !effect.reached.has(id) && !wasTold(about, owed, id));
      if (untold.length === 0) await strikeOut(ports, about, owed, now);
      for (const recipientId of untold) {
        const key = groupKey(recipientId, about, owed, now);
        const group = groups.get(key) ?? { recipientId, tellings: [] };
        group.tellings.push({ about, owed });
        groups.set(key, group);
      }
    }
  }
  return { ...(await paced(ports, [...groups.values()], now)), hasFound };
}

/** Tellings with the same key go out as one notice. */
function groupKey(recipientId: string, about: Case, owed: Owed, now: Instant): string {
  const hasWaited = owed.at < now;
  const isAlone = about.kind === 'red-channel' || (about.kind === 'data-quality' && !hasWaited);
  return JSON.stringify([recipientId, about.kind, owed.step, isAlone ? about.caseId : null]);
}

async function paced(
  ports: AssemblePorts,
  groups: readonly { recipientId: string; tellings: readonly Telling[] }[],
  now: Instant,
): Promise<{ drafts: readonly Draft[]; waiting: readonly Waiting[] }> {
  const since = new Date(Date.parse(now) - minuteMs).toISOString();
  const sent = new Map<string, number>();
  const drafts: Draft[] = [];
  const waiting: Waiting[] = [];
  for (const group of [...groups].sort(byUrgency)) {
    const first = group.tellings[0];
    if (first === undefined) continue;
    const count =
      sent.get(group.recipientId) ?? (await ports.notices.countPublishedSince(group.recipientId, since));
    if (first.about.kind !== 'red-channel' && count >= messagesAMinute) {
      waiting.push({ recipientId: group.recipientId, since: first.owed.at });
      sent.set(group.recipientId, count);
      continue;
    }
    sent.set(group.recipientId, count + 1);
    drafts.push({ recipientId: group.recipientId, step: first.owed.step, tellings: group.tellings });
  }
  return { drafts, waiting };
}

const urgency = { 'red-channel': 0, rescue: 1, 'data-quality': 2 } as const;

function byUrgency(
  a: { recipientId: string; tellings: readonly Telling[] },
  b: { recipientId: string; tellings: readonly Telling[] },
): number {
  const [first, second] = [a.tellings[0], b.tellings[0]];
  if (first === undefined || second === undefined) return 0;
  return (
    urgency[first.about.kind] - urgency[second.about.kind] ||
    textOrder(first.owed.at, second.owed.at) ||
    textOrder(first.about.caseId, second.about.caseId) ||
    textOrder(a.recipientId, b.recipientId)
  );
}

function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * What a step sets off besides its notices: a rescue of a tier S or A account that was not acknowledged in 24
 * hours opens a red channel, whose notice replaces this one for those it reaches; a due time that passes
 * with nobody on site makes a breach.
 */
async function setOff(
  ports: AssemblePorts,
  about: Case,
  owed: Owed,
  directory: Directory,
  now: Instant,
): Promise<{ reached: ReadonlySet<string>; hasOpened: boolean }> {
  const nothing = { reached: new Set<string>(), hasOpened: false };
  if (about.kind === 'red-channel' && owed.step === 'breached') await markBreached(ports, about, now);
  if (about.kind !== 'rescue' || owed.step !== 'unacknowledged-24h' || !opensRedChannel(about.tier))
    return nothing;
  if (!directory.accounts.has(about.accountId ?? '')) return nothing;
  const red = await openRedChannelFor(ports, about, now);
  if (red === null) return nothing;
  const opening = red.owed.find((each) => each.step === 'opened');
  const told = red.told.filter((each) => each.step === 'opened').map((each) => each.recipientId);
  const reached = opening === undefined ? told : fillRoles(red, opening.told, directory).recipientIds;
  return { reached: new Set(reached), hasOpened: true };
}

async function markBreached(ports: AssemblePorts, about: Case, now: Instant): Promise<void> {
  const fresh = await ports.cases.find(about.caseId);
  if (fresh !== null && fresh.redChannel?.breached === false) await ports.cases.save(breached(fresh, now));
}

/** The data team hears once per account and role that nobody fills it. */
async function reportUnfilled(
  ports: AssemblePorts,
  about: Case,
  roles: readonly Role[],
  now: Instant,
): Promise<boolean> {
  let hasReported = false;
  for (const role of roles) {
    const subject = `${ports.digest(about.accountId ?? '')} ${role}`;
    if (role === 'data_team' || (await ports.ledger.find('unfilled-role', subject)) !== null) continue;
    const finding = { kind: 'unfilled-role' as const, accountId: about.accountId ?? '', role };
    await reportFindings(ports.cases, dateOf(now), [finding], now);
    await ports.ledger.write('unfilled-role', subject, now);
    hasReported = true;
  }
  return hasReported;
}

async function strikeOut(ports: AssemblePorts, about: Case, owed: Owed, now: Instant): Promise<void> {
  const fresh = await ports.cases.find(about.caseId);
  if (fresh !== null) await ports.cases.save(withStepDone(fresh, owed, now));
}
