import { historyChart } from '../design/history-chart.ts';
import { card, folded } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { baselinePoints, points } from '../figures.ts';
import { html, type Piece } from '../html.ts';
import type { LinkFacts } from './facts.ts';
import type { LinkWords } from './words.ts';

/** The index of the account over time, as a chart and as a table. */
export function history({ chart, account }: LinkFacts, words: LinkWords): Piece {
  if (chart === null || account === null) return null;
  if (chart === 'unknown') return card(words.history, html`<p class="empty">${words.historyFails}</p>`);
  const title = words.historyOf(account.name);
  return card(
    words.history,
    html`${historyChart({ ...chart, title }, words.chart)}
${folded(
  words.asTable,
  table({
    caption: words.table.caption(words.day(chart.from), words.day(chart.to)),
    columns: [
      {
        heading: words.table.day,
        isRowHead: true,
        cell: ({ day }) => html`<time datetime="${day}">${words.day(day)}</time>`,
      },
      {
        heading: words.table.index,
        isFigure: true,
        cell: ({ index }) => (index === null ? words.table.unknown : points(index)),
      },
      {
        heading: words.table.baseline,
        isFigure: true,
        cell: ({ baselineTwice }) =>
          baselineTwice === null ? words.table.none : baselinePoints(baselineTwice),
      },
    ],
    rows: chart.days.toReversed(),
    fitsPhone: true,
    whenEmpty: words.table.none,
  }),
)}`,
  );
}
