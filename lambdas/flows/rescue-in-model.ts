import type { Case } from '../cases/case.ts';
import { type AccountDay, curedDaysAfter, curedDaysToRecover, type Rescue } from '../cases/rescue.ts';
import type { HealthHistory, HistoryItem } from '../ports.ts';
import { assess } from '../scoring/assess.ts';
import { baselineTwice } from '../scoring/baseline.ts';
import { addDays, type CalendarDay } from '../scoring/calendar.ts';
import type { Model } from '../scoring/model.ts';
import { pastRescored } from './account-days.ts';

/** Days before a day that its baseline looks at. */
const baselineDays = 30;

/**
 * An open case's rescue as the current model sees it. After a change of model the baselines that cure it and
 * its cured days are counted again from the stored values; the reasons and their days stay (docs/rules.md).
 */
export async function rescueInModel(
  history: HealthHistory,
  model: Model,
  about: Case,
  before: CalendarDay,
): Promise<Rescue> {
  const part = about.rescue;
  if (part === undefined) throw new Error(`case ${about.caseId} is no rescue`);
  const { openedOn } = about;
  const rescue = {
    openedOn,
    given: part.given,
    curedDays: part.curedDays,
    resolvedOn: null,
    resolvedAs: null,
  };
  if (part.modelVersion === model.version || about.accountId === null) return rescue;
  const items = await history.listFrom(about.accountId, addDays(openedOn, -baselineDays));
  return recastRescue(
    model,
    rescue,
    items.filter((item) => item.day < before),
  );
}

/** The rescue counted again in another model, from the account's items since 30 days before it opened. */
export function recastRescue(model: Model, rescue: Rescue, items: readonly HistoryItem[]): Rescue {
  const given = rescue.given.map((each) => ({
    ...each,
    baselineTwice:
      each.reason === 'sharp-drop' ? baselineTwice(pastRescored(model, items, each.on).window) : null,
  }));
  const lastGiven = given.reduce((last, each) => (each.on > last ? each.on : last), rescue.openedOn);
  const curedDays = items
    .filter((item) => item.day > lastGiven)
    .map((item) => quietDay(model, item.values, item.day))
    .reduce((count, day) => curedDaysAfter(given, count, day), 0);
  // It recovers on a day of the new model, however many have cured it before.
  return { ...rescue, given, curedDays: Math.min(curedDays, curedDaysToRecover - 1) };
}

/** Twice the baseline of an account on a day as a model counts it, from the stored values of the days before. */
export async function baselineInModel(
  history: HealthHistory,
  model: Model,
  accountId: string,
  day: CalendarDay,
): Promise<number | null> {
  const items = await history.listFrom(accountId, addDays(day, -baselineDays));
  return baselineTwice(pastRescored(model, items, day).window);
}

/** A day that can cure but gives no reason: reasons were given by the model of their time. */
function quietDay(model: Model, values: ReadonlyMap<string, string>, day: CalendarDay): AccountDay {
  return { day, index: assess(model, values).index, baselineTwice: null, redStreak: 0 };
}
