import type { Contributions } from './assess.ts';
import type { Window } from './baseline.ts';
import type { Model } from './model.ts';
import type { Hundredths } from './points.ts';
import { partsHalfUp } from './rounding.ts';

/** What one indicator did to the index; below 0 it pulled the index down. */
export type Driver = { readonly indicator: string; readonly change: Hundredths };

const MOST_NAMED = 3;

/**
 * How much each indicator moved the index from one day to another, both with a known index and scored with `model`:
 * in the model's order, adding up to the change of the index. An indicator that is missing on a day gave 0 to it.
 */
export function drivers(model: Model, from: Contributions, to: Contributions): readonly Driver[] {
  if (!isOfKnownIndex(model, from) || !isOfKnownIndex(model, to)) {
    throw new RangeError('drivers compare two days with a known index, scored with the same model');
  }
  return model.indicators.map(({ name }, place) => ({
    indicator: name,
    change: (to[place] ?? 0) - (from[place] ?? 0),
  }));
}

/** Up to three drivers that pulled the index down most, the worst first, ties in the given order. */
export function largestFalls(changes: readonly Driver[]): readonly Driver[] {
  return changes
    .filter(({ change }) => change < 0)
    .toSorted((a, b) => a.change - b.change)
    .slice(0, MOST_NAMED);
}

/**
 * The slot of the reference day of a drop: the day of the window whose index is nearest to the baseline, the latest
 * on a tie. Throws on a window without a known index, which has no baseline either.
 */
export function referenceOffset(window: Window, baselineTwice: number): number {
  let nearest: { slot: number; distance: number } | undefined;
  for (const [slot, index] of window.entries()) {
    if (index === null) continue;
    const distance = Math.abs(2 * index - baselineTwice);
    if (nearest === undefined || distance <= nearest.distance) nearest = { slot, distance };
  }
  if (nearest === undefined) throw new RangeError('a window without a known index has no reference day');
  return nearest.slot;
}

/**
 * Up to three present indicators that fall furthest short of what they would give with 100 points, the worst first,
 * ties in the model's order: `change` is minus that shortfall, rounded half up to a hundredth. For a case without a
 * baseline to compare with. Shortfalls below a hundredth are only the rounding of contributions, and left out.
 */
export function lowestIndicators(model: Model, contributions: Contributions): readonly Driver[] {
  const present = model.indicators.flatMap(({ name, weight }, place) => {
    const contribution = contributions[place] ?? null;
    return contribution === null ? [] : [{ name, weight, contribution }];
  });
  const presentWeight = present.reduce((sum, { weight }) => sum + weight, 0);
  return present
    .map(({ name, weight, contribution }) => ({
      name,
      weightedShortfall: weight * 10_000 - contribution * presentWeight,
    }))
    .filter(({ weightedShortfall }) => weightedShortfall >= presentWeight)
    .toSorted((a, b) => b.weightedShortfall - a.weightedShortfall)
    .slice(0, MOST_NAMED)
    .map(({ name, weightedShortfall }) => ({
      indicator: name,
      change: -partsHalfUp(weightedShortfall, presentWeight, 1),
    }));
}

function isOfKnownIndex(model: Model, contributions: Contributions): boolean {
  return contributions.length === model.indicators.length && contributions.some((each) => each !== null);
}
