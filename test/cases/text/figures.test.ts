import { describe, expect, test } from 'vitest';
import { coverageText, fallText, halfText } from '../../../lambdas/cases/text/figures.ts';

describe('a fall', () => {
  test.each<[number, number | null, string | null]>([
    [6107, 16420, '25.6'],
    [6400, 16000, '20.0'],
    [6401, 16000, '20.0'],
    [0, 16000, '100.0'],
    [7999, 16000, '0.0'],
    [8000, 16000, null],
    [8001, 16000, null],
    [8000, 16001, '0.0'],
    [0, 0, null],
    [6107, null, null],
  ])('to %i from %s half hundredths reads %s', (index, twice, text) => {
    expect(fallText(index, twice)).toBe(text);
  });

  test('is rounded once: 37.2453 % is not first rounded to 37.25 %', () => {
    expect(fallText(5021, 16002)).toBe('37.2');
  });
});

describe('a coverage', () => {
  test.each([
    [96, 100, '96'],
    [955, 1000, '96'],
    [954, 1000, '95'],
    [100, 100, '100'],
    [3, 5, '60'],
  ])('of %i in %i reads %s', (present, total, text) => {
    expect(coverageText({ present, total })).toBe(text);
  });
});

test.each([
  [2001, '1000.5'],
  [2000, '1000'],
  [0, '0'],
  [1, '0.5'],
])('half of %i reads %s', (twice, text) => {
  expect(halfText(twice)).toBe(text);
});
