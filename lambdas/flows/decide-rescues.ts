import type { Case, Instant } from '../cases/case.ts';
import { type AccountDay, isMassFall, reasonsOf } from '../cases/rescue.ts';
import type { DayRecord, DayRecords, DirectoryStore, WorkStore } from '../ports.ts';
import type { CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import {
  type AccountStory,
  lifeByData,
  openingDays,
  type RescuePorts,
  storyOfNewDay,
  wholeStory,
} from './account-story.ts';
import { followedKey, openersKey, type ScoredRow } from './day-plan.ts';
import { inParallel } from './in-parallel.ts';
import { isUntouched, settleAccount } from './settle-account.ts';

/** Accounts whose cases are read and written together. */
const accountsAtOnce = 16;

export type DecidePorts = RescuePorts & {
  readonly directory: Pick<DirectoryStore, 'findAccounts'>;
  readonly days: Pick<DayRecords, 'save'>;
};

export type RescueDay = {
  readonly day: CalendarDay;
  readonly runId: string;
  readonly model: Model;
  /** The rescues that can matter on the day. */
  readonly around: ReadonlyMap<string, readonly Case[]>;
  /** The concerned accounts of the day. */
  readonly rows: ReadonlyMap<string, ScoredRow>;
  /** Whether an account is one of the day's. */
  readonly has: (accountId: string) => boolean;
  /** Accounts that the day had before and has no more, with a later reason or not. */
  readonly gone: readonly string[];
  /** Accounts with a known index. */
  readonly known: number;
  /** All scored days but this one. */
  readonly others: readonly DayRecord[];
  /** The day, when its correction voids what people decided about its hold; else null. */
  readonly corrected: CalendarDay | null;
  readonly now: Instant;
};

export type RescueDecision = {
  /** Whether the day's new rescues are held. */
  readonly isMassFall: boolean;
  /** Rescues of the accounts that were decided which are held now, of whatever day. */
  readonly heldCases: readonly Case[];
  /** Rescues that opened now and are open. */
  readonly opened: number;
  /** Later days whose hold changed because accounts of this day did. */
  readonly flipped: ReadonlyMap<CalendarDay, boolean>;
};

/** Whether an account's day can open, move or end a rescue, now or on a later day. */
export function isConcerned(
  day: CalendarDay,
  row: ScoredRow,
  around: ReadonlyMap<string, readonly Case[]>,
): boolean {
  return around.has(row.accountId) || row.hasLaterReason || reasonsOf(accountDay(day, row)).length > 0;
}

/** Decides the rescues of a day that is the latest and was never decided before. */
export async function decideNewDay(ports: DecidePorts, about: RescueDay): Promise<RescueDecision> {
  const { around } = about;
  const before = await dayBefore(ports.work, about);
  const decided = daysWith(about);
  const wasHeld = new Set(about.others.filter((record) => record.isMassFall).map((record) => record.day));
  const told = await inParallel([...about.rows.values()], accountsAtOnce, async (row) => {
    const story = await storyOn(ports, about, decided, before, row, around.get(row.accountId) ?? []);
    return { row, story };
  });
  const openers = told
    .filter(({ story }) => openingDays(lifeByData(story, (day) => wasHeld.has(day))).includes(about.day))
    .map(({ row }) => row.accountId);
  await ports.work.write(openersKey(about.day), JSON.stringify(openers.sort()));
  const isMass = isMassFall(openers.length, about.known);
  const setting = {
    ...about,
    accounts: await ports.directory.findAccounts(about.rows.keys()),
    from: about.day,
    corrected: null,
    isMassFall: (day: CalendarDay) => (day === about.day ? isMass : wasHeld.has(day)),
  };

  const moved = told.filter(({ story }) => !isUntouched(ports.digest, story, setting));
  const settled = await inParallel(moved, accountsAtOnce, ({ row }) => {
    const tell = async () => {
      const stored = (await ports.cases.ofAccount(row.accountId)).filter((each) => each.kind === 'rescue');
      return storyOn(ports, about, decided, before, row, stored);
    };
    return settleAccount(ports, tell, setting);
  });
  await ports.work.write(followedKey(about.day), JSON.stringify([...around.keys()].sort()));
  return { isMassFall: isMass, ...outcomeOf(settled.flat(), about.now), flipped: new Map() };
}

/** The scored day before a new one, and the accounts whose rescues of then its run has seen. */
type DayBefore = { readonly day: CalendarDay; readonly followed: ReadonlySet<string> };

async function dayBefore(work: WorkStore, about: RescueDay): Promise<DayBefore | null> {
  const day = about.others.filter((record) => record.day < about.day).at(-1)?.day;
  if (day === undefined) return null;
  return { day, followed: new Set(JSON.parse((await work.read(followedKey(day))) ?? '[]') as string[]) };
}

/**
 * The story of one account on the new day: this one day on top of its open rescue, or everything from the first
 * day when that rescue has not seen the scored day before (an index that lagged behind hid it), or has seen this one
 * (the function runs twice at once), or only stays for a person's sake, or is of this day or a later one that was decided
 * once and waits again.
 */
function storyOn(
  ports: RescuePorts,
  about: RescueDay,
  decided: ReadonlySet<CalendarDay>,
  before: DayBefore | null,
  row: ScoredRow,
  stored: readonly Case[],
): Promise<AccountStory> {
  const isFollowed = before === null || before.followed.has(row.accountId);
  const needsAll = stored.some(
    ({ state, openedOn, resolvedOn, rescue }) =>
      openedOn >= about.day ||
      (rescue !== undefined && rescue.foldedThrough >= about.day) ||
      (rescue?.isKept === true && (resolvedOn ?? about.day) >= about.day) ||
      ((state === 'open' || state === 'acknowledged') &&
        rescue !== undefined &&
        !isFollowed &&
        rescue.foldedThrough < before.day),
  );
  return needsAll
    ? wholeStory(ports, about.model, row.accountId, decided, null)
    : storyOfNewDay(ports, about.model, accountDay(about.day, row), row.accountId, stored);
}

/**
 * Decides the rescues of a day that was decided before or has later days: every account that it touches is
 * folded again from its first day. When that makes a later day a mass fall, or no longer one, the accounts
 * which opened on that day are folded again too.
 */
export async function decideOldDay(ports: DecidePorts, about: RescueDay): Promise<RescueDecision> {
  const holds = new Map(about.others.map((record) => [record.day, record.isMassFall]));
  const isHeld = (day: CalendarDay) => holds.get(day) ?? false;
  const known = new Map(about.others.map((record) => [record.day, record.known]));
  known.set(about.day, about.known);
  const later = [about.day, ...about.others.map((record) => record.day).filter((day) => day > about.day)];

  const decided = daysWith(about);
  const tell = (accountId: string) => wholeStory(ports, about.model, accountId, decided, about.corrected);
  /** The days on which each concerned account opens, or would; of its long story nothing else is kept. */
  const openings = new Map<string, readonly CalendarDay[]>();
  const fold = (accountIds: Iterable<string>) =>
    inParallel([...accountIds], accountsAtOnce, async (accountId) => {
      openings.set(accountId, openingDays(lifeByData(await tell(accountId), isHeld)));
    });
  await fold(new Set([...about.rows.keys(), ...about.gone]));
  const openersOf = new Map<CalendarDay, ReadonlySet<string>>();
  for (const day of later) {
    const paper = await ports.work.read(openersKey(day));
    // Who opened on a day of long ago is forgotten: its hold stays as it was decided.
    if (paper === null && holds.has(day)) continue;
    const stored: string[] = JSON.parse(paper ?? '[]');
    for (;;) {
      const openers = new Set(
        stored.filter((accountId) => !about.has(accountId) && !openings.has(accountId)),
      );
      for (const [accountId, days] of openings) if (days.includes(day)) openers.add(accountId);
      openersOf.set(day, openers);
      const isMass = isMassFall(openers.size, known.get(day) ?? 0);
      if (isMass === isHeld(day)) break;
      // The hold of this day changes: everybody who opened on it is concerned, and nobody else.
      holds.set(day, isMass);
      await fold(openers);
    }
  }

  const flipped = about.others.filter((record) => holds.get(record.day) !== record.isMassFall);
  // Should this run die before their records say so, runs of those days decide them again.
  for (const record of flipped) {
    await ports.days.save({ ...record, decidingRunId: record.decidingRunId ?? about.runId });
  }
  const setting = {
    ...about,
    accounts: await ports.directory.findAccounts(openings.keys()),
    from: about.day,
    day: later.at(-1) ?? about.day,
    isMassFall: isHeld,
  };
  const settled = await inParallel([...openings.keys()], accountsAtOnce, (accountId) =>
    settleAccount(ports, () => tell(accountId), setting),
  );
  // Of a later day the decided days after it have followed the others.
  if (setting.day === about.day) {
    await ports.work.write(followedKey(about.day), JSON.stringify([...about.around.keys()].sort()));
  }
  for (const [day, openers] of openersOf) {
    await ports.work.write(openersKey(day), JSON.stringify([...openers].sort()));
  }
  return {
    isMassFall: holds.get(about.day) ?? false,
    ...outcomeOf(settled.flat(), about.now),
    flipped: new Map(flipped.map((record) => [record.day, !record.isMassFall])),
  };
}

/** The days that are decided once this one is. */
function daysWith({ day, others }: RescueDay): ReadonlySet<CalendarDay> {
  return new Set([day, ...others.map((record) => record.day)]);
}

function accountDay(day: CalendarDay, row: ScoredRow): AccountDay {
  return { day, index: row.index, baselineTwice: row.baselineTwice, redStreak: row.redStreak };
}

function outcomeOf(settled: readonly Case[], now: Instant): Pick<RescueDecision, 'heldCases' | 'opened'> {
  return {
    heldCases: settled.filter((each) => each.state === 'held'),
    opened: settled.filter((each) => each.state === 'open' && each.openedAt === now).length,
  };
}
