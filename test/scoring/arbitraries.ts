import fc from 'fast-check';
import type { IndicatorJson, ModelJson } from './exact-oracle.ts';

const COLUMNS = ['a', 'b', 'c', 'd', 'e', 'f'] as const;

/** Numbers as data teams write them: small and whole, with decimals, and at the ends of what is accepted. */
const smallText = fc.integer({ min: -12, max: 12 }).map(String);
const decimalText = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 99_999 }))
  .map(([integer, fraction]) => `${integer}.${fraction}`);
const scientificText = fc
  .tuple(fc.integer({ min: -9, max: 9 }), fc.nat({ max: 999 }), fc.integer({ min: -14, max: 14 }))
  .filter(([digit]) => digit !== 0)
  .map(([digit, fraction, power]) => `${digit}.${fraction}e${power}`);
const anyText = fc.oneof({ weight: 3, arbitrary: smallText }, decimalText, scientificText);

const points = fc
  .tuple(
    fc.uniqueArray(fc.oneof({ weight: 3, arbitrary: smallText }, decimalText), {
      minLength: 1,
      maxLength: 5,
      selector: Number,
    }),
    fc.array(fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constantFrom('33.33', '0.005', '99.999', 50)), {
      minLength: 5,
      maxLength: 5,
    }),
  )
  .map(([values, heights]) =>
    values
      .toSorted((a, b) => Number(a) - Number(b))
      .map((value, place) => [value, heights[place] as number | string] as const),
  );

const ratio = fc
  .record(
    {
      numerator: fc.constantFrom(...COLUMNS),
      denominator: fc.constantFrom(...COLUMNS),
      scale: fc.constantFrom(6, 0.5, '1e-3'),
    },
    { requiredKeys: ['numerator', 'denominator'] },
  )
  .filter(({ numerator, denominator }) => numerator !== denominator);

const source: fc.Arbitrary<IndicatorJson['source']> = fc.oneof(
  fc.record({ column: fc.constantFrom(...COLUMNS) }),
  ratio as fc.Arbitrary<IndicatorJson['source']>,
);

/** Model files of one to eight indicators over the columns a to f, with many equal weights. */
export const modelJson: fc.Arbitrary<ModelJson> = fc
  .record({
    coverageFloor: fc.constantFrom(0, '0.5', 0.6, 1),
    bands: fc.constantFrom({ red: 40, amber: 70 }, { red: '33.333', amber: '66.67' }, { red: 50, amber: 50 }),
    indicators: fc.array(fc.record({ weight: fc.constantFrom(1, 1, 2, 3, 5, 7, 1000), source, points }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ indicators, ...rest }) => ({
    version: 'drawn',
    ...rest,
    indicators: indicators.map((indicator, place) => ({ name: `i${place}`, ...indicator })),
  }));

/** Rows over the columns a to f; each column is absent now and then. */
export const values: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record(Object.fromEntries(COLUMNS.map((column) => [column, anyText])) as Record<string, typeof anyText>, {
    requiredKeys: [],
  })
  .map((row) => new Map(Object.entries(row) as [string, string][]));
