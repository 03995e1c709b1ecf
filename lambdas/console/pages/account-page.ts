import type { Case, Instant, Role, Tier } from '../../cases/case.ts';
import { caseLink, caseSpan } from '../case-line.ts';
import { dayText, dayTime } from '../dates.ts';
import { bandBadge, tierBadge } from '../design/badge.ts';
import { chartWords } from '../design/chart-words.ts';
import { type HistoryChart, historyChart } from '../design/history-chart.ts';
import { card, facts, folded, foreign } from '../design/sections.ts';
import { table } from '../design/table.ts';
import { documentText, pageHead } from '../document.ts';
import { baselinePoints, nothing, points } from '../figures.ts';
import { type Html, html, type Piece } from '../html.ts';
import { accountPath } from '../links.ts';
import { eventWords, noteWords, reasonsText, roleWords, sentence } from '../words.ts';
import { contributionsCard, driversCard } from './account-drivers.ts';
import { type LastDay, originCard, standingCard } from './last-day.ts';

export type AccountFacts = {
  readonly now: Instant;
  readonly accountId: string;
  /** Null for an account that is not on the roster. */
  readonly roster: {
    readonly name: string;
    readonly tier: Tier;
    readonly people: readonly {
      readonly role: Role;
      readonly recipientId: string | null;
      readonly name: string | null;
    }[];
  } | null;
  readonly last: LastDay | null;
  /** Null when the account has no entry in the time shown. */
  readonly chart: Omit<HistoryChart, 'title'> | null;
  /** How many days the chart shows. */
  readonly days: number;
  /** Newest first. */
  readonly cases: readonly Case[];
};

/** The lengths of history that can be chosen, in days. */
export const chartLengths = [90, 180, 365] as const;

/** Everything that is known about one account. */
export function accountPage(about: AccountFacts): string {
  const name = about.roster?.name ?? about.accountId;
  const content = html`${pageHead({
    above: html`<a href="/">Portfolio</a> / ${foreign(about.accountId)}`,
    heading: html`<h1>${foreign(name)}</h1>${tierBadge(about.roster?.tier ?? null)}${about.last === null ? null : bandBadge(about.last.band)}`,
    lead:
      about.roster === null
        ? 'This account is not on the roster: the default desk answers for it.'
        : html`${lastDayText(about.last)}`,
  })}
${about.last === null ? null : standingCard(about.last)}
${card('History', history(about, name))}
${about.last === null ? null : html`<div class="pair">${contributionsCard(about.last)}${driversCard(about.last)}</div>`}
${card('Cases', about.cases.length === 0 ? html`<p class="empty">No case so far.</p>` : html`<ul class="plain-list">${about.cases.map(caseEntry)}</ul>`)}
${about.roster === null ? null : card('Who looks after it', facts(about.roster.people.map(person)))}
${about.last === null ? null : originCard(about.last)}`;
  return documentText({ title: name, place: '/', content });
}

function lastDayText(last: LastDay | null): Piece {
  if (last === null) return 'No entry in history yet.';
  return html`As of ${dayTime(last.day)}, the last day with an entry.`;
}

function history({ accountId, chart, days }: AccountFacts, name: string): Html {
  const lengths = html`<nav class="choices" aria-label="Length of history">${chartLengths.map(
    (each) =>
      html`<a href="${accountPath(accountId, each)}"${each === days ? html` aria-current="true"` : null}>${each} days</a>`,
  )}</nav>`;
  if (chart === null) return html`${lengths}<p class="empty">No entry in these days.</p>`;
  const rows = chart.days.toReversed();
  return html`${lengths}${historyChart({ ...chart, title: `Health index of ${name}` }, chartWords)}
${folded(
  'The same as a table',
  table({
    caption: `Index and baseline from ${dayText(chart.from)} to ${dayText(chart.to)}, newest first`,
    columns: [
      { heading: 'Day', isRowHead: true, cell: (row) => dayTime(row.day) },
      {
        heading: 'Index',
        isFigure: true,
        cell: (row) => (row.index === null ? 'unknown' : points(row.index)),
      },
      {
        heading: 'Baseline',
        isFigure: true,
        cell: (row) => (row.baselineTwice === null ? nothing('none') : baselinePoints(row.baselineTwice)),
      },
    ],
    rows,
    fitsPhone: true,
    whenEmpty: 'No entry in these days.',
  }),
)}`;
}

function caseEntry(about: Case): Html {
  return html`<li><h3>${caseLink(about)}</h3>
<p>${about.reasons.length === 0 ? null : html`${sentence(reasonsText(about))}, `}${caseSpan(about)}</p>
<p class="small soft">${about.events.map(
    (event, place) =>
      html`${place === 0 ? null : ' · '}${dayText(event.at.slice(0, 10))}: ${eventWords(event.event)}${
        event.note === null ? null : html` – ${foreign(noteWords(event))}`
      }`,
  )}</p></li>`;
}

function person({ role, recipientId, name }: NonNullable<AccountFacts['roster']>['people'][number]) {
  const words = sentence(roleWords[role]);
  if (recipientId === null) return [words, html`<span class="soft">nobody named</span>`] as const;
  return [
    words,
    html`${foreign(name ?? recipientId)} <span class="soft small">${name === null ? 'not among the recipients' : foreign(recipientId)}</span>`,
  ] as const;
}
