import type { CalendarDay } from '../../scoring/calendar.ts';
import type { Hundredths } from '../../scoring/points.ts';
import { daysApart } from '../dates.ts';
import { baselinePoints, points } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { type ChartSize, chartSizes, type Frame, frameOf, laneHeight, tenth } from './chart-frame.ts';
import { type BandBounds, ground } from './chart-ground.ts';
import type { ChartWords } from './chart-words.ts';
import { linePath } from './sparkline.ts';

type ChartDay = {
  readonly day: CalendarDay;
  readonly index: Hundredths | null;
  readonly baselineTwice: number | null;
};

/** An account's index over time. */
export type HistoryChart = {
  readonly title: string;
  readonly from: CalendarDay;
  readonly to: CalendarDay;
  /** Days that have an entry, within `from` and `to`, in order. */
  readonly days: readonly ChartDay[];
  readonly bounds: BandBounds;
  readonly rescues: readonly { readonly openedOn: CalendarDay; readonly resolvedOn: CalendarDay | null }[];
};

type Drawing = HistoryChart & {
  readonly places: readonly (ChartDay | null)[];
  readonly words: ChartWords;
};

/** The chart for a desk and the one for a phone, and what their signs mean. */
export function historyChart(chart: HistoryChart, words: ChartWords): Html {
  const places: (ChartDay | null)[] = Array.from({ length: daysApart(chart.from, chart.to) + 1 }, () => null);
  for (const each of chart.days) places[daysApart(chart.from, each.day)] = each;
  const drawing = { ...chart, places, words };
  return html`<figure class="chart">${chartSizes.map((size) => drawn(drawing, size))}${legend(words)}</figure>`;
}

function drawn(chart: Drawing, size: ChartSize): Html {
  const frame = frameOf(size, chart.from, chart.to);
  const [title, description] = [`chart-title-${size.name}`, `chart-text-${size.name}`];
  return html`<svg class="chart-${size.name}" viewBox="0 0 ${size.width} ${size.height}" role="img" aria-labelledby="${title} ${description}">
<title id="${title}">${chart.title}</title>
<desc id="${description}">${descriptionText(chart)}</desc>
${ground(frame, chart.bounds, chart.words)}
<g>${unknownDays(chart, frame)}</g>
<path class="line-baseline" d="${linePath(
    chart.places.map((each) => each?.baselineTwice ?? null),
    (place, twice) => `${frame.x(place)},${frame.y(twice / 2)}`,
  )}"/>
<path class="line-index" d="${linePath(
    chart.places.map((each) => each?.index ?? null),
    (place, index) => `${frame.x(place)},${frame.y(index)}`,
  )}"/>
<g>${chart.rescues.map((rescue) => rescueMark(rescue, chart, frame))}</g>
${size.name === 'wide' ? html`<g>${hints(chart, frame)}</g>` : null}
</svg>`;
}

function descriptionText({ from, to, days, rescues, words }: Drawing): string {
  const known = days.flatMap(({ index }) => (index === null ? [] : [index]));
  const last = known.at(-1);
  const range =
    last === undefined
      ? null
      : { lowest: points(Math.min(...known)), highest: points(Math.max(...known)), last: points(last) };
  return words.description(words.day(from), words.day(to), range, rescues.length);
}

/** Stretches of days without an index, shaded from top to bottom. */
function unknownDays({ places }: Drawing, frame: Frame): readonly Html[] {
  const gaps: { start: number; length: number }[] = [];
  for (const [place, each] of places.entries()) {
    if (each !== null && each.index !== null) continue;
    const last = gaps.at(-1);
    if (last !== undefined && last.start + last.length === place) last.length += 1;
    else gaps.push({ start: place, length: 1 });
  }
  return gaps.map(({ start, length }) => {
    const x = tenth(frame.left + start * frame.dayWidth);
    const height = tenth(frame.bottom - frame.top);
    return html`<rect class="gap" x="${x}" y="${frame.top}" width="${tenth(length * frame.dayWidth)}" height="${height}"/>`;
  });
}

/** From a triangle where the rescue opened to a ring where it was resolved, or on to the edge while it is open. */
function rescueMark(rescue: HistoryChart['rescues'][number], chart: Drawing, frame: Frame): Html {
  const start = daysApart(chart.from, rescue.openedOn);
  const end = rescue.resolvedOn === null ? null : daysApart(chart.from, rescue.resolvedOn);
  const isOpenedHere = start >= 0;
  const isResolvedHere = end !== null && end < frame.days;
  const left = isOpenedHere ? frame.x(start) : frame.left;
  const right = isResolvedHere ? frame.x(end) : frame.right;
  const y = laneHeight / 2;
  const opened = isOpenedHere
    ? html`<line class="mark-stem" x1="${left}" x2="${left}" y1="${y}" y2="${frame.bottom}"/><path class="mark-opened" d="M${tenth(left - 6)},${y - 6}h12l-6,11z"/>`
    : null;
  const resolved = isResolvedHere
    ? html`<circle class="mark-resolved" cx="${right}" cy="${y}" r="4.5"/>`
    : null;
  return html`<g><line class="mark-span" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>${opened}${resolved}</g>`;
}

/** What a pointer over a day reads. */
function hints({ places, words }: Drawing, frame: Frame): readonly (Html | null)[] {
  return places.map((each, place) => {
    if (each === null) return null;
    const index = each.index === null ? null : points(each.index);
    const baseline = each.baselineTwice === null ? null : baselinePoints(each.baselineTwice);
    const x = tenth(frame.left + place * frame.dayWidth);
    return html`<rect class="hint" x="${x}" y="${frame.top}" width="${tenth(frame.dayWidth)}" height="${tenth(frame.bottom - frame.top)}"><title>${words.hint(words.day(each.day), index, baseline)}</title></rect>`;
  });
}

function legend({ signs }: ChartWords): Html {
  const sign = (drawing: Html) =>
    html`<svg viewBox="0 0 28 14" aria-hidden="true" focusable="false">${drawing}</svg>`;
  return html`<figcaption class="legend"><span>${sign(html`<path class="line-index" d="M2,7h24"/>`)}${signs.index}</span><span>${sign(html`<path class="line-baseline" d="M2,7h24"/>`)}${signs.baseline}</span><span>${sign(html`<path class="mark-opened" d="M8,2h12l-6,11z"/>`)}${signs.opened}</span><span>${sign(html`<circle class="mark-resolved" cx="14" cy="7" r="4.5"/>`)}${signs.resolved}</span><span>${sign(html`<rect class="gap" x="2" y="1" width="24" height="12"/>`)}${signs.gap}</span></figcaption>`;
}
