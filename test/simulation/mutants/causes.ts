import type { Mutant } from './mutant.ts';

/** Why, and how sure: what notices name as the causes of a fall. */
export const causes: readonly Mutant[] = [
  {
    name: 'two-causes-of-three',
    file: 'lambdas/scoring/drivers.ts',
    before: 'const MOST_NAMED = 3;',
    after: 'const MOST_NAMED = 2;',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'smallest-cause-first',
    file: 'lambdas/scoring/drivers.ts',
    before: 'a.change - b.change',
    after: 'b.change - a.change',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'strongest-called-weakest',
    file: 'lambdas/scoring/drivers.ts',
    before: 'b.weightedShortfall - a.weightedShortfall',
    after: 'a.weightedShortfall - b.weightedShortfall',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'lacking-by-all-weight',
    file: 'lambdas/scoring/drivers.ts',
    before: 'change: -partsHalfUp(weightedShortfall, presentWeight, 1),',
    after:
      'change: -partsHalfUp(weightedShortfall, model.indicators.reduce((sum, each) => sum + each.weight, 0), 1),',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'compared-with-the-day-before',
    file: 'lambdas/scoring/drivers.ts',
    before: 'nearest === undefined || distance <= nearest.distance',
    after: 'nearest === undefined || slot > nearest.slot',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'causes-of-the-way-back',
    file: 'lambdas/flows/evidence.ts',
    before: 'drivers: drivers(model, before, item.contributions)',
    after: 'drivers: drivers(model, item.contributions, before)',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'gone-and-no-cause',
    file: 'lambdas/scoring/drivers.ts',
    before: 'change: (to[place] ?? 0) - (from[place] ?? 0),',
    after: 'change: to[place] === null ? 0 : (to[place] ?? 0) - (from[place] ?? 0),',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'weakest-although-it-fell',
    file: 'lambdas/cases/text/rescue-text.ts',
    before: 'falls.length > 0 && referenceDay !== null',
    after: 'falls.length > 3 && referenceDay !== null',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
  {
    name: 'sure-of-everything',
    file: 'lambdas/cases/text/figures.ts',
    before: 'partsHalfUp(coverage.present, coverage.total, 100)',
    after: 'partsHalfUp(coverage.total, coverage.total, 100)',
    breaks: 'words are those of the facts',
    in: 'scores',
  },
];
