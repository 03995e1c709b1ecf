import { dayMs } from '../hours.ts';

/** Coordinates have one decimal, and so have those that they are measured by. */
const slack = 0.16;

/** A day of the history of a page; null where an index or a baseline is not known. */
export type Row = { readonly day: string; readonly index: number | null; readonly baseline: number | null };

/** Where things stand in a chart, measured by its own marks. */
export type Frame = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly dayWidth: number;
  /** The heights of the marks of points. */
  readonly heights: ReadonlyMap<number, number>;
  /** How many days a day lies behind the first one. */
  readonly placeOf: (day: string) => number;
  /** Which of them stands there, or half of one at an edge. */
  readonly placeAt: (x: number) => number;
  /** The middle of a day. */
  readonly x: (place: number) => number;
  readonly y: (points: number) => number;
};

/** Days lie side by side between the ends of the marks, points evenly between those of 0 and of 100. */
export function frameOf(chart: string, rows: readonly Row[]): Frame {
  const levels = [
    ...chart.matchAll(/<line class="level" x1="(\S+)" x2="(\S+)" y1="(\S+)" .*?>([\d.]+)<\/text>/g),
  ];
  const heights = new Map(levels.map(([, , , y, points]) => [Number(points), Number(y)]));
  const [bottom = Number.NaN, top = Number.NaN] = [heights.get(0), heights.get(100)];
  const [left, right] = [levels[0]?.[1], levels[0]?.[2]].map(Number) as [number, number];
  const placeOf = (day: string) =>
    Math.round((Date.parse(`${day} UTC`) - Date.parse(`${rows[0]?.day} UTC`)) / dayMs);
  const dayWidth = (right - left) / (placeOf(rows.at(-1)?.day ?? '') + 1);
  return {
    left,
    right,
    top,
    bottom,
    dayWidth,
    heights,
    placeOf,
    placeAt: (x) => Math.round(2 * ((x - left) / dayWidth - 0.5)) / 2,
    x: (place) => left + (place + 0.5) * dayWidth,
    y: (points) => bottom - ((bottom - top) * points) / 100,
  };
}

export function isAt(drawn: number | undefined, owed: number): boolean {
  return drawn !== undefined && Math.abs(drawn - owed) <= slack;
}
