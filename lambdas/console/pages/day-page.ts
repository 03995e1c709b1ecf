import type { Case } from '../../cases/case.ts';
import { caseLink } from '../case-line.ts';
import { dayText, instantTime } from '../dates.ts';
import { card, facts, foreign } from '../design/sections.ts';
import { tiles } from '../design/tiles.ts';
import { documentText, pageHead } from '../document.ts';
import { count, nothing } from '../figures.ts';
import { html } from '../html.ts';
import { reasonsText, sentence } from '../words.ts';
import { receiptLinks } from './receipts-page.ts';
import { type RunRow, statusBadge } from './run-status.ts';

export type DayFacts = {
  readonly run: RunRow;
  /** Keys of the day's files that have a receipt. */
  readonly receipts: readonly string[];
  /** The data-quality cases of the day. */
  readonly cases: readonly Case[];
};

/** One business day: its counts, its files and what was wrong with them. */
export function dayPage({ run, receipts, cases }: DayFacts): string {
  const content = html`${pageHead({
    above: html`<a href="/runs">Runs</a>`,
    heading: html`<h1>${dayText(run.day)}</h1>${statusBadge(run.status)}`,
  })}
${tiles([
  { label: 'Rows read', value: count(run.read) },
  { label: 'Scored', value: count(run.scored), tone: 'green' },
  { label: 'Rejected', value: count(run.rejected), tone: run.rejected > 0 ? 'red' : 'plain' },
  { label: 'Held', value: count(run.held), tone: run.held > 0 ? 'amber' : 'plain' },
  { label: 'Known index', value: count(run.known) },
])}
${card(
  'The run',
  facts([
    ['Decided', run.decidedAt === null ? nothing('not yet') : instantTime(run.decidedAt)],
    [
      'Model',
      run.modelVersion === null
        ? nothing('none')
        : html`<span class="code">${foreign(run.modelVersion)}</span>`,
    ],
  ]),
)}
${
  cases.length === 0
    ? null
    : card(
        'Data quality',
        html`<ul class="plain-list">${cases.map(
          (about) => html`<li>${caseLink(about)}<br>${sentence(reasonsText(about))}</li>`,
        )}</ul>`,
      )
}
${card('Receipts', receiptLinks(receipts, 'No file of this day has a receipt.'))}`;
  return documentText({ title: `Run of ${dayText(run.day)}`, place: '/runs', content });
}
