import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../lambdas/scoring/assess.ts';
import { emptyWindow, type Window } from '../../lambdas/scoring/baseline.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { drivers, largestFalls, lowestIndicators, referenceOffset } from '../../lambdas/scoring/drivers.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';
import { modelJson, values } from './arbitraries.ts';

const threeIndicators = parseModel({
  version: 'three',
  coverageFloor: 0,
  bands: { red: 40, amber: 70 },
  indicators: [
    { name: 'first', weight: 5, source: { column: 'a' }, points: [[0, 0]] },
    { name: 'second', weight: 3, source: { column: 'b' }, points: [[0, 0]] },
    { name: 'third', weight: 2, source: { column: 'c' }, points: [[0, 0]] },
  ],
});

function windowWith(known: Readonly<Record<number, number>>): Window {
  return emptyWindow.map((_, slot) => known[slot] ?? null);
}

describe('drivers', () => {
  it('add up to the change of the index, for any model and any two rows', () => {
    fc.assert(
      fc.property(modelJson, values, values, (json, rowBefore, rowAfter) => {
        const model = parseModel(json);
        const [before, after] = [assess(model, rowBefore), assess(model, rowAfter)];
        fc.pre(before.index !== null && after.index !== null);

        const changes = drivers(model, before.contributions, after.contributions);

        expect(changes.map(({ indicator }) => indicator)).toEqual(model.indicators.map(({ name }) => name));
        expect(changes.reduce((sum, { change }) => sum + change, 0)).toBe(after.index - before.index);
      }),
    );
  });

  it('take an indicator that is missing on one day as 0 there', () => {
    expect(drivers(threeIndicators, [2500, null, 1000], [null, 4000, 1000])).toEqual([
      { indicator: 'first', change: -2500 },
      { indicator: 'second', change: 4000 },
      { indicator: 'third', change: 0 },
    ]);
  });

  it.each([
    ['an unknown index before', [null, null, null], [1, 2, 3]],
    ['an unknown index after', [1, 2, 3], [null, null, null]],
    ['contributions of another model', [1, 2], [1, 2, 3]],
  ])('refuse %s', (_, from, to) => {
    expect(() => drivers(threeIndicators, from, to)).toThrow(RangeError);
  });
});

describe('the largest falls', () => {
  it('are the three most negative drivers, the worst first', () => {
    const changes = [-200, 300, -1120, -640, -343, 0].map((change, place) => ({
      indicator: `i${place}`,
      change,
    }));

    expect(largestFalls(changes)).toEqual([
      { indicator: 'i2', change: -1120 },
      { indicator: 'i3', change: -640 },
      { indicator: 'i4', change: -343 },
    ]);
  });

  it('keep the given order on a tie', () => {
    const changes = ['a', 'b', 'c', 'd'].map((indicator) => ({ indicator, change: -5 }));

    expect(largestFalls(changes).map(({ indicator }) => indicator)).toEqual(['a', 'b', 'c']);
  });

  it('leave out what stood still or rose', () => {
    const changes = [0, 1, -1].map((change) => ({ indicator: `moved ${change}`, change }));

    expect(largestFalls(changes)).toEqual([{ indicator: 'moved -1', change: -1 }]);
  });
});

describe('the reference day', () => {
  it.each([
    ['whose index is nearest to the baseline', { 3: 7900, 9: 8050, 20: 6000 }, 16_000, 9],
    ['the latest on a tie of equal indices', { 3: 8000, 9: 8000, 20: 6000 }, 16_000, 9],
    ['the latest on a tie above and below', { 3: 8001, 9: 7999, 20: 6000 }, 16_000, 9],
    ['nearest to a baseline that ends in half a hundredth', { 3: 8000, 9: 8002 }, 16_001, 3],
    ['even when it is the oldest day', { 0: 8000, 29: 1 }, 16_000, 0],
    ['yesterday when every day is alike', { 0: 8000, 1: 8000, 29: 8000 }, 16_000, 29],
  ])('is the day %s', (_, known, twice, slot) => {
    expect(referenceOffset(windowWith(known), twice)).toBe(slot);
  });

  it('does not exist in an unknown window', () => {
    expect(() => referenceOffset(emptyWindow, 0)).toThrow(RangeError);
  });
});

describe('the lowest indicators', () => {
  it('are those furthest below their full share, the worst first', () => {
    expect(lowestIndicators(threeIndicators, [4000, 500, 0])).toEqual([
      { indicator: 'second', change: -2500 },
      { indicator: 'third', change: -2000 },
      { indicator: 'first', change: -1000 },
    ]);
  });

  it('count the full share among the indicators that are present, rounded half up', () => {
    expect(lowestIndicators(threeIndicators, [6000, null, 2857])).toEqual([
      { indicator: 'first', change: -1143 },
    ]);
  });

  it('keep the model’s order on a tie and stop at three', () => {
    const contributions = defaultModel.indicators.map(({ weight }) => (weight === 10 ? 400 : weight * 100));

    expect(lowestIndicators(defaultModel, contributions)).toEqual([
      { indicator: 'complaints', change: -600 },
      { indicator: 'open_complaint_age', change: -600 },
      { indicator: 'nps', change: -600 },
    ]);
  });

  it('do not name an indicator that has all its points', () => {
    fc.assert(
      fc.property(modelJson, values, (json, row) => {
        const full = json.indicators.map((indicator) => ({ ...indicator, points: [[0, 100]] }));
        const model = parseModel({ ...json, indicators: full });

        expect(lowestIndicators(model, assess(model, row).contributions)).toEqual([]);
      }),
    );
  });
});
