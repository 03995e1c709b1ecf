import { type Breach, type Durations, decided, type SlaRow } from '../../cases/sla-report.ts';
import { instantTime, monthText } from '../dates.ts';
import { tierBadge } from '../design/badge.ts';
import { card, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { tiles } from '../design/tiles.ts';
import { documentText, pageHead } from '../document.ts';
import { count, nothing } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { casePath } from '../links.ts';
import { eventWords } from '../words.ts';

export type SlaFacts = {
  readonly rows: readonly SlaRow[];
  /** The name of an account, or its id. */
  readonly nameOf: (accountId: string) => string;
  /** The name of a recipient, or the id. */
  readonly personOf: (recipientId: string) => string;
};

/** How often somebody was on site within 24 hours, by month and tier, and why not where nobody was. */
export function slaPage(facts: SlaFacts): string {
  const { rows } = facts;
  const content = html`${pageHead({
    heading: html`<h1>Red channels</h1>`,
    lead: 'The promise is somebody on site within 24 hours of the complaint. Those that are not due yet, were resolved in time without a visit, or were retracted count apart, never as success.',
  })}
${headline(rows)}
${card('By month of opening and tier', months(rows))}
${card('Breaches', breaches(facts))}`;
  return documentText({ title: 'Red channels', place: '/sla', content });
}

function headline(rows: readonly SlaRow[]): Html {
  const sum = (number: (row: SlaRow) => number) => rows.reduce((all, row) => all + number(row), 0);
  const inTime = sum(({ outcomes }) => outcomes['on-site-in-time']);
  const breached = sum(({ outcomes }) => outcomes.breached);
  return tiles([
    { label: 'Opened', value: count(sum(({ opened }) => opened)) },
    { label: 'On site in time', value: count(inTime), tone: 'green', note: shareText(inTime, sum(decided)) },
    { label: 'Breached', value: count(breached), tone: breached > 0 ? 'red' : 'plain' },
    {
      label: 'Not due yet',
      value: count(sum(({ outcomes }) => outcomes['not-due-yet'])),
      tone: 'amber',
    },
  ]);
}

function months(rows: readonly SlaRow[]): Html {
  return table<SlaRow>({
    caption: 'Latest month first. Times are elapsed hours and minutes since the report: median, worst.',
    columns: [
      { heading: 'Month', isRowHead: true, cell: ({ month }) => monthName(month) },
      { heading: 'Tier', cell: ({ tier }) => tierBadge(tier) },
      { heading: 'Opened', isFigure: true, cell: ({ opened }) => count(opened) },
      { heading: 'In time', isFigure: true, cell: ({ outcomes }) => count(outcomes['on-site-in-time']) },
      {
        heading: 'Share in time',
        isFigure: true,
        cell: (row) =>
          decided(row) === 0
            ? nothing('none is decided yet')
            : shareText(row.outcomes['on-site-in-time'], decided(row)),
      },
      { heading: 'Breached', isFigure: true, cell: ({ outcomes }) => count(outcomes.breached) },
      { heading: 'Not due yet', isFigure: true, cell: ({ outcomes }) => count(outcomes['not-due-yet']) },
      {
        heading: 'Without a visit',
        isFigure: true,
        cell: ({ outcomes }) => count(outcomes['resolved-without-visit']),
      },
      { heading: 'Retracted', isFigure: true, cell: ({ outcomes }) => count(outcomes.retracted) },
      { heading: 'To acknowledge', isFigure: true, cell: (row) => durationsCell(row.toAcknowledge) },
      { heading: 'To on site', isFigure: true, cell: (row) => durationsCell(row.toOnSite) },
    ],
    rows,
    whenEmpty: 'No red channel has opened.',
  });
}

function breaches({ rows, nameOf, personOf }: SlaFacts): Html {
  return table<Breach>({
    caption: 'Due times that passed with nobody on site, and what people noted.',
    columns: [
      {
        heading: 'Account',
        isRowHead: true,
        cell: ({ caseId, accountId }) =>
          html`<a href="${casePath(caseId)}">${foreign(nameOf(accountId))}</a>`,
      },
      { heading: 'Due', cell: ({ dueAt }) => instantTime(dueAt) },
      {
        heading: 'On site',
        cell: ({ onSiteAt }) => (onSiteAt === null ? nothing('nobody has been') : instantTime(onSiteAt)),
      },
      { heading: 'Cause noted', cell: ({ notes }) => notesCell(notes, personOf) },
    ],
    rows: rows.flatMap((row) => row.breaches),
    whenEmpty: 'There is none.',
  });
}

function notesCell(notes: Breach['notes'], personOf: SlaFacts['personOf']): Html {
  if (notes.length === 0) return html`<span class="soft">none</span>`;
  return html`${notes.map(
    ({ event, by, note }) =>
      html`<div>${foreign(note)} <span class="soft">(${eventWords(event)}, ${foreign(personOf(by))})</span></div>`,
  )}`;
}

function durationsCell(durations: Durations | null): Html {
  if (durations === null) return nothing('never');
  return html`${lengthText(durations.medianMs)}, ${lengthText(durations.worstMs)}`;
}

/** `26:10`, rounded down to minutes. */
function lengthText(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? 'none decided yet' : `${((part / whole) * 100).toFixed(1)}\u00a0%`;
}

/** `Mar 2026`, for `2026-03`. */
function monthName(month: string): string {
  return `${monthText(Number(month.slice(5)))}\u00a0${month.slice(0, 4)}`;
}
