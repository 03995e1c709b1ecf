import type { Hundredths } from '../../scoring/points.ts';
import { points } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { tenth } from './chart-frame.ts';

const WIDTH = 124;
const HEIGHT = 36;
const EDGE = 4;
/** The least range of the scale, so that noise does not look like a fall: 30 points. */
const LEAST_RANGE = 3000;

/** The index over consecutive days, oldest first, on a scale of its own; unknown days are gaps. */
export function sparkline(indices: readonly (Hundredths | null)[]): Html {
  const known = indices.filter((index) => index !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return html`<span class="empty">no index</span>`;

  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  const range = Math.max(LEAST_RANGE, highest - lowest);
  const top = (lowest + highest + range) / 2;
  const step = (WIDTH - 2 * EDGE) / Math.max(1, indices.length - 1);
  const x = (place: number) => tenth(EDGE + place * step);
  const y = (index: Hundredths) => tenth(EDGE + ((top - index) / range) * (HEIGHT - 2 * EDGE));
  const said = `${points(first)} to ${points(last)}, lowest ${points(lowest)}, highest ${points(highest)}`;
  return html`<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><path d="${linePath(indices, (place, index) => `${x(place)},${y(index)}`)}"/><circle cx="${x(indices.lastIndexOf(last))}" cy="${y(last)}" r="3"/></svg>`;
}

/** A line through what is known, lifted where it is not; a known day between two gaps is a dot. */
export function linePath(
  indices: readonly (Hundredths | null)[],
  at: (place: number, index: Hundredths) => string,
): string {
  let isDrawing = false;
  const steps: string[] = [];
  for (const [place, index] of indices.entries()) {
    if (index !== null) steps.push(isDrawing ? `L${at(place, index)}` : `M${at(place, index)}h0`);
    isDrawing = index !== null;
  }
  return steps.join('');
}
