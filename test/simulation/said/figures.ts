import type { Case } from '../../../lambdas/cases/case.ts';
import { daysBefore, indexOn, medianTwice, partOn, windowBefore } from '../facts.ts';
import type { Scenario } from '../scenario.ts';
import { type Place, pointsText } from './forms.ts';

/** How a rescue's account stood on the day that it opened with, in hundredths of a point. */
export type Figures = {
  readonly index: number;
  /** Null where too few days before are known. */
  readonly fall: { readonly baseline: number; readonly since: string; readonly points: number } | null;
};

const leastKnown = 3;

const worked = new WeakMap<Scenario, Map<string, Figures | null>>();

/** Null where files with the account came late or more than once up to then: a notice may be of other figures. */
export function figuresOf(scenario: Scenario, about: Case): Figures | null {
  const known = worked.get(scenario) ?? new Map<string, Figures | null>();
  worked.set(scenario, known);
  const key = `${about.accountId} ${about.openedOn} ${about.openedAt}`;
  if (!known.has(key)) known.set(key, workOut(scenario, about));
  return known.get(key) ?? null;
}

function workOut({ script, truth }: Scenario, about: Case): Figures | null {
  const day = about.openedOn;
  const files = script.filter(
    ({ key, body }) =>
      key.startsWith('snapshots/') &&
      key.slice(10, 20) <= day &&
      (typeof body !== 'string' || body.includes(about.accountId ?? '')),
  );
  const isSettled =
    new Set(files.map(({ key }) => key)).size === files.length &&
    files.every(({ at }) => Date.parse(`${at}:00Z`) <= Date.parse(about.openedAt ?? ''));
  const part = partOn(truth, day);
  const index = indexOn(truth, day, about.accountId ?? '', part);
  if (!isSettled || index === null) return null;
  const days = windowBefore(truth, day, about.accountId ?? '', part).flatMap((each, slot) =>
    each === null ? [] : [{ index: each, day: daysBefore(day)[slot] ?? '' }],
  );
  if (days.length < leastKnown) return { index, fall: null };
  const baseline = medianTwice(days.map((each) => each.index)) / 2;
  if (index >= baseline) return { index, fall: null };
  const distance = (each: { readonly index: number }) => Math.abs(each.index - baseline);
  const nearest = days.reduce((best, each) => (distance(each) <= distance(best) ? each : best));
  return { index, fall: { baseline, since: nearest.day, points: index - nearest.index } };
}

/** `80.00 → 62.00 (-22.5 %)`. */
export function figuresText({ index, fall }: Figures, place: Place): string {
  if (fall === null) return pointsText(index);
  const { baseline } = fall;
  const percent = (Math.floor((1000 * (baseline - index)) / baseline + 0.5) / 10).toFixed(1);
  return `${pointsText(baseline)} ${place === 'sms' ? 'to' : '→'} ${pointsText(index)} (-${percent} %)`;
}
