import type { Case, Evidence, Instant } from '../cases/case.ts';
import type { Account } from '../cases/directory.ts';
import { wasTakenOver } from '../cases/red-channel.ts';
import type { RescueLife } from '../cases/rescue.ts';
import { type RescueSetting, reconcileRescues } from '../cases/rescue-cases.ts';
import { closedWithRescue, withToldOf } from '../cases/retraction.ts';
import type { CaseStore, Digest, HistoryItem } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { type AccountStory, lifeOf, openingDays, type RescuePorts } from './account-story.ts';
import { evidenceFor } from './evidence.ts';

export type SettleSetting = {
  readonly model: Model;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly isMassFall: (day: CalendarDay) => boolean;
  /** The latest business day that is decided. */
  readonly day: CalendarDay;
  /** The first business day of which the files or people may tell something new. */
  readonly from: CalendarDay;
  /** The day whose correction is decided; null for a new day and for a release. */
  readonly corrected: CalendarDay | null;
  readonly now: Instant;
};

/** How often a case may move under our hands before the run gives up (and is started again). */
const attempts = 5;

/**
 * Brings the stored cases of an account into line with its life. When somebody moved a case meanwhile, the
 * story is told again.
 *
 * @param tell the story as stored right now
 * @returns the cases of the story as they are now
 */
export async function settleAccount(
  ports: RescuePorts,
  tell: () => Promise<AccountStory>,
  setting: SettleSetting,
): Promise<readonly Case[]> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const story = await tell();
    const life = lifeOf(story, setting.isMassFall);
    const evidence = await evidenceOf(ports, story, life, setting);
    const changes = reconcileRescues(
      story.cases,
      life,
      rescueSetting(ports.digest, story, setting, evidence),
    );
    if (!(await saveAll(ports.cases, changes))) continue;
    const changed = new Set(changes.map((each) => each.caseId));
    const settled = [...changes, ...story.cases.filter((each) => !changed.has(each.caseId))];
    for (const each of settled) {
      if (each.resolvedAs === 'retracted' && wasTakenOver(each))
        await closeRedChannel(ports.cases, each, setting.now);
    }
    return settled;
  }
  throw new Error(`the cases of an account moved ${attempts} times while they were decided`);
}

/** Whether the stored cases of a story are what they should be, seen without reading anything more. */
export function isUntouched(digest: Digest, story: AccountStory, setting: SettleSetting): boolean {
  const life = lifeOf(story, setting.isMassFall);
  if (openingDays(life).some((day) => story.days.some((each) => each.day === day))) return false;
  return reconcileRescues(story.cases, life, rescueSetting(digest, story, setting, new Map())).length === 0;
}

function rescueSetting(
  digest: Digest,
  { accountId, modelVersion, days }: AccountStory,
  { accounts, now, day, from, corrected }: SettleSetting,
  evidence: ReadonlyMap<CalendarDay, Evidence>,
): RescueSetting {
  return {
    accountId,
    accountDigest: digest(accountId),
    tier: accounts.get(accountId)?.tier ?? null,
    now,
    modelVersion,
    foldedThrough: day,
    from,
    isKnown: (date) => days.some((each) => each.day === date),
    corrected,
    evidence,
  };
}

/**
 * A retracted rescue takes the red channel along that it opened; whoever heard of that hears of the retraction. It comes
 * after the rescue is stored, for only then nobody can have acted on it, and carries on what was cut off before.
 */
async function closeRedChannel(cases: CaseStore, { accountId, caseId }: Case, now: Instant): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await cases.ofAccount(accountId ?? '');
    const rescue = stored.find((each) => each.caseId === caseId);
    const red = stored.find((each) => each.redChannel?.fromRescue === caseId);
    if (rescue === undefined || red === undefined) return;
    const closed = closedWithRescue(red, now);
    if (closed !== null && (await cases.save(closed)) === 'conflict') continue;
    if (closed === null && red.resolvedAs !== 'retracted') return;
    const told = withToldOf(rescue, closed ?? red, now);
    if (told === rescue || (await cases.save(told)) === 'saved') return;
  }
  throw new Error(`the red channel of ${caseId} moved ${attempts} times while it was closed`);
}

async function saveAll(cases: CaseStore, changes: readonly Case[]): Promise<boolean> {
  for (const each of changes) if ((await cases.save(each)) === 'conflict') return false;
  return true;
}

/**
 * Evidence for every opening of the life. What opened before `from` has it already: nothing of then has changed, and
 * the day that it is compared with may be forgotten by now.
 */
async function evidenceOf(
  ports: RescuePorts,
  story: AccountStory,
  life: RescueLife,
  { model, from }: SettleSetting,
): Promise<ReadonlyMap<CalendarDay, Evidence>> {
  const evidence = new Map(
    story.cases.flatMap(({ rescue, resolvedAs }) =>
      rescue === undefined || resolvedAs === 'retracted' || rescue.evidence.day >= from
        ? []
        : [[rescue.evidence.day, rescue.evidence]],
    ),
  );
  for (const day of openingDays(life)) {
    const isCovered = !evidence.has(day) && story.days.some((each) => each.day === day);
    const item: HistoryItem | undefined = isCovered
      ? (await ports.history.findMany([story.accountId], day)).get(story.accountId)
      : undefined;
    if (item !== undefined) evidence.set(day, await evidenceFor(ports, model, item));
  }
  return evidence;
}
