import type { Case } from '../cases/case.ts';
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
import { keptRescue, releasedDays, rescueFromBefore, verdictsOf } from '../cases/rescue-deeds.ts';
import type { CaseStore, Digest, HealthHistory, WorkStore } from '../ports.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { accountDayOf } from './account-days.ts';
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

/** The story of one new latest day, on top of the stored cases, none of which is of that day. */
export async function storyOfNewDay(
  ports: RescuePorts,
  model: Model,
  day: AccountDay,
  accountId: string,
  stored: readonly Case[],
): Promise<AccountStory> {
  const rescues = stored.filter((each) => each.state !== 'held');
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
