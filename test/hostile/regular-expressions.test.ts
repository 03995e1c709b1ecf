import { describe, expect, test } from 'vitest';
import { sourcesBelow } from '../support/imports.ts';
import { countSteps } from './step-counter.ts';

/*
 * A regular expression that meets a text out of a file must be done in work proportional to its length. Work is counted
 * in steps of a backtracking search, not in time: for a text twice as long it may double, and hardly more.
 */
const folders = ['lambdas/feed', 'lambdas/cases', 'lambdas/scoring', 'lambdas/flows', 'lambdas/adapters'];
const alone = ['lambdas/console/html.ts', 'lambdas/console/links.ts', 'lambdas/environment.ts'];

/** A literal behind something that no division can stand behind. */
const literal =
  /(?:[=(,:[!&|?]|return)\s*\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([gimsuy]*)(?=[\s.,;)\]])/g;

const patterns = new Map(
  [
    ...sourcesBelow(folders),
    ...sourcesBelow(['lambdas/console']).filter(({ path }) => alone.includes(path)),
  ].flatMap(({ path, text }) =>
    [...text.matchAll(literal)].map(
      ([, source = '', flags = '']) => [`${path} /${source}/${flags}`, new RegExp(source, flags)] as const,
    ),
  ),
);

/** Patterns that see no text longer than this, and why. */
const short = new Map([
  // A number has at most 32 characters before it is looked into.
  ['lambdas/scoring/decimal.ts /0+$/', 32],
]);

/** What is repeated: characters of every kind, and what the patterns themselves are about. */
const pumps = [
  ...[
    'a',
    'A',
    '0',
    '9',
    '-',
    '_',
    '.',
    ',',
    ';',
    ':',
    '=',
    '@',
    '+',
    ' ',
    '"',
    "'",
    '<',
    '\\',
    '/',
    '(',
    '\u200b',
    '漢',
    '\ud800',
  ],
  ...[
    'a.',
    'a@',
    '.a',
    '; ',
    ';"',
    '0.',
    '0e',
    '.csv',
    'csv.',
    '-0',
    '" ',
    '  ;',
    'a b',
    '=;',
    'é\u0301',
    '\u202ea',
  ],
];
const starts = ['', 'a', '0', '+', 'a@', 'v1.', ';'];
const ends = ['', '!', '.csv', '\u0000', '=', '@a', '\n'];

/** The most steps for any text that is a start, a pump so many times and an end. */
function mostSteps(pattern: RegExp, times: number): number {
  let most = 0;
  for (const start of starts) {
    for (const pump of pumps) {
      for (const end of ends) most = Math.max(most, countSteps(pattern, start + pump.repeat(times) + end));
    }
  }
  return most;
}

describe('regular expressions', () => {
  test('are found in the sources', () => {
    expect(patterns.size).toBeGreaterThan(20);
  });

  test.each([...patterns])(
    'take steps in proportion to the text, or see short ones only: %s',
    (name, pattern) => {
      const longest = short.get(name);
      if (longest !== undefined) {
        expect(mostSteps(pattern, longest)).toBeLessThan(4 * longest ** 2);
        return;
      }
      const [once, twice] = [mostSteps(pattern, 25), mostSteps(pattern, 50)];

      expect(twice).toBeLessThanOrEqual(2.2 * once + 50);
    },
  );

  test.each([
    [/(a+)+$/, 6],
    [/(a|aa)+!/, 6],
    [/^(\d+)*x/, 6],
    [/(.*),(.*),(.*);/, 10],
    [/a*a*b/, 10],
    [/\s+$/, 25],
  ])('that take more are told: %s', (pattern, times) => {
    expect(mostSteps(pattern, 2 * times)).toBeGreaterThan(2.2 * mostSteps(pattern, times) + 50);
  });
});
