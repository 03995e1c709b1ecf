import type { Case } from '../cases/case.ts';
import type { Account } from '../cases/directory.ts';
import { redDaysToOpen } from '../cases/rescue.ts';
import type { DayRecords, DirectoryStore, HistoryItem } from '../ports.ts';
import { assess, type Band, bandOf } from '../scoring/assess.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import type { Hundredths } from '../scoring/points.ts';
import { accountDayOf } from './account-days.ts';
import { type AccountStory, lifeOf, type RescuePorts, wholeStory } from './account-story.ts';
import { openersKey } from './day-plan.ts';
import { type Comparison, compareWithReference } from './evidence.ts';
import { type ExplainedIndicator, indicatorsOf } from './explain-indicators.ts';
import { type Ruling, rulingOn } from './explain-ruling.ts';
import { modelOf } from './models.ts';

export type ExplainPorts = RescuePorts & {
  readonly days: DayRecords;
  readonly directory: DirectoryStore;
};

/** A day on which an account had a known index. */
type ScoredDay = { readonly day: CalendarDay; readonly index: Hundredths; readonly band: Band };

/** Everything that explains one day of one account: its score, what it is compared with, and what followed. */
export type ExplainedDay = {
  readonly item: HistoryItem;
  /** Null when the roster does not name the account. */
  readonly account: Account | null;
  /** The model that scored the day. */
  readonly model: Model;
  readonly band: Band;
  readonly indicators: readonly ExplainedIndicator[];
  /** The known days of the window, in order: what the baseline is made from. */
  readonly known: readonly ScoredDay[];
  /** Null without an index or a baseline, or when the reference day is forgotten. */
  readonly comparison: Comparison | null;
  /** The last scored days up to this one, at most three, all in this day's model. */
  readonly lastScored: readonly ScoredDay[];
  readonly ruling: Ruling;
  /** How many accounts newly opened a rescue on this day, or would have, of how many with a known index. */
  readonly openers: { readonly count: number; readonly known: number };
  /** The cases of the account that were there on this day, in order of opening. */
  readonly cases: readonly Case[];
};

const allTimes: CalendarDay = '0000-01-01';

/** Explains a day of an account; null when the account has no entry for that day. */
export async function explainDay(
  ports: ExplainPorts,
  current: Model,
  accountId: string,
  day: CalendarDay,
): Promise<ExplainedDay | null> {
  const items = await ports.history.listFrom(accountId, allTimes);
  const item = items.find((each) => each.day === day);
  if (item === undefined) return null;
  const model = await modelOf(ports.work, item.modelVersion, current);
  const records = new Map((await ports.days.list()).map((record) => [record.day, record]));
  const decided = new Set([...records.values()].filter(({ isScored }) => isScored).map((each) => each.day));
  const openers: string[] = JSON.parse((await ports.work.read(openersKey(day))) ?? '[]');
  return {
    item,
    account: (await ports.directory.accounts()).get(accountId) ?? null,
    model,
    band: bandOf(model, item.index),
    indicators: indicatorsOf(model, item),
    known: item.window.flatMap((index, slot) =>
      scoredDay(model, addDays(day, slot - item.window.length), index),
    ),
    comparison: await compareWithReference(ports, model, item),
    lastScored: items
      .filter((each) => each.day <= day)
      .flatMap((each) => scoredDay(model, each.day, indexIn(model, each)))
      .slice(-redDaysToOpen),
    ruling: rulingOfDay(await wholeStory(ports, current, accountId, decided, null), item, (each) => {
      return records.get(each)?.isMassFall ?? false;
    }),
    openers: { count: openers.length, known: records.get(day)?.known ?? 0 },
    cases: (await ports.cases.ofAccount(accountId))
      .filter((each) => isThereOn(each, day))
      .toSorted((a, b) => (a.openedOn < b.openedOn ? -1 : 1)),
  };
}

/** The rule as it stood before the day's data, with what people had decided until then, and after it. */
function rulingOfDay(
  story: AccountStory,
  item: HistoryItem,
  isMassFall: (day: CalendarDay) => boolean,
): Ruling {
  const told = (days: AccountStory['days']) =>
    lifeOf({ ...story, days, verdicts: story.verdicts.filter(({ on }) => on <= item.day) }, isMassFall);
  const before = told(story.days.filter(({ day }) => day < item.day));
  const after = told(story.days.filter(({ day }) => day <= item.day));
  return rulingOn(accountDayOf(item), before, after);
}

function isThereOn(about: Case, day: CalendarDay): boolean {
  return about.openedOn <= day && (about.resolvedOn === null || about.resolvedOn >= day);
}

function indexIn(model: Model, item: HistoryItem): Hundredths | null {
  return item.modelVersion === model.version ? item.index : assess(model, item.values).index;
}

function scoredDay(model: Model, day: CalendarDay, index: Hundredths | null): readonly ScoredDay[] {
  return index === null ? [] : [{ day, index, band: bandOf(model, index) }];
}
