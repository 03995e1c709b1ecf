import { type Html, html } from '../html.ts';
import { type Frame, tenth } from './chart-frame.ts';
import type { ChartWords } from './chart-words.ts';

/** Where the bands meet, in hundredths of a point. */
export type BandBounds = { readonly red: number; readonly amber: number };

/** What a chart's lines are read against: the bands with their names, the scale and the months. */
export function ground(frame: Frame, bounds: BandBounds, words: ChartWords): Html {
  const band = (name: BandName, low: number, high: number) =>
    drawnBand(frame, words.bands[name], name, low, high);
  return html`<g>${band('green', bounds.amber, 10_000)}${band('amber', bounds.red, bounds.amber)}${band('red', 0, bounds.red)}</g>
<g>${[0, bounds.red, bounds.amber, 10_000].map((hundredths) => level(frame, hundredths))}</g>
<g>${months(frame, words)}</g>`;
}

type BandName = keyof ChartWords['bands'];

function drawnBand(frame: Frame, words: string, name: BandName, low: number, high: number): Html | null {
  if (high <= low) return null;
  const [top, bottom] = [frame.y(high), frame.y(low)];
  return html`<rect class="band-${name}" x="${frame.left}" y="${top}" width="${tenth(frame.right - frame.left)}" height="${tenth(bottom - top)}"/><text class="band-name band-name-${name}" x="${frame.right + 6}" y="${tenth((top + bottom) / 2 + 4)}">${words}</text>`;
}

function level(frame: Frame, hundredths: number): Html {
  const y = frame.y(hundredths);
  return html`<line class="level" x1="${frame.left}" x2="${frame.right}" y1="${y}" y2="${y}"/><text class="scale" text-anchor="end" x="${frame.left - 5}" y="${tenth(y + 4)}">${hundredths / 100}</text>`;
}

function months(frame: Frame, words: ChartWords): readonly Html[] {
  const firsts = firstsOfMonths(frame);
  const room = (frame.right - frame.left) / Math.max(1, firsts.length);
  const every = Math.max(1, Math.ceil(frame.size.monthWidth / room));
  if (firsts.length === 0) {
    return [
      html`<text class="scale" x="${frame.left}" y="${frame.bottom + 17}">${words.day(frame.from)}</text>`,
    ];
  }
  return firsts.map(({ place, month, year }, nth) => {
    const x = tenth(frame.left + place * frame.dayWidth);
    const fits = nth % every === 0 && x < frame.right - 24;
    const name = fits
      ? html`<text class="scale" x="${x + 3}" y="${frame.bottom + 17}">${words.month(month, year)}</text>`
      : null;
    return html`<line class="month" x1="${x}" x2="${x}" y1="${frame.bottom}" y2="${frame.bottom + (fits ? 8 : 4)}"/>${name}`;
  });
}

function firstsOfMonths({ from, days }: Frame) {
  const [year, month, date] = from.split('-').map(Number) as [number, number, number];
  const firsts: { place: number; month: number; year: number }[] = [];
  const startsOnFirst = date === 1;
  for (let ahead = startsOnFirst ? 0 : 1; ; ahead += 1) {
    const first = Date.UTC(year, month - 1 + ahead, 1);
    const place = Math.round((first - Date.UTC(year, month - 1, date)) / 86_400_000);
    if (place >= days) return firsts;
    const count = month - 1 + ahead;
    firsts.push({ place, month: (count % 12) + 1, year: year + Math.floor(count / 12) });
  }
}
