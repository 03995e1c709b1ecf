import { card, foreign } from '../design/sections.ts';
import { documentText, pageHead } from '../document.ts';
import { type Html, html } from '../html.ts';
import { receiptPath, withQuery } from '../links.ts';

/** Links to receipts by the key of the file that they answer. */
export function receiptLinks(keys: readonly string[], whenEmpty: string): Html {
  if (keys.length === 0) return html`<p class="empty">${whenEmpty}</p>`;
  return html`<ul class="plain-list">${keys.map(
    (key) => html`<li><a class="code" href="${receiptPath(key)}">${foreign(key)}</a></li>`,
  )}</ul>`;
}

export type ReceiptsFacts = {
  /** In order. */
  readonly keys: readonly string[];
  /** Whether these are the first ones, and whether there are more behind them. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
};

/** The receipts of files that belong to no business day: roster, recipients, complaints. */
export function receiptsPage({ keys, isStart, isEnd }: ReceiptsFacts): string {
  const content = html`${pageHead({
    above: html`<a href="/runs">Runs</a>`,
    heading: html`<h1>Receipts</h1>`,
    lead: 'Files that belong to no business day: the roster, the recipients and complaints.',
  })}
${card('Files', receiptLinks(keys, isStart ? 'None has been delivered yet.' : 'There are no more.'))}
${isStart && isEnd ? null : ways(keys, isStart, isEnd)}`;
  return documentText({ title: 'Receipts', place: '/runs', content });
}

/** A list that only grows is turned forwards, from key to key. */
function ways(keys: readonly string[], isStart: boolean, isEnd: boolean): Html {
  const next = withQuery('/receipts', { after: keys.at(-1) ?? '' });
  const back = isStart ? html`<span></span>` : html`<a rel="start" href="/receipts">← First</a>`;
  const on = isEnd ? html`<span></span>` : html`<a rel="next" href="${next}">Next →</a>`;
  return html`<nav class="pager" aria-label="Pages of the list">${back}${on}</nav>`;
}
