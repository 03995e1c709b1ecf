import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScoredOutcome } from '../../lambdas/feed/snapshot-rows.ts';
import { readScoredRows } from '../../lambdas/feed/snapshot-rows.ts';
import { type Assessment, assess } from '../../lambdas/scoring/assess.ts';
import { defaultModel } from '../../lambdas/scoring/default-model.ts';
import { type Model, parseModel } from '../../lambdas/scoring/model.ts';
import { modelJson, values } from '../scoring/arbitraries.ts';
import { exactAssessment, type ModelJson } from '../scoring/exact-oracle.ts';
import { bytesOf, chunksOf, day } from './reading.ts';

/** What the model says about rows, each a map of columns, read from a CSV file with these columns. */
async function scored(model: Model, rows: readonly ReadonlyMap<string, string>[]): Promise<Assessment[]> {
  const names = model.columns.map(({ name }) => name);
  const lines = rows.map((row, number) =>
    [`A-${number}`, ...names.map((name) => row.get(name) ?? '')].join(','),
  );
  const header = ['account_id', ...names];
  const chunks = chunksOf(bytesOf([header.join(','), ...lines, ''].join('\n')));
  const part = { format: 'csv', gz: false, header, range: 'whole', day } as const;
  const outcomes: ScoredOutcome[] = [];
  for await (const batch of readScoredRows(chunks, part, model)) outcomes.push(...batch);
  return outcomes.map((outcome) => {
    if ('rejected' in outcome) throw new Error(outcome.rejected.sentence);
    return outcome.assessment;
  });
}

function commonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : commonDivisor(b, a % b);
}

/** What a number of no common divisor is to be multiplied by for a rest of 1. */
function inverse(number: bigint, modulus: bigint): bigint {
  const invert = (a: bigint, b: bigint): readonly [bigint, bigint] => {
    if (b === 0n) return [1n, 0n];
    const [x, y] = invert(b, a % b);
    return [y, x - (a / b) * y];
  };
  return ((invert(number % modulus, modulus)[0] % modulus) + modulus) % modulus;
}

/** Values at which a curve bends, and what is next to them with few places and with many. */
function nearBreakpoints(model: ModelJson): fc.Arbitrary<string> {
  const bends = model.indicators.flatMap(({ points }) => points.map(([value]) => String(value)));
  const plain = bends.filter((each) => /^-?\d+(\.\d+)?$/.test(each));
  const tails = fc.constantFrom('', '0', '5', '000000000001', '00000000000001', '0000000000000000');
  return fc
    .tuple(fc.constantFrom(...plain, '1'), tails)
    .map(([bend, tail]) => (tail === '' ? bend : `${bend}${bend.includes('.') ? '' : '.'}${tail}`));
}

