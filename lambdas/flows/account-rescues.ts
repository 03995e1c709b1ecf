import type { Case, Evidence, Instant } from '../cases/case.ts';
import type { Account } from '../cases/directory.ts';
import {
  type AccountDay,
  coolDownDays,
  foldLife,
  type Rescue,
  type RescueLife,
  rescuesIn,
  unwritten,
  type Verdict,
} from '../cases/rescue.ts';
import { type CaseChanges, type RescueSetting, reconcileRescues } from '../cases/rescue-cases.ts';
import { keptRescue, releasedDays, rescueFromBefore, verdictsOf } from '../cases/rescue-deeds.ts';
import { closedWithRescue, withToldOf } from '../cases/retraction.ts';
import type { CaseStore, Digest, HealthHistory, HistoryItem, WorkStore } from '../ports.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { accountDayOf } from './account-days.ts';
import { evidenceFor } from './evidence.ts';
import { modelOf } from './models.ts';
import { recastRescue, rescueInModel } from './rescue-in-model.ts';

export type RescuePorts = {
  readonly history: HealthHistory;
  readonly work: WorkStore;
  readonly cases: CaseStore;
  readonly digest: Digest;
};

/** What is known of an account before its rescues are decided. */
export type AccountStory = {
  readonly accountId: string;
  /** The stored cases that the days below cover. */
  readonly cases: readonly Case[];
  readonly start: RescueLife;
  readonly days: readonly AccountDay[];
  /** That of the last day: its open rescue is counted in this model. */
  readonly modelVersion: string;
  readonly verdicts: readonly Verdict[];
  /** Days whose hold does not count for this account: a person released its rescue. */
  readonly released: ReadonlySet<CalendarDay>;
};

/** The rescues that can matter on a day: open ones, and those whose cool-down may reach it. */
export async function rescuesAround(
  cases: CaseStore,
  day: CalendarDay,
): Promise<ReadonlyMap<string, Case[]>> {
  const byAccount = new Map<string, Case[]>();
  for (const each of await cases.aliveFrom('rescue', addDays(day, -coolDownDays))) {
    if (each.accountId === null) continue;
    byAccount.set(each.accountId, [...(byAccount.get(each.accountId) ?? []), each]);
  }
  return byAccount;
}

/** The story of one new latest day, on top of the stored cases. */
export async function storyOfNewDay(
  ports: RescuePorts,
  model: Model,
  day: AccountDay,
  accountId: string,
  stored: readonly Case[],
): Promise<AccountStory> {
  const rescues = stored.filter((each) => each.state !== 'held' && each.openedOn <= day.day);
  const covered = rescues.filter((each) => isOpenOn(each, day.day));
  const current = covered[0];
  const verdicts = verdictsOf(rescues);
  const isOver = (verdict: Verdict) => verdict.on < day.day;
  const lastVerdict = verdicts.filter(isOver).at(-1);
  return {
    accountId,
    cases: covered,
    start: {
      ...unwritten,
      current: current === undefined ? null : await rescueInModel(ports.history, model, current, day.day),
      coolUntil: lastVerdict === undefined ? null : addDays(lastVerdict.on, coolDownDays),
    },
    days: [day],
    modelVersion: model.version,
    verdicts: verdicts.filter((verdict) => !isOver(verdict)),
    released: releasedDays(covered, null),
  };
}

/** Open on a business day: not resolved, or by a person on that date or later. */
function isOpenOn(about: Case, day: CalendarDay): boolean {
  if (about.resolvedOn === null) return true;
  return about.resolvedAs !== 'retracted' && about.resolvedAs !== 'discarded' && about.resolvedOn >= day;
}

/**
 * The whole story of an account, from its first kept day.
 *
 * @param decided the days that it tells of: one that is only scored may be a mass fall, and comes again with its run
 * @param corrected the day whose correction voids the release of its rescue; null when none was corrected
 */
