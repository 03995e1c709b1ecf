import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  baselineText,
  baselineTwice,
  emptyWindow,
  type Window,
  windowAfter,
} from '../../lambdas/scoring/baseline.ts';

const slot = fc.option(fc.integer({ min: 0, max: 10_000 }), { freq: 3 });
const window = fc.array(slot, { minLength: 30, maxLength: 30 });

function windowOf(...known: readonly number[]): Window {
  return [...known, ...emptyWindow].slice(0, 30);
}

describe('a window', () => {
  it('of an account without history is 30 unknown days', () => {
    expect(emptyWindow).toHaveLength(30);
    expect(emptyWindow.every((index) => index === null)).toBe(true);
  });

  it.each([
    [1, 29],
    [2, 28],
    [29, 1],
    [30, 0],
  ])('%i days later has the day’s own index in slot %i', (days, place) => {
    const later = windowAfter(emptyWindow, 6107, days);

    expect(later).toHaveLength(30);
    expect(later.map((index, at) => (index === null ? null : at)).filter((at) => at !== null)).toEqual([
      place,
    ]);
    expect(later[place]).toBe(6107);
  });

  it.each([31, 32, 61, 4000])('%i days later has forgotten everything', (days) => {
    const full = Array.from({ length: 30 }, (_, place) => place);

    expect(windowAfter(full, 6107, days)).toEqual(emptyWindow);
  });

  it('keeps an unknown day as a slot of its own', () => {
    const later = windowAfter(windowAfter(emptyWindow, 5000, 1), null, 1);

    expect(later.slice(-3)).toEqual([null, 5000, null]);
  });

  it('is the same whether days without an entry are passed one by one or at once', () => {
    fc.assert(
      fc.property(window, slot, fc.integer({ min: 1, max: 40 }), (before, index, days) => {
        let stepped = windowAfter(before, index, 1);
        for (let day = 1; day < days; day += 1) stepped = windowAfter(stepped, null, 1);

        expect(windowAfter(before, index, days)).toEqual(stepped);
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('does not move by %d days', (days) => {
    expect(() => windowAfter(emptyWindow, 5000, days)).toThrow(RangeError);
  });
});

describe('a baseline', () => {
  it.each([
    ['no known index', [], null],
    ['two known indices', [8000, 8000], null],
    ['three known indices', [8000, 6000, 9000], 16_000],
    ['an even number of them', [8000, 6000, 9000, 8001], 16_001],
    ['zeros, which are known', [0, 0, 0], 0],
  ])('of %s', (_, known, expected) => {
    expect(baselineTwice(windowOf(...known))).toBe(expected);
  });

  it('does not depend on which day had which index', () => {
    const twoOrders = window.chain((one) =>
      fc.tuple(fc.constant(one), fc.shuffledSubarray(one, { minLength: 30, maxLength: 30 })),
    );

    fc.assert(
      fc.property(twoOrders, ([one, shuffled]) => {
        expect(baselineTwice(shuffled)).toBe(baselineTwice(one));
      }),
    );
  });

  it('has as many known indices on its upper side as on its lower side', () => {
    fc.assert(
      fc.property(window, (one) => {
        const twice = baselineTwice(one);
        const known = one.filter((index) => index !== null);
        fc.pre(twice !== null);

        const above = known.filter((index) => 2 * index > twice).length;
        const below = known.filter((index) => 2 * index < twice).length;
        expect(Math.max(above, below)).toBeLessThanOrEqual(known.length / 2);
        expect(twice).toBeGreaterThanOrEqual(2 * Math.min(...known));
        expect(twice).toBeLessThanOrEqual(2 * Math.max(...known));
      }),
    );
  });

  it.each([
    [16_000, '80.00'],
    [16_001, '80.005'],
    [16_002, '80.01'],
    [16_420, '82.10'],
    [19_999, '99.995'],
    [1, '0.005'],
    [0, '0.00'],
    [20_000, '100.00'],
  ])('of which twice is %i hundredths reads %s', (twice, text) => {
    expect(baselineText(twice)).toBe(text);
  });
});
