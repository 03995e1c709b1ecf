import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, bandOf } from '../../lambdas/scoring/assess.ts';
import { coverageTenThousandths } from '../../lambdas/scoring/coverage.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { parseModel } from '../../lambdas/scoring/model.ts';
import { modelJson, values } from './arbitraries.ts';
import { exactAssessment, type IndicatorJson, type ModelJson } from './exact-oracle.ts';

/** Indicators x0, x1, ... that take their points, 0 to 100, straight from the column of their name. */
function plainModel(weights: readonly number[], change: Partial<ModelJson> = {}): ModelJson {
  const indicators = weights.map(
    (weight, place): IndicatorJson => ({
      name: `x${place}`,
      weight,
      source: { column: `x${place}` },
      points: [
        [0, 0],
        [100, 100],
      ],
    }),
  );
  return { version: 'plain', coverageFloor: 0, bands: { red: 40, amber: 70 }, indicators, ...change };
}

function assessPlain(
  weights: readonly number[],
  points: readonly (string | null)[],
  change?: Partial<ModelJson>,
) {
  const present = points.flatMap((text, place) => (text === null ? [] : [[`x${place}`, text] as const]));
  return assess(parseModel(plainModel(weights, change)), new Map(present));
}

describe('an assessment', () => {
  it('is what exact arithmetic gives, for any model and any row', () => {
    fc.assert(
      fc.property(modelJson, values, (model, row) => {
        expect(assess(parseModel(model), row)).toEqual(exactAssessment(model, row));
      }),
      { numRuns: 2000 },
    );
  });

  it('has contributions that add up to the index, and an index from 0 to 100 points', () => {
    fc.assert(
      fc.property(modelJson, values, (model, row) => {
        const { index, contributions } = assess(parseModel(model), row);
        fc.pre(index !== null);

        expect(contributions.reduce<number>((sum, each) => sum + (each ?? 0), 0)).toBe(index);
        expect(index).toBeGreaterThanOrEqual(0);
        expect(index).toBeLessThanOrEqual(10_000);
      }),
    );
  });

  it('never falls when an indicator gets more points', () => {
    const weights = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 8 });
    const hundredths = fc.integer({ min: 0, max: 10_000 });

    fc.assert(
      fc.property(
        weights,
        fc.array(hundredths, { minLength: 8, maxLength: 8 }),
        hundredths,
        (weights, all, more) => {
          const before = all.slice(0, weights.length).map((each) => `${each}e-2`);
          const after = before.with(0, `${Math.max(all[0] as number, more)}e-2`);

          const [lower, higher] = [assessPlain(weights, before), assessPlain(weights, after)];

          expect(higher.index as number).toBeGreaterThanOrEqual(lower.index as number);
        },
      ),
    );
  });

  it('does not depend on what other columns a row has', () => {
    fc.assert(
      fc.property(modelJson, values, (model, row) => {
        const wider = new Map([['region', 'not a number'], ...row]);

        expect(assess(parseModel(model), wider)).toEqual(assess(parseModel(model), row));
      }),
    );
  });

  it('throws on a model column that was never checked to be a number', () => {
    expect(() => assessPlain([1], ['1,5'])).toThrow('column x0 holds "1,5"');
  });
});

describe('an index', () => {
  it.each([
    ['50.005', 5001],
    ['50.00499999999999999999999999', 5000],
    ['50.00500000000000000000000001', 5001],
    ['0.005', 1],
    ['0.0049', 0],
    ['99.995', 10_000],
    ['99.9949', 9999],
  ])('of exactly %s points is rounded half up to %i hundredths', (points, expected) => {
    expect(assessPlain([7], [points]).index).toBe(expected);
  });

  it('is rounded as the exact sum, not as a sum of doubles', () => {
    const belowHalf = assessPlain([1, 1, 1], ['0.1', '0.2', '29.71499999999999999999999999']);
    const half = assessPlain([1, 1, 1], ['0.1', '0.2', '29.715']);

    expect(belowHalf.index).toBe(1000);
    expect(half.index).toBe(1001);
  });

  it('is worked out over the indicators that are present', () => {
    const { index, contributions, coverage } = assessPlain([1, 2, 3], ['30', null, '60']);

    expect(index).toBe(5250);
    expect(contributions).toEqual([750, null, 4500]);
    expect(coverage).toEqual({ present: 4, total: 6 });
  });

  it.each([
    ['-5', 0],
    ['0', 0],
    ['100', 10_000],
    ['1e15', 10_000],
  ])('at the value %s keeps the points of the nearest end: %i', (value, expected) => {
    expect(assessPlain([1], [value]).index).toBe(expected);
  });

  it('of a curve with one breakpoint has its points everywhere', () => {
    const [indicator] = plainModel([1]).indicators as [IndicatorJson];
    const flat = parseModel({
      ...plainModel([1]),
      indicators: [{ ...indicator, points: [['0.3', '12.345']] }],
    });

    for (const value of ['-1', '0.3', '9']) {
      expect(assess(flat, new Map([['x0', value]])).index).toBe(1235);
    }
  });
});

