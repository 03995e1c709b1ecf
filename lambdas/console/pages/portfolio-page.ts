import type { Case, Instant, Tier } from '../../cases/case.ts';
import type { Band } from '../../scoring/assess.ts';
import type { Hundredths } from '../../scoring/points.ts';
import { caseLink } from '../case-line.ts';
import { dayText } from '../dates.ts';
import { bandBadge, tierBadge } from '../design/badge.ts';
import { type Paging, pager } from '../design/pager.ts';
import { foreign } from '../design/sections.ts';
import { sparkline } from '../design/sparkline.ts';
import { type Column, table } from '../design/table.ts';
import { documentText, pageHead } from '../document.ts';
import { counted, nothing, percentChange, points } from '../figures.ts';
import { type Html, html } from '../html.ts';
import { accountPath } from '../links.ts';
import { type Choice, headline, type PortfolioHeadline } from './portfolio-headline.ts';

/** One account of the portfolio. */
export type PortfolioRow = {
  readonly accountId: string;
  /** From the roster; null for an account that is not on it. */
  readonly name: string | null;
  readonly tier: Tier | null;
  readonly index: Hundredths | null;
  readonly band: Band;
  /** Change against the baseline in tenths of a percent; null without index or baseline. */
  readonly changeTenths: number | null;
  /** The index of the 30 days before and of the day, oldest first; empty when the account has no entry. */
  readonly recent: readonly (Hundredths | null)[];
  readonly openCase: Case | null;
};

export type PortfolioFacts = {
  readonly now: Instant;
  readonly headline: PortfolioHeadline;
  readonly choice: Choice;
  /** How many accounts the choice leaves. */
  readonly found: number;
  readonly paging: Paging;
  /** The rows of this page of the list, by risk. */
  readonly rows: readonly PortfolioRow[];
};

/** All accounts, those that need somebody first. */
export function portfolioPage(facts: PortfolioFacts): string {
  const { choice, found, rows, paging } = facts;
  const { day } = facts.headline;
  const content = html`${pageHead({
    heading: html`<h1>Portfolio</h1>`,
    lead:
      day === null
        ? 'No day has been scored yet.'
        : html`The health of every account on ${dayText(day)}: 100 is best, 0 is worst.`,
  })}
${headline(facts.headline, choice, facts.now)}
<section class="card" aria-label="Accounts">
${searchForm(choice)}
${table({
  caption: `${counted(found, 'account')}, by risk: open cases first, then the lowest index.`,
  columns,
  rows,
  whenEmpty:
    day === null
      ? 'Drop a snapshot into the feed to begin.'
      : 'No account fits. Try fewer words or another band.',
})}
${pager('/', choice, paging)}
</section>`;
  return documentText({ title: 'Portfolio', place: '/', content });
}

function searchForm({ q, band, tier }: Choice): Html {
  return html`<form action="/" method="get" role="search">
<label class="wide">Name or id<input type="search" name="q" value="${q}" maxlength="100" autocomplete="off"></label>
<label>Band<select name="band">${options(bandChoices, band)}</select></label>
<label>Tier<select name="tier">${options(tierChoices, tier)}</select></label>
<button type="submit">Show</button>
</form>`;
}

const bandChoices = [
  ['', 'All'],
  ['red', 'Red'],
  ['amber', 'Amber'],
  ['green', 'Green'],
  ['unknown', 'Unknown'],
  ['case', 'With an open case'],
] as const;

const tierChoices = [
  ['', 'All'],
  ['S', 'S'],
  ['A', 'A'],
  ['B', 'B'],
  ['C', 'C'],
] as const;

function options(choices: readonly (readonly [string, string])[], chosen: string): readonly Html[] {
  return choices.map(
    ([value, words]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : null}>${words}</option>`,
  );
}

const columns: readonly Column<PortfolioRow>[] = [
  {
    heading: 'Account',
    isRowHead: true,
    cell: ({ accountId, name, tier }) =>
      html`<span class="name-cell">${tierBadge(tier)}<span><a href="${accountPath(accountId)}">${foreign(name ?? accountId)}</a><span class="soft">${
        name === null ? 'not on the roster' : foreign(accountId)
      }</span></span></span>`,
  },
  {
    heading: 'Index',
    isFigure: true,
    cell: ({ index }) => (index === null ? nothing('unknown') : html`<strong>${points(index)}</strong>`),
  },
  { heading: 'Against baseline', isFigure: true, cell: ({ changeTenths }) => change(changeTenths) },
  { heading: 'Band', cell: ({ band }) => bandBadge(band) },
  {
    heading: 'Last 30 days',
    cell: ({ recent }) => (recent.length === 0 ? nothing('no entry on that day') : sparkline(recent)),
  },
  {
    heading: 'Open case',
    cell: ({ openCase }) => (openCase === null ? nothing('none') : caseLink(openCase)),
  },
];

function change(tenths: number | null): Html {
  if (tenths === null) return nothing('no baseline');
  return html`<span${tenths <= -200 ? html` class="fell"` : null}>${percentChange(tenths)}</span>`;
}
