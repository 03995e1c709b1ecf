import type { ModelTruth } from '../scenario.ts';

const points = [
  [0, 0],
  [100, 100],
];
const one = (name: string, otherwise: object = {}) => ({
  name,
  weight: 1,
  source: { column: 'index' },
  points,
  ...otherwise,
});

/** A model in which next to nothing is as it may be. */
export const wrongModel = JSON.stringify({
  version: 'steerable-3 ',
  coverageFloor: 1.01,
  bands: { red: 70.01, amber: 70 },
  indicators: [
    one('index', {
      weight: 0,
      points: [
        [0, 0],
        [1, 1],
        [1, 2],
      ],
    }),
    one('index', { weight: 1.5, source: { column: 'Account_ID' }, points: [] }),
    one('both', {
      weight: 1_000_001,
      source: { column: 'index', scale: 2 },
      points: [
        [0, -0.01],
        [1, 100.01],
      ],
    }),
    one('itself', { source: { numerator: 'index', denominator: 'index' }, points: [[1]] }),
    one('scaled', {
      source: { numerator: 'index', denominator: 'extra', scale: 0 },
      points: [
        ['1e-16', 0],
        ['1', 0],
      ],
      weigth: 1,
    }),
    one('in\u200bvisible', { weight: true, source: { column: '__proto__' } }),
    one('x'.repeat(101), { source: { numerator: 'index' } }),
  ],
  columns: { nps: { minimum: 0 }, extra: { minimum: 1, maximum: 0 } },
});

/** Another, of which that shows what can be told only when all else is well. */
export const unreadColumn = JSON.stringify({
  coverageFloor: -0.01,
  bands: { red: 0, amber: 100.01 },
  indicators: [one('index')],
  columns: { extra: {} },
});

/** What is said of the two: where, and what is wrong there. */
export const problems = [
  'version must be a plain name',
  'coverageFloor must be from 0 to 1;',
  'bands are out of order',
  'indicators[0].weight must be a whole number from 1 to 1000000;',
  'indicators[0].points[2][0] is not above the value before it',
  'indicators[1].weight must be a whole number from 1 to 1000000;',
  'indicators[1].source.column must not be account_id',
  'indicators[1].points must not be empty',
  'indicators[1].name is the name of indicators[0] too',
  'indicators[2].weight must be a whole number from 1 to 1000000;',
  'indicators[2].source must be {"column"}, or {"numerator", "denominator"}',
  'indicators[2].points[0][1] must be from 0 to 100;',
  'indicators[2].points[1][1] must be from 0 to 100;',
  'indicators[3].source is a ratio of a column with itself',
  'indicators[3].points[0] must be a pair',
  'indicators[4].source.scale must be above 0',
  'indicators[4].points[0][0] is not a number that a model can hold',
  'indicators[4] has keys that no model has there: weigth',
  'indicators[5].name must be a plain name',
  'indicators[5].weight must be a number',
  'indicators[5].source.column must not be __proto__',
  'indicators[6].name is longer than 100',
  'indicators[6].source must be {"column"}, or {"numerator", "denominator"}',
  'columns.nps has a fixed range',
  'columns.extra has a minimum above its maximum',
  'version is missing',
  'bands.amber must be from 0 to 100;',
  'columns.extra is a column that no indicator reads',
];

const version = 'v'.repeat(100);
/** Of eighty it makes eighty, by whatever it looks at. */
const eighty = [
  [[80, 80]],
  Array.from({ length: 1_000 }, (_, place) => [place, 80]),
  [
    ['1e-15', 80],
    ['1e15', 80],
  ],
];

/** A model in which all is as far as it may go: everything is red in it, and nothing may be missing. */
export const farthestModel = JSON.stringify({
  version,
  coverageFloor: 1,
  bands: { red: 100, amber: 100 },
  indicators: [
    one('index', { weight: 1_000_000 }),
    one('ratio', {
      source: { numerator: 'extra', denominator: 'index', scale: '1e-15' },
      points: [[0, 80]],
    }),
    ...Array.from({ length: 98 }, (_, place) =>
      one(`${place}`.padEnd(100, 'x'), { points: eighty[place] ?? eighty[0] }),
    ),
  ],
  columns: { index: { minimum: 0, maximum: 100 }, extra: { minimum: '1', maximum: 1 } },
});
export const farthest: ModelTruth = { version, part: 1, red: 100, columns: ['extra'] };
