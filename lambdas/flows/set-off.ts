import type { Case, Instant, Owed, Role, StepName } from '../cases/case.ts';
import { type Directory, fillRoles } from '../cases/directory.ts';
import { dateOf } from '../cases/instant.ts';
import { dueSteps } from '../cases/outbox.ts';
import { breached, opensRedChannel } from '../cases/red-channel.ts';
import type { CaseStore, Digest, Ledger } from '../ports.ts';
import type { Failures } from './failures.ts';
import { openRedChannelFor } from './open-red-channel.ts';
import { reportFindings } from './report-findings.ts';

export type SetOffPorts = { readonly cases: CaseStore; readonly ledger: Ledger; readonly digest: Digest };

/** By rescue, who hears of its 24 hours from the red channel that it opened. */
export type Reached = ReadonlyMap<string, ReadonlySet<string>>;

export const nobodyReached: Reached = new Map();

/** Whether the red channel of this rescue tells this person in place of the step. */
export function isReached(reached: Reached, caseId: string, step: StepName, recipientId: string): boolean {
  return step === 'unacknowledged-24h' && reached.get(caseId)?.has(recipientId) === true;
}

export type SetOff = {
  readonly reached: Reached;
  /** Whether a case was opened or moved, which may owe notices of its own at this very instant. */
  readonly hasMoved: boolean;
  /** Cases of which not all could be done: they tell nobody before it is. */
  readonly failed: ReadonlySet<string>;
};

/**
 * What due steps set off besides their notices, before anything is sent: a rescue of a tier S or A account
 * that was not acknowledged in 24 hours opens a red channel, whose notice replaces the step's for those it
 * reaches; a due time that passes with nobody on site is a breach; a role that nobody fills is reported.
 */
export async function setOff(
  ports: SetOffPorts,
  directory: Directory,
  due: readonly Case[],
  failures: Failures,
  now: Instant,
): Promise<SetOff> {
  const reached = new Map<string, ReadonlySet<string>>();
  const failed = new Set<string>();
  let hasMoved = false;
  const setOffBy = async (about: Case) => {
    for (const owed of dueSteps(about, now)) {
      const opening = await openedBy(ports, about, owed, directory, now);
      if (opening !== null) reached.set(about.caseId, opening.reached);
      const isBreach = owed.step === 'breached' && (await markBreached(ports, about, now));
      const { unfilled } = fillRoles(about, owed.told, directory);
      const isReported = await reportUnfilled(ports, about, unfilled, now);
      hasMoved = hasMoved || opening?.isNew === true || isBreach || isReported;
    }
    return 'done';
  };
  for (const about of [...due].sort((a, b) => (a.caseId < b.caseId ? -1 : 1)))
    if ((await failures.of(() => setOffBy(about))) === undefined) failed.add(about.caseId);
  return { reached, hasMoved, failed };
}

async function openedBy(
  ports: SetOffPorts,
  about: Case,
  owed: Owed,
  directory: Directory,
  now: Instant,
): Promise<{ readonly reached: ReadonlySet<string>; readonly isNew: boolean } | null> {
  if (about.kind !== 'rescue' || owed.step !== 'unacknowledged-24h' || !opensRedChannel(about.tier))
    return null;
  if (!directory.accounts.has(about.accountId ?? '')) return null;
  const opened = await openRedChannelFor(ports, about, now);
  if (opened === null) return null;
  const { red, isNew } = opened;
  const opening = red.owed.find((each) => each.step === 'opened');
  const told = red.told.filter((each) => each.step === 'opened').map((each) => each.recipientId);
  // It goes on owing its opening only to the roles in which somebody is left to tell.
  const left = opening === undefined ? [] : fillRoles(red, opening.told, directory).recipientIds;
  return { reached: new Set([...told, ...left]), isNew };
}

async function markBreached(ports: SetOffPorts, about: Case, now: Instant): Promise<boolean> {
  const fresh = await ports.cases.find(about.caseId);
  if (fresh === null || fresh.redChannel === undefined || fresh.redChannel.breached) return false;
  return (await ports.cases.save(breached(fresh, now))) === 'saved';
}

/** The data team hears once per account and role that nobody fills it. */
async function reportUnfilled(
  ports: SetOffPorts,
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
