import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Model, ModelRefused, parseModel, parseModelText } from '../../lambdas/scoring/model.ts';

const indicator = {
  name: 'spend',
  weight: 2,
  source: { column: 'spend' },
  points: [
    [0, 0],
    [1, 100],
  ],
};
const sound = { version: 'v1', coverageFloor: 0.5, bands: { red: 40, amber: 70 }, indicators: [indicator] };

function withIndicator(change: object): object {
  return { ...sound, indicators: [{ ...indicator, ...change }] };
}

function withPoints(...points: readonly unknown[]): object {
  return withIndicator({ points });
}

function problemsOf(json: unknown): readonly string[] {
  try {
    parseModel(json);
  } catch (error) {
    if (error instanceof ModelRefused) return error.problems;
    throw error;
  }
  return [];
}

describe('a model file', () => {
  it('may begin with a byte order mark, and nowhere else have one', () => {
    const text = JSON.stringify(sound);

    expect(parseModelText(`\uFEFF${text}`)).toEqual(parseModel(sound));
    expect(() => parseModelText(`\uFEFF\uFEFF${text}`)).toThrow(SyntaxError);
  });

  it('becomes a model with exact numbers and its columns in order of first use', () => {
    const ratio = { numerator: 'b', denominator: 'spend', scale: '1.50' };
    const model: Model = parseModel({
      ...sound,
      coverageFloor: '0.60',
      indicators: [
        indicator,
        {
          name: 'ratio',
          weight: '1e1',
          source: ratio,
          points: [
            ['-0.10', 1e-7],
            [1e-6, '12.5'],
          ],
        },
        { name: 'nps', weight: 1, source: { column: 'nps' }, points: [[0, 100]] },
      ],
      columns: { spend: { minimum: '-5', maximum: 1e3 }, b: { maximum: 0.5 } },
    });

    expect(model).toMatchObject({
      version: 'v1',
      coverageFloor: { units: 6n, exponent: -1 },
      bands: { red: { units: 4n, exponent: 1 }, amber: { units: 7n, exponent: 1 } },
      indicators: [
        { name: 'spend', weight: 2, source: { column: 'spend' } },
        {
          weight: 10,
          source: { numerator: 'b', denominator: 'spend', scale: { units: 15n, exponent: -1 } },
          points: [
            [
              { units: -1n, exponent: -1 },
              { units: 1n, exponent: -7 },
            ],
            [
              { units: 1n, exponent: -6 },
              { units: 125n, exponent: -1 },
            ],
          ],
        },
        { name: 'nps' },
      ],
    });
    expect(model.columns).toEqual([
      { name: 'spend', minimum: '-5', maximum: '1000' },
      { name: 'b', maximum: '0.5' },
      { name: 'nps', minimum: '-100', maximum: '100' },
    ]);
  });

  it('that gives no scale means 1', () => {
    const [first] = parseModel(withIndicator({ source: { numerator: 'a', denominator: 'b' } })).indicators;

    expect(first?.source).toMatchObject({ scale: { units: 1n, exponent: 0 } });
  });

  it.each<[string, object]>([
    ['bounds at both ends', { ...sound, coverageFloor: 0, bands: { red: 0, amber: 100 } }],
    ['no amber band', { ...sound, coverageFloor: 1, bands: { red: 50, amber: 50 } }],
    ['the greatest weight', withIndicator({ weight: 1_000_000 })],
    ['one breakpoint', withPoints([3, 50])],
    ['points that fall and rise', withPoints([0, 100], [1, 0], [2, 100])],
    ['the most breakpoints', withPoints(...Array.from({ length: 1000 }, (_, value) => [value, 1]))],
    [
      'the most indicators',
      {
        ...sound,
        indicators: Array.from({ length: 100 }, (_, place) => ({ ...indicator, name: `i${place}` })),
      },
    ],
    ['a column without bounds', { ...sound, columns: { spend: {} } }],
    ['equal bounds', { ...sound, columns: { spend: { minimum: 1, maximum: '1.0' } } }],
    ['a name of 100 characters', withIndicator({ name: 'n'.repeat(100) })],
    ['a column that objects have by nature', withIndicator({ source: { column: 'constructor' } })],
  ])('may have %s', (_, json) => {
    expect(problemsOf(json)).toEqual([]);
  });
});