export async function wholeStory(
  ports: RescuePorts,
  model: Model,
  accountId: string,
  decided: ReadonlySet<CalendarDay>,
  corrected: CalendarDay | null,
): Promise<AccountStory> {
  const kept = await ports.history.listFrom(accountId, '0000-01-01');
  const items = kept.filter(({ day }) => decided.has(day));
  const undecided = new Set(kept.map(({ day }) => day).filter((day) => !decided.has(day)));
  const stored = (await ports.cases.ofAccount(accountId)).filter((each) => each.kind === 'rescue');
  const days: AccountDay[] = [];
  for (const [place, item] of items.entries()) {
    const isOfNewModel = place > 0 && items[place - 1]?.modelVersion !== item.modelVersion;
    const itsModel = isOfNewModel ? await modelOf(ports.work, item.modelVersion, model) : null;
    const recast = (rescue: Rescue) =>
      itsModel === null ? rescue : recastRescue(itsModel, rescue, items.slice(0, place));
    days.push({ ...accountDayOf(item), ...(itsModel === null ? {} : { recast }) });
  }
  const verdicts = verdictsOf(stored);
  // Of a rescue in another model nothing says how the first days are counted.
  const ofFirstModel = stored.filter(({ rescue }) => rescue?.modelVersion === items[0]?.modelVersion);
  return {
    accountId,
    // What a run that was cut off has opened is not taken back: the next one goes on with it.
    cases: stored.filter(({ openedOn }) => !undecided.has(openedOn)),
    start: { ...unwritten, current: rescueFromBefore(ofFirstModel, days, corrected) },
    days,
    modelVersion: items.at(-1)?.modelVersion ?? model.version,
    verdicts,
    released: releasedDays(stored, corrected),
  };
}

/**
 * The account's life when the new rescues of some days are held; a released one opens all the same, and one
 * that somebody acted on stays.
 */
export function lifeOf(story: AccountStory, isMassFall: IsMassFall): RescueLife {
  const life = lifeByData(story, isMassFall);
  const kept = keptRescue(story.cases, life, story.days[0]?.day ?? '');
  return kept === null ? life : toldLife(story, isMassFall, kept);
}

type IsMassFall = (day: CalendarDay) => boolean;

/**
 * The life without what only stays for a person's sake: what stays hangs on which days are mass falls, so which
 * days are must not hang on it.
 */
export function lifeByData(story: AccountStory, isMassFall: IsMassFall): RescueLife {
  return toldLife(story, isMassFall, null);
}

function toldLife(story: AccountStory, isMassFall: IsMassFall, kept: Rescue | null): RescueLife {
  const isHeld = (day: CalendarDay) => isMassFall(day) && !story.released.has(day);
  return foldLife({ ...story.start, kept }, story.days, isHeld, story.verdicts);
}

/** The days on which the data of a life newly open, or would have opened, a rescue. */
export function openingDays(life: RescueLife): readonly CalendarDay[] {
  const opened = rescuesIn(life).filter(({ openedOn }) => openedOn !== life.kept?.openedOn);
  return [...opened.map(({ openedOn }) => openedOn), ...life.heldOn.map(({ day }) => day)];
}

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
    const gone = new Set([...changes.save, ...changes.remove].map((each) => each.caseId));
    const settled = [...changes.save, ...story.cases.filter((each) => !gone.has(each.caseId))];
    for (const each of settled) {
      if (each.resolvedAs === 'retracted') await closeRedChannel(ports.cases, each, setting.now);
    }
    return settled;
  }
  throw new Error(`the cases of an account moved ${attempts} times while they were decided`);
}

/** Whether the stored cases of a story are what they should be, seen without reading anything more. */
export function isUntouched(digest: Digest, story: AccountStory, setting: SettleSetting): boolean {
  const life = lifeOf(story, setting.isMassFall);
  if (openingDays(life).some((day) => story.days.some((each) => each.day === day))) return false;
  const changes = reconcileRescues(story.cases, life, rescueSetting(digest, story, setting, new Map()));
  return changes.save.length === 0 && changes.remove.length === 0;
}

function rescueSetting(
  digest: Digest,
  { accountId, modelVersion }: AccountStory,
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
    corrected,
    evidence,
  };
}

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

async function saveAll(cases: CaseStore, changes: CaseChanges): Promise<boolean> {
  for (const each of changes.save) if ((await cases.save(each)) === 'conflict') return false;
  for (const each of changes.remove) await cases.remove(each);
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
