import { dayTime } from '../dates.ts';
import { changeBar, shareBar } from '../design/bars.ts';
import { card } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { points, pointsChange } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { indicatorWords, sentence } from '../words.ts';
import type { Contribution, LastDay } from './last-day.ts';

/** What each indicator gave to the index, out of what it could have given. */
export function contributionsCard({ contributions, index }: LastDay): Html {
  const title = 'What the index is made of';
  if (contributions === null || index === null) {
    return card(title, html`<p class="empty">The index of this day is unknown.</p>`);
  }
  const longest = Math.max(1, ...contributions.map(({ most }) => most));
  return card(
    title,
    table<Contribution>({
      caption: `Points given, out of the most possible; they add up to ${points(index)}`,
      columns: [
        {
          heading: 'Indicator',
          isRowHead: true,
          cell: ({ indicator }) => sentence(indicatorWords(indicator)),
        },
        {
          heading: 'Points',
          isFigure: true,
          cell: (each) =>
            each.points === null
              ? html`<span class="soft">missing</span>`
              : html`${points(each.points)} <span class="soft nowrap">of ${points(each.most)}</span>`,
        },
        {
          heading: 'Share',
          cell: (each) =>
            html`<div class="cell-bar">${each.points === null ? null : shareBar(each.points, each.most, longest)}</div>`,
        },
      ],
      rows: contributions,
      fitsPhone: true,
      whenEmpty: 'The model has no indicators.',
    }),
  );
}

/** What moved the index since the day that stands for its baseline, the largest fall first. */
export function driversCard({ drivers, index }: LastDay): Html {
  const title = 'What moved it';
  if (drivers === null || index === null) {
    return card(title, html`<p class="empty">There is no day to compare with.</p>`);
  }
  const changes = drivers.changes.toSorted((a, b) => a.change - b.change);
  const longest = Math.max(1, ...changes.map(({ change }) => Math.abs(change)));
  return card(
    title,
    html`<p>${pointsChange(index - drivers.referenceIndex)} points since ${dayTime(drivers.referenceDay)} (${points(drivers.referenceIndex)}), the day nearest to the baseline.</p>${table(
      {
        caption: 'Change of each indicator’s points, the largest fall first',
        columns: [
          { heading: 'Indicator', isRowHead: true, cell: (each) => sentence(indicatorWords(each.indicator)) },
          { heading: 'Change', isFigure: true, cell: ({ change }) => pointsChange(change) },
          {
            heading: 'Fell or rose',
            cell: ({ change }) => html`<div class="cell-bar">${changeBar(change, longest)}</div>`,
          },
        ],
        rows: changes,
        fitsPhone: true,
        whenEmpty: 'The model has no indicators.',
      },
    )}`,
  );
}