describe('a model file is refused', () => {
  const { version, ...unversioned } = sound;

  it.each<[string, unknown, string]>([
    ['that is not an object', 5, 'the model must be an object in braces; correct it'],
    ['that is a list', [sound], 'the model must be an object in braces; correct it'],
    ['without a version', unversioned, 'version is missing; add it'],
    ['with an empty version', { ...sound, version: '' }, 'version must not be empty; fill it in'],
    ['with a number as version', { ...sound, version: 1 }, 'version must be a text in quotes; correct it'],
    [
      'with unknown keys',
      { ...sound, floor: 1, colour: 2 },
      'the model has keys that no model has there: floor, colour; remove them or correct their names',
    ],
    [
      'with an unknown key inside',
      withIndicator({ wieght: 1 }),
      'indicators[0] has keys that no model has there: wieght; remove them or correct their names',
    ],
    ['with a floor below 0', { ...sound, coverageFloor: -0.01 }, 'coverageFloor must be from 0 to 1'],
    ['with a floor above 1', { ...sound, coverageFloor: '1.0001' }, 'coverageFloor must be from 0 to 1'],
    ['without a floor', { ...sound, coverageFloor: undefined }, 'coverageFloor is missing; add it'],
    [
      'with a floor that is no number',
      { ...sound, coverageFloor: true },
      'coverageFloor must be a number; write a JSON number or a decimal in quotes',
    ],
    ['with a band below 0', { ...sound, bands: { red: -1, amber: 70 } }, 'bands.red must be from 0 to 100'],
    [
      'with a band above 100',
      { ...sound, bands: { red: 1, amber: '100.1' } },
      'bands.amber must be from 0 to 100',
    ],
    [
      'with a band of no number',
      { ...sound, bands: { red: '1,5', amber: 2 } },
      'bands.red is not a number that a',
    ],
    ['with a broken band', { ...sound, bands: { red: '50', amber: null } }, 'bands.amber must be a number'],
    [
      'with bands out of order',
      { ...sound, bands: { red: 70.01, amber: 70 } },
      'bands are out of order: red ends above amber; swap or correct them',
    ],
    ['without a band', { ...sound, bands: { red: 1 } }, 'bands.amber is missing; add it'],
    ['without indicators', { ...sound, indicators: [] }, 'indicators must not be empty; fill it in'],
    [
      'with more than 100 indicators',
      {
        ...sound,
        indicators: Array.from({ length: 101 }, (_, place) => ({ ...indicator, name: `i${place}` })),
      },
      'indicators is longer than 100; shorten it',
    ],
    [
      'with indicators that are no list',
      { ...sound, indicators: {} },
      'indicators must be a list in brackets',
    ],
    [
      'with an indicator that is null',
      { ...sound, indicators: [null] },
      'indicators[0] must be an object in braces',
    ],
    [
      'with two indicators of one name',
      { ...sound, indicators: [indicator, indicator] },
      'indicators[1].name is the name of indicators[0] too; rename one of them',
    ],
    ['with an empty name', withIndicator({ name: '' }), 'indicators[0].name must not be empty'],
    [
      'with too long a name',
      withIndicator({ name: 'n'.repeat(101) }),
      'indicators[0].name is longer than 100',
    ],
    [
      'with a name that ends in a space',
      withIndicator({ name: 'nps ' }),
      'indicators[0].name must be a plain name',
    ],
    [
      'with a zero-width name',
      withIndicator({ name: 'n\u200bps' }),
      'indicators[0].name must be a plain name',
    ],
    ['with half a character', withIndicator({ name: 'n\ud800' }), 'indicators[0].name must be a plain name'],
    [
      'with the name __proto__',
      withIndicator({ name: '__proto__' }),
      'indicators[0].name must not be __proto__',
    ],
    [
      'with a weight of 0',
      withIndicator({ weight: 0 }),
      'indicators[0].weight must be a whole number from 1',
    ],
    [
      'with half a weight',
      withIndicator({ weight: 1.5 }),
      'indicators[0].weight must be a whole number from 1',
    ],
    [
      'with too great a weight',
      withIndicator({ weight: 1_000_001 }),
      'indicators[0].weight must be a whole number',
    ],
    ['without breakpoints', withPoints(), 'indicators[0].points must not be empty; fill it in'],
    [
      'with more than 1000 breakpoints',
      withPoints(...Array.from({ length: 1001 }, (_, value) => [value, 1])),
      'indicators[0].points is longer than 1000; shorten it',
    ],
    ['with a lone value', withPoints([1]), 'indicators[0].points[0] must be a pair [value, points]'],
    ['with a triple', withPoints([1, 2, 3]), 'indicators[0].points[0] must be a pair [value, points]'],
    [
      'with a breakpoint that is no list',
      withPoints(7),
      'indicators[0].points[0] must be a pair [value, points]',
    ],
    [
      'with equal values',
      withPoints([1, 2], ['1.0', 3]),
      'indicators[0].points[1][0] is not above the value before',
    ],
    [
      'with falling values',
      withPoints([1, 2], [0, 3]),
      'indicators[0].points[1][0] is not above the value before',
    ],
    ['with points below 0', withPoints([1, '-0.1']), 'indicators[0].points[0][1] must be from 0 to 100'],
    ['with points above 100', withPoints([1, 100.5]), 'indicators[0].points[0][1] must be from 0 to 100'],
    [
      'with a value of no number',
      withPoints(['1,5', 1]),
      'indicators[0].points[0][0] is not a number that a model',
    ],
    [
      'with a value beyond 1e15',
      withPoints([1e16, 1]),
      'indicators[0].points[0][0] is not a number that a model',
    ],
    [
      'with a value near 0',
      withPoints([1e-16, 1]),
      'indicators[0].points[0][0] is not a number that a model',
    ],
    [
      'with an endless value',
      withPoints([Number.POSITIVE_INFINITY, 1]),
      'indicators[0].points[0][0] must be a number',
    ],
    ['without a source', withIndicator({ source: undefined }), 'indicators[0].source is missing; add it'],
    ['with an empty source', withIndicator({ source: {} }), 'indicators[0].source must be {"column"}, or'],
    [
      'with both forms of a source',
      withIndicator({ source: { column: 'a', numerator: 'b', denominator: 'c' } }),
      'indicators[0].source must be {"column"}, or',
    ],
    [
      'with half a ratio',
      withIndicator({ source: { numerator: 'b' } }),
      'indicators[0].source must be {"column"}, or',
    ],
    [
      'with a scale on a column',
      withIndicator({ source: { column: 'b', scale: 2 } }),
      'indicators[0].source must be {"column"}, or',
    ],
    [
      'with a ratio of a column with itself',
      withIndicator({ source: { numerator: 'b', denominator: 'b' } }),
      'indicators[0].source is a ratio of a column with itself; name two different columns',
    ],
    [
      'with a scale of 0',
      withIndicator({ source: { numerator: 'b', denominator: 'c', scale: 0 } }),
      'indicators[0].source.scale must be above 0',
    ],
    [
      'with a scale below 0',
      withIndicator({ source: { numerator: 'b', denominator: 'c', scale: '-1' } }),
      'indicators[0].source.scale must be above 0',
    ],
    [
      'with the account as a column',
      withIndicator({ source: { column: 'Account_ID' } }),
      'indicators[0].source.column must not be account_id or as_of',
    ],
    [
      'with the day as a column',
      withIndicator({ source: { numerator: 'as_of', denominator: 'b' } }),
      'indicators[0].source.numerator must not be account_id or as_of',
    ],
    [
      'with an empty column',
      withIndicator({ source: { column: '' } }),
      'indicators[0].source.column must not be empty',
    ],
    [
      'with a control character in a column',
      withIndicator({ source: { column: 'a\tb' } }),
      'indicators[0].source.column must be a plain name',
    ],
    [
      'with another range for a known column',
      { ...withIndicator({ source: { column: 'nps' } }), columns: { nps: { minimum: 0 } } },
      'columns.nps has a fixed range; remove this entry',
    ],
    [
      'with a range for a column that nothing reads',
      { ...sound, columns: { spent: { minimum: 0 } } },
      'columns.spent is a column that no indicator reads; remove the entry or correct its name',
    ],
    [
      'with a range upside down',
      { ...sound, columns: { spend: { minimum: 2, maximum: '1.9' } } },
      'columns.spend has a minimum above its maximum; swap or correct them',
    ],
    [
      'with a range of no numbers',
      { ...sound, columns: { spend: { minimum: 'low' } } },
      'columns.spend.minimum is not a number that a model can hold',
    ],
    [
      'with a range of a broken and a sound number',
      { ...sound, columns: { spend: { minimum: '9', maximum: true } } },
      'columns.spend.maximum must be a number',
    ],
    ['with columns that are no object', { ...sound, columns: null }, 'columns must be an object in braces'],
  ])('%s', (_, json, problem) => {
    expect(problemsOf(json)).toEqual([expect.stringContaining(problem)]);
  });

  it('and never crashes, whatever stands in place of any of its parts', () => {
    const orAnything = <T>(part: fc.Arbitrary<T>) => fc.oneof({ weight: 4, arbitrary: part }, fc.jsonValue());
    const number = orAnything(fc.constantFrom(1, 2, '3', '0.5', 'x'));
    const column = orAnything(fc.constantFrom('a', 'b', 'nps'));
    const anyObject = (parts: Record<string, fc.Arbitrary<unknown>>) =>
      orAnything(fc.record(parts, { requiredKeys: [] }));
    const json = anyObject({
      version: orAnything(fc.constant('v1')),
      coverageFloor: number,
      bands: anyObject({ red: number, amber: number }),
      indicators: orAnything(
        fc.array(
          anyObject({
            name: column,
            weight: number,
            source: anyObject({ column, numerator: column, denominator: column, scale: number }),
            points: orAnything(fc.array(orAnything(fc.tuple(number, number)), { maxLength: 3 })),
          }),
          { maxLength: 3 },
        ),
      ),
      columns: anyObject({ a: anyObject({ minimum: number, maximum: number }) }),
    });

    fc.assert(
      fc.property(json, (file) => {
        expect(problemsOf(file).every((problem) => problem.length > 0)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('with every problem in one message, rules between sound parts included', () => {
    const refused = () =>
      parseModel({
        coverageFloor: 2,
        bands: { red: 70, amber: 40 },
        indicators: [
          indicator,
          { name: 'spend', weight: -1, source: { column: 'as_of' }, points: [[2, 101], [1, 'x'], 4] },
        ],
        columns: { nps: {} },
      });

    expect(refused).toThrow(ModelRefused);
    expect(refused).toThrow(
      [
        'The model is refused:',
        '- version is missing; add it',
        '- coverageFloor must be from 0 to 1; correct the number',
        '- bands are out of order: red ends above amber; swap or correct them',
        '- indicators[1].weight must be a whole number from 1 to 1000000; correct the weight',
        '- indicators[1].source.column must not be account_id or as_of, which identify the row; name a column with a measurement',
        '- indicators[1].points[0][1] must be from 0 to 100; correct the number',
        '- indicators[1].points[1][1] is not a number that a model can hold; write digits with an optional sign, point and exponent, at most 32 characters, 0 or a magnitude of 1e-15 to 1e15',
        '- indicators[1].points[2] must be a pair [value, points]; write both numbers',
        '- indicators[1].points[1][0] is not above the value before it; values rise strictly: order them and give each once',
        '- indicators[1].name is the name of indicators[0] too; rename one of them',
        '- columns.nps has a fixed range; remove this entry',
      ].join('\n'),
    );
  });
});
