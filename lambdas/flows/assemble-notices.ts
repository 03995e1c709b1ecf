import type { Case, Instant, Owed, StepName } from '../cases/case.ts';
import { type Directory, fillRoles } from '../cases/directory.ts';
import { byWeight, noticeItemOf } from '../cases/notice-item.ts';
import { dueSteps, wasTold, withStepDone } from '../cases/outbox.ts';
import type { CaseStore } from '../ports.ts';
import { inNotices, memberOf, type Telling } from './notice-members.ts';
import type { PersonPace } from './person-pace.ts';
import { isReached, type Reached } from './set-off.ts';

export type AssemblePorts = { readonly cases: CaseStore };

/** A notice to be made: one person, one step, one case or a digest of several. */
export type Draft = {
  readonly recipientId: string;
  readonly step: StepName;
  readonly tellings: readonly Telling[];
};

export type Assembled = {
  readonly drafts: readonly Draft[];
  /** Since when each is due that waits, because its person had enough messages this minute. */
  readonly waitingSince: readonly Instant[];
};

/**
 * Decides what goes to whom now. Rescue steps to one person become one digest per step; red-channel notices
 * go alone and never wait; of the rest, what is over the limit waits, and what has waited is bundled.
 */
export async function assembleNotices(
  ports: AssemblePorts,
  directory: Directory,
  due: readonly Case[],
  reached: Reached,
  pace: PersonPace,
  now: Instant,
): Promise<Assembled> {
  const groups = new Map<string, Group & { tellings: Telling[] }>();
  for (const about of [...due].sort((a, b) => textOrder(a.caseId, b.caseId))) {
    for (const owed of dueSteps(about, now)) {
      const { recipientIds } = fillRoles(about, owed.told, directory);
      const untold = recipientIds.filter(
        (id) => !isReached(reached, about.caseId, owed.step, id) && !wasTold(about, owed, id),
      );
      if (untold.length === 0) await strikeOut(ports, about, owed, now);
      for (const recipientId of untold) {
        const key = groupKey(recipientId, about, owed, now);
        const group = groups.get(key) ?? { recipientId, tellings: [] };
        group.tellings.push({ about, owed });
        groups.set(key, group);
      }
    }
  }
  const inOrder = [...groups.values()].sort(byUrgency);
  return paced(
    pace,
    inOrder.flatMap((group) => storable(group, directory)),
  );
}

/** What one person is to be told together. */
type Group = { readonly recipientId: string; readonly tellings: readonly Telling[] };

/** The group itself; what is too long to be stored is cut where its order is that of a digest. */
function storable(group: Group, directory: Directory): readonly Group[] {
  if (inNotices(group.tellings, memberOf).length === 1) return [group];
  const weighed = group.tellings.map((telling) => ({
    telling,
    item: noticeItemOf(telling.about, telling.owed.occurrence, directory, ''),
  }));
  const inOrder = weighed.sort((a, b) => byWeight(a.item, b.item)).map(({ telling }) => telling);
  return inNotices(inOrder, memberOf).map((tellings) => ({ ...group, tellings }));
}

/** Tellings with the same key go out as one notice. */
function groupKey(recipientId: string, about: Case, owed: Owed, now: Instant): string {
  const hasWaited = owed.at < now;
  const isAlone = about.kind === 'red-channel' || (about.kind === 'data-quality' && !hasWaited);
  return JSON.stringify([recipientId, about.kind, owed.step, isAlone ? about.caseId : null]);
}

async function paced(pace: PersonPace, groups: readonly Group[]): Promise<Assembled> {
  const drafts: Draft[] = [];
  const waitingSince: Instant[] = [];
  for (const { recipientId, tellings } of groups) {
    const first = tellings[0];
    if (first === undefined) continue;
    if (await pace.admits(recipientId, first.about.kind === 'red-channel'))
      drafts.push({ recipientId, step: first.owed.step, tellings });
    else waitingSince.push(first.owed.at);
  }
  return { drafts, waitingSince };
}

/** What goes first to somebody who cannot have everything at once. */
export const urgency = { 'red-channel': 0, rescue: 1, 'data-quality': 2 } as const;

function byUrgency(a: Group, b: Group): number {
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

async function strikeOut(ports: AssemblePorts, about: Case, owed: Owed, now: Instant): Promise<void> {
  const fresh = await ports.cases.find(about.caseId);
  if (fresh !== null) await ports.cases.save(withStepDone(fresh, owed, now));
}
