import { type Html, html } from '../html.ts';

const WIDTH = 200;
const HEIGHT = 12;

/** How much of what was possible is there: a track with a filled part. `whole` of the longest bar fills the width. */
export function shareBar(part: number, whole: number, longest: number): Html {
  const track = rounded((whole / longest) * WIDTH);
  const fill = rounded((part / longest) * WIDTH);
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar-track" width="${track}" height="${HEIGHT}" rx="2"/><rect class="bar-fill" width="${fill}" height="${HEIGHT}" rx="2"/></svg>`;
}

/** A change as a bar from the middle: to the left where it is below 0. `longest` (above 0) reaches the edge. */
export function changeBar(change: number, longest: number): Html {
  const length = rounded((Math.abs(change) / longest) * (WIDTH / 2));
  const start = change < 0 ? WIDTH / 2 - length : WIDTH / 2;
  const tone = change < 0 ? 'bar-down' : 'bar-up';
  return html`<svg class="bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="${tone}" x="${start}" width="${length}" height="${HEIGHT}"/><rect class="bar-middle" x="${WIDTH / 2 - 0.5}" width="1" height="${HEIGHT}"/></svg>`;
}

/** Parts of a whole side by side, in order; parts of 0 take no room. */
export function stackedBar(parts: readonly { readonly tone: string; readonly size: number }[]): Html {
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  const rects: Html[] = [];
  let x = 0;
  for (const { tone, size } of parts) {
    const width = whole === 0 ? 0 : (size / whole) * 1000;
    rects.push(html`<rect class="stack-${tone}" x="${rounded(x)}" width="${rounded(width)}" height="10"/>`);
    x += width;
  }
  return html`<svg class="stack" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">${rects}</svg>`;
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
