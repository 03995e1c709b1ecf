import { dayTime, instantTime } from '../dates.ts';
import { type Paging, pager } from '../design/pager.ts';
import { table } from '../design/table.ts';
import { documentText, pageHead } from '../document.ts';
import { count, counted, nothing } from '../figures.ts';
import { html } from '../html.ts';
import { dayPath } from '../links.ts';
import { type RunRow, statusBadge } from './run-status.ts';

export type RunsFacts = {
  /** Newest first. */
  readonly rows: readonly RunRow[];
  readonly found: number;
  readonly paging: Paging;
};

/** Every business day and what became of it. */
export function runsPage({ rows, found, paging }: RunsFacts): string {
  const content = html`${pageHead({
    heading: html`<h1>Runs</h1>`,
    lead: html`What became of each business day. Rows read are scored, rejected or, until their day is decided, held. The roster, the recipients and complaints have <a href="/receipts">receipts of their own</a>.`,
  })}
<section class="card" aria-label="Days">
${table({
  caption: `${counted(found, 'day')}, newest first`,
  columns: [
    {
      heading: 'Day',
      isRowHead: true,
      cell: ({ day }: RunRow) => html`<a href="${dayPath(day)}">${dayTime(day)}</a>`,
    },
    { heading: 'Status', cell: ({ status }) => statusBadge(status) },
    { heading: 'Read', isFigure: true, cell: ({ read }) => count(read) },
    { heading: 'Scored', isFigure: true, cell: ({ scored }) => count(scored) },
    { heading: 'Rejected', isFigure: true, cell: ({ rejected }) => count(rejected) },
    { heading: 'Held', isFigure: true, cell: ({ held }) => count(held) },
    { heading: 'Known index', isFigure: true, cell: ({ known }) => count(known) },
    {
      heading: 'Decided',
      cell: ({ decidedAt }) => (decidedAt === null ? nothing('not yet') : instantTime(decidedAt)),
    },
  ],
  rows,
  whenEmpty: 'No day has been delivered yet.',
})}
${pager('/runs', {}, paging)}
</section>`;
  return documentText({ title: 'Runs', place: '/runs', content });
}
