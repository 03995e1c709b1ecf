import type { Provenance } from '../../cases/case.ts';
import type { Band, Coverage } from '../../scoring/assess.ts';
import type { CalendarDay } from '../../scoring/calendar.ts';
import type { Driver } from '../../scoring/drivers.ts';
import type { Hundredths } from '../../scoring/points.ts';
import { dayText } from '../dates.ts';
import { card, facts, folded, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { baselinePoints, nothing, percentChange, points } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { receiptPath } from '../links.ts';

/** An indicator's part of the index, and the most that it could have given that day; null where it is missing. */
export type Contribution = {
  readonly indicator: string;
  readonly points: Hundredths | null;
  readonly most: Hundredths;
};

/** How an account stood on the last day that it has an entry for. */
export type LastDay = {
  readonly day: CalendarDay;
  readonly index: Hundredths | null;
  readonly band: Band;
  readonly baselineTwice: number | null;
  /** Change against the baseline in tenths of a percent. */
  readonly changeTenths: number | null;
  readonly coverage: Coverage & { readonly percent: number };
  /** In the model's order; null on an unknown day. */
  readonly contributions: readonly Contribution[] | null;
  /** Against the day whose index is nearest to the baseline; null where there is nothing to compare. */
  readonly drivers: {
    readonly referenceDay: CalendarDay;
    readonly referenceIndex: Hundredths;
    readonly changes: readonly Driver[];
  } | null;
  readonly values: readonly (readonly [column: string, text: string])[];
  readonly provenance: Provenance;
  readonly modelVersion: string;
};

/** Index, baseline and coverage at a glance. */
export function standingCard({ index, baselineTwice, changeTenths, coverage }: LastDay): Html {
  return card(
    'Where it stands',
    facts([
      [
        'Index',
        index === null
          ? 'unknown: too little data'
          : html`<strong class="tile-value">${points(index)}</strong>`,
      ],
      [
        'Against baseline',
        changeTenths === null
          ? nothing('no baseline')
          : html`<strong class="tile-value">${percentChange(changeTenths)}</strong>`,
      ],
      [
        'Baseline',
        baselineTwice === null
          ? 'none yet'
          : html`<span class="tile-value">${baselinePoints(baselineTwice)}</span>`,
      ],
      ['Coverage', html`<span class="tile-value">${coverage.percent}\u00a0%</span>`],
    ]),
  );
}

/** File, line, version and model behind the numbers, and the values themselves. */
export function originCard({ provenance, modelVersion, coverage, values, day }: LastDay): Html {
  return card(
    'Where the numbers come from',
    html`${facts([
      ['File', html`<a class="code" href="${receiptPath(provenance.key)}">${foreign(provenance.key)}</a>`],
      ['Line', html`<span class="code">${provenance.line}</span>`],
      ['Version', html`<span class="code">${foreign(provenance.version)}</span>`],
      ['Model', html`<span class="code">${foreign(modelVersion)}</span>`],
      ['Coverage', `${coverage.percent}\u00a0% (${coverage.present} of ${coverage.total} weights)`],
    ])}
${folded(
  'The values of that day, as written',
  table({
    caption: `Columns of the model on ${dayText(day)}; those that are absent were missing`,
    columns: [
      {
        heading: 'Column',
        isRowHead: true,
        cell: ([column]) => html`<span class="code">${foreign(column)}</span>`,
      },
      {
        heading: 'Value',
        isFigure: true,
        cell: ([, text]) => html`<span class="code">${foreign(text)}</span>`,
      },
    ],
    rows: values,
    fitsPhone: true,
    whenEmpty: 'No column had a value.',
  }),
)}`,
  );
}
