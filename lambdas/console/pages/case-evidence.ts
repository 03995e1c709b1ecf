import type { Evidence, GivenReason, RescuePart } from '../../cases/case.ts';
import { dayTime } from '../dates.ts';
import { changeBar } from '../design/bars.ts';
import { card, facts, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { baselinePoints, counted, nothing, percentChange, points, pointsChange } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { receiptPath } from '../links.ts';
import { indicatorWords, reasonWords, sentence } from '../words.ts';

/** What is worked out from a rescue's evidence. */
export type EvidenceFigures = {
  /** Change against the baseline in tenths of a percent; null without a baseline. */
  readonly changeTenths: number | null;
  readonly coveragePercent: number;
};

/** Why a rescue opened, how sure that is, and how far its recovery has come. */
export function rescueCard(rescue: RescuePart, figures: EvidenceFigures): Html {
  const { evidence } = rescue;
  return card(
    'Why it opened',
    html`${facts([
      ['Index', html`<strong class="tile-value">${points(evidence.index)}</strong>`],
      [
        'Baseline',
        evidence.baselineTwice === null
          ? nothing('none')
          : html`<span class="tile-value">${baselinePoints(evidence.baselineTwice)}</span>`,
      ],
      [
        'Against baseline',
        figures.changeTenths === null
          ? nothing('no baseline')
          : html`<strong class="tile-value">${percentChange(figures.changeTenths)}</strong>`,
      ],
      ['Day', dayTime(evidence.day)],
      ['Coverage', `${figures.coveragePercent}\u00a0%`],
      ['Cured so far', `${counted(rescue.curedDays, 'scored day')} of 7 in a row`],
    ])}
<ul>${rescue.given.map(reasonEntry)}</ul>
${evidence.falls.length > 0 ? falls(evidence) : weakest(evidence)}
<p class="small soft">From <a class="code" href="${receiptPath(evidence.provenance.key)}">${foreign(evidence.provenance.key)}</a>, line ${evidence.provenance.line}, version <span class="code">${foreign(evidence.provenance.version)}</span>, model <span class="code">${foreign(evidence.modelVersion)}</span>; last changed by the data of ${dayTime(rescue.foldedThrough)}.</p>`,
  );
}

function reasonEntry({ reason, on, baselineTwice }: GivenReason): Html {
  const baseline = baselineTwice === null ? null : html`, baseline ${baselinePoints(baselineTwice)}`;
  return html`<li>${sentence(reasonWords[reason])} <span class="soft">(first on ${dayTime(on)}${baseline})</span></li>`;
}

function falls({ falls, referenceDay }: Evidence): Html {
  const longest = Math.max(1, ...falls.map(({ change }) => Math.abs(change)));
  return table({
    caption:
      referenceDay === null
        ? 'The largest falls'
        : html`The largest falls since ${dayTime(referenceDay)}, the day nearest to the baseline`,
    columns: [
      { heading: 'Indicator', isRowHead: true, cell: ({ indicator }) => sentence(indicatorWords(indicator)) },
      { heading: 'Points', isFigure: true, cell: ({ change }) => pointsChange(change) },
      {
        heading: 'Fell',
        cell: ({ change }) => html`<div class="cell-bar">${changeBar(change, longest)}</div>`,
      },
    ],
    rows: falls,
    fitsPhone: true,
    whenEmpty: 'No indicator fell.',
  });
}

function weakest({ weakest }: Evidence): Html {
  return table({
    caption: 'The indicators that lack the most points',
    columns: [
      { heading: 'Indicator', isRowHead: true, cell: ({ indicator }) => sentence(indicatorWords(indicator)) },
      { heading: 'Points', isFigure: true, cell: ({ change }) => pointsChange(change) },
    ],
    rows: weakest,
    fitsPhone: true,
    whenEmpty: 'No indicator lacks points.',
  });
}