describe('contributions', () => {
  it('give what is left to the largest remainders', () => {
    expect(assessPlain([1, 1, 1], ['0.01', '0.02', '0.02']).contributions).toEqual([0, 1, 1]);
  });

  it('break ties in the model’s order', () => {
    expect(assessPlain([1, 1, 1], ['0.01', '0.01', '0.01']).contributions).toEqual([1, 0, 0]);
    expect(assessPlain([1, 1, 1], [null, '0.01', '0.01']).contributions).toEqual([null, 1, 0]);
  });

  it('tell remainders apart that differ far below any double', () => {
    const { contributions } = assessPlain([1, 1], ['0.01', '0.01000000000000000000000001']);

    expect(contributions).toEqual([0, 1]);
  });
});

describe('coverage', () => {
  it.each([
    ['0.6', [3, 2], 6000, true],
    ['0.60001', [3, 2], 6000, false],
    ['0.6', [2999, 2001], 5998, false],
    ['0', [1, 99_999], 0, true],
    ['1', [1, 1], 5000, false],
  ])(
    'against a floor of %s with the weights %j is %i ten-thousandths: known is %s',
    (floor, weights, parts, isKnown) => {
      const result = assessPlain(weights, ['50'], { coverageFloor: floor });

      expect(coverageTenThousandths(result.coverage)).toBe(parts);
      expect(result.index !== null).toBe(isKnown);
    },
  );

  it('below the floor leaves index and every contribution unknown', () => {
    const result = assessPlain([1, 1, 1], ['90', null, null], { coverageFloor: '0.5' });

    expect(result).toEqual({
      index: null,
      coverage: { present: 1, total: 3 },
      contributions: [null, null, null],
      band: 'unknown',
    });
  });

  it('of nothing is unknown even where the floor is 0', () => {
    expect(assessPlain([1, 1], [null, null]).index).toBeNull();
  });

  it.each([
    [1, 20_000, 1],
    [1, 20_001, 0],
    [5999, 10_000, 5999],
    [2, 3, 6667],
  ])('of %i of %i is %i ten-thousandths, halves up', (present, total, expected) => {
    expect(coverageTenThousandths({ present, total })).toBe(expected);
  });
});

describe('a band', () => {
  it.each([
    [0, 'red'],
    [3999, 'red'],
    [4000, 'amber'],
    [6999, 'amber'],
    [7000, 'green'],
    [10_000, 'green'],
    [null, 'unknown'],
  ])('of the index %s is %s', (index, band) => {
    expect(bandOf(defaultModel, index)).toBe(band);
  });

  it('compares with bounds of any number of decimals', () => {
    const model = parseModel(plainModel([1], { bands: { red: '33.333', amber: '66.666' } }));

    expect([3333, 3334, 6666, 6667].map((index) => bandOf(model, index))).toEqual([
      'red',
      'amber',
      'amber',
      'green',
    ]);
  });
});

describe('a ratio', () => {
  const model = parseModel({
    ...plainModel([1]),
    indicators: [
      {
        name: 'ratio',
        weight: 1,
        source: { numerator: 'over', denominator: 'under', scale: 10 },
        points: [
          [-100, 0],
          [100, 100],
        ],
      },
    ],
  });

  it.each([
    ['1', '3', 5167],
    ['-1', '3', 4833],
    ['1e-15', '1e-15', 5500],
    ['0', '5', 5000],
  ])('of %s to %s gives %i hundredths', (over, under, index) => {
    expect(assess(model, new Map(Object.entries({ over, under }))).index).toBe(index);
  });

  it.each([
    ['its denominator is 0', { over: '1', under: '0' }],
    ['its denominator is below 0', { over: '1', under: '-2' }],
    ['its numerator is missing', { under: '2' }],
    ['its denominator is missing', { over: '2' }],
  ])('is missing when %s', (_, row) => {
    expect(assess(model, new Map(Object.entries(row))).contributions).toEqual([null]);
  });
});
