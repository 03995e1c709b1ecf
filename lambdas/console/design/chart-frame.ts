import type { CalendarDay } from '../../scoring/calendar.ts';
import type { Hundredths } from '../../scoring/points.ts';
import { daysApart } from '../dates.ts';

/** How large a chart is drawn, in units of its view box, which are pixels of the screen it is made for. */
export type ChartSize = {
  readonly name: 'wide' | 'narrow';
  readonly width: number;
  readonly height: number;
  /** Least room for the name of a month. */
  readonly monthWidth: number;
};

/** A card on a desk and a phone held upright; the style shows one of the two. */
export const chartSizes: readonly ChartSize[] = [
  { name: 'wide', width: 1040, height: 340, monthWidth: 58 },
  { name: 'narrow', width: 340, height: 260, monthWidth: 58 },
];

/** Where things stand in a chart: days from left to right, points from 0 at the bottom to 100 at the top. */
export type Frame = {
  readonly size: ChartSize;
  readonly from: CalendarDay;
  readonly days: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly dayWidth: number;
  /** The middle of a day; `place` counts from 0. */
  readonly x: (place: number) => number;
  readonly y: (hundredths: Hundredths) => number;
};

/** Room above the plot for the lane of rescues. */
export const laneHeight = 26;

export function frameOf(size: ChartSize, from: CalendarDay, to: CalendarDay): Frame {
  const days = daysApart(from, to) + 1;
  const [left, right, top, bottom] = [30, size.width - 52, laneHeight + 6, size.height - 24];
  const dayWidth = (right - left) / days;
  return {
    size,
    from,
    days,
    left,
    right,
    top,
    bottom,
    dayWidth,
    x: (place) => tenth(left + (place + 0.5) * dayWidth),
    y: (hundredths) => tenth(bottom - (hundredths / 10_000) * (bottom - top)),
  };
}

/** A coordinate with one decimal: nobody sees more. */
export function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}
