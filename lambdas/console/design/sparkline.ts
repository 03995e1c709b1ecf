import type { Hundredths } from '../../scoring/points.ts';
import { points } from '../figures.ts';
import { type Html, html } from '../html.ts';

const WIDTH = 124;
const HEIGHT = 32;
const EDGE = 3;

/** The index over consecutive days, oldest first, on a scale of 0 to 100; unknown days are gaps. */
export function sparkline(indices: readonly (Hundredths | null)[]): Html {
  const known = indices.filter((index) => index !== null);
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined) return html`<span class="empty">no days</span>`;

  const step = (WIDTH - 2 * EDGE) / Math.max(1, indices.length - 1);
  const at = (place: number, index: Hundredths) =>
    `${(EDGE + place * step).toFixed(1)},${heightOf(index).toFixed(1)}`;
  const lastPlace = indices.lastIndexOf(last);
  const said = `${points(first)} to ${points(last)}, lowest ${points(Math.min(...known))}`;
  return html`<svg class="sparkline" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${said}"><line class="spark-floor" x1="0" x2="${WIDTH}" y1="${HEIGHT - 0.5}" y2="${HEIGHT - 0.5}"/><path d="${linePath(indices, at)}"/><circle cx="${(EDGE + lastPlace * step).toFixed(1)}" cy="${heightOf(last).toFixed(1)}" r="2.5"/></svg>`;
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

function heightOf(index: Hundredths): number {
  return EDGE + (1 - index / 10_000) * (HEIGHT - 2 * EDGE);
}