describe('a score out of doubles', () => {
  test('is what exact arithmetic gives, for any model and any rows', async () => {
    const rows = fc.array(values, { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(modelJson, rows, async (json, drawn) => {
        const model = parseModel(json);

        expect(await scored(model, drawn)).toEqual(drawn.map((row) => exactAssessment(json, row)));
      }),
      { numRuns: 600 },
    );
  });

  test('is exact where curves bend, and right after', async () => {
    const drawn = modelJson.chain((json) => {
      const columns = parseModel(json).columns.map(({ name }) => name);
      const row = fc.record(Object.fromEntries(columns.map((name) => [name, nearBreakpoints(json)])));
      return fc.tuple(fc.constant(json), fc.array(row, { minLength: 1, maxLength: 20 }));
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ([json, rows]) => {
        const maps = rows.map((row) => new Map(Object.entries(row)));

        expect(await scored(parseModel(json), maps)).toEqual(maps.map((row) => exactAssessment(json, row)));
      }),
      { numRuns: 400 },
    );
  });

  test('rounds halves up and hands hundredths out as exact arithmetic does, on equal rests and near ones', async () => {
    const weights = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 12 });
    const points = fc.oneof(
      fc.integer({ min: 0, max: 20_000 }).map((each) => String(each / 200)),
      fc.constantFrom('33.33', '66.67', '0.005', '0.0049999999999', '50.00499999999999', '50.005', '12.5'),
      fc.nat(1e14).map((each) => `50.${String(each).padStart(15, '0')}`),
    );
    await fc.assert(
      fc.asyncProperty(
        weights,
        fc.array(fc.array(points, { minLength: 12, maxLength: 12 })),
        async (all, rows) => {
          const names = all.map((_, place) => `x${place}`);
          const json: ModelJson = {
            version: 'plain',
            coverageFloor: 0,
            bands: { red: 40, amber: 70 },
            indicators: all.map((weight, place) => ({
              name: `x${place}`,
              weight,
              source: { column: `x${place}` },
              points: [
                [0, 0],
                [100, 100],
              ],
            })),
          };
          const maps = rows.map((row) => new Map(names.map((name, place) => [name, row[place] as string])));

          expect(await scored(parseModel(json), maps)).toEqual(maps.map((row) => exactAssessment(json, row)));
        },
      ),
      { numRuns: 400 },
    );
  });

  test('tells a half from what lies next to it, however near', async () => {
    const json: ModelJson = {
      version: 'ratios',
      coverageFloor: 0,
      bands: { red: 40, amber: 70 },
      indicators: ['a', 'b'].map((name) => ({
        name,
        weight: 1,
        source: { numerator: `${name}_part`, denominator: `${name}_all` },
        points: [
          [0, 0],
          [1, 100],
        ],
      })),
    };
    const model = parseModel(json);
    const odd = fc.integer({ min: 1, max: 1e7 }).map((each) => BigInt(2 * each + 1));
    await fc.assert(
      fc.asyncProperty(odd, odd, fc.constantFrom(-1n, 1n), async (a, b, side) => {
        fc.pre(a % 5n !== 0n && b % 5n !== 0n && commonDivisor(a, b) === 1n);
        // In hundredths 5000 (x / a + y / b), which is 1 / 2ab beside a half.
        const parts = ((a * b + side) / 2n) * inverse(5000n, a * b);
        const row = new Map([
          ['a_part', String((parts * inverse(b, a)) % a)],
          ['a_all', String(a)],
          ['b_part', String((parts * inverse(a, b)) % b)],
          ['b_all', String(b)],
        ]);

        expect(await scored(model, [row])).toEqual([exactAssessment(json, row)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('is exact on numbers of up to 18 digits in the columns of the default model', async () => {
    const digits = fc
      .tuple(fc.bigInt(10n ** 6n, 10n ** 18n - 1n), fc.integer({ min: 12, max: 17 }))
      .map(([units, places]) => {
        const text = String(units).padStart(places + 1, '0');
        return `${text.slice(0, -places)}.${text.slice(-places)}`;
      });
    const ratio = fc.bigInt(10n ** 6n, 10n ** 17n - 1n).map((each) => `0.${String(each).padStart(17, '0')}`);
    const row = fc.record(
      Object.fromEntries(
        defaultModel.columns.map(({ name, maximum }) => [name, maximum === undefined ? digits : ratio]),
      ) as Record<string, fc.Arbitrary<string>>,
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const maps = rows.map((each) => new Map(Object.entries(each) as [string, string][]));

        expect(await scored(defaultModel, maps)).toEqual(maps.map((each) => assess(defaultModel, each)));
      }),
    );
  });

  test('is left to exact arithmetic for a model whose numbers no double holds', async () => {
    const json: ModelJson = {
      version: 'long',
      coverageFloor: 0,
      bands: { red: 40, amber: 70 },
      indicators: [
        {
          name: 'x',
          weight: 1,
          source: { column: 'x' },
          points: [
            ['0.1234567890123456789', 0],
            ['0.1234567890123456790', 100],
          ],
        },
      ],
    };
    const rows = [new Map([['x', '0.1234567890123456789']]), new Map([['x', '1']])];

    expect((await scored(parseModel(json), rows)).map(({ index }) => index)).toEqual([0, 10_000]);
  });
});
