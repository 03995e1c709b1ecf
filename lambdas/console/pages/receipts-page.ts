import { card, foreign } from '../design/sections.ts';
import { documentText, pageHead } from '../document.ts';
import { type Html, html } from '../html.ts';
import { receiptPath } from '../links.ts';

/** Links to receipts by the key of the file that they answer. */
export function receiptLinks(keys: readonly string[], whenEmpty: string): Html {
  if (keys.length === 0) return html`<p class="empty">${whenEmpty}</p>`;
  return html`<ul class="plain-list">${keys.map(
    (key) => html`<li><a class="code" href="${receiptPath(key)}">${foreign(key)}</a></li>`,
  )}</ul>`;
}

/** The receipts of files that belong to no business day: roster, recipients, complaints. */
export function receiptsPage(keys: readonly string[]): string {
  const content = html`${pageHead({
    above: html`<a href="/runs">Runs</a>`,
    heading: html`<h1>Receipts</h1>`,
    lead: 'Files that belong to no business day: the roster, the recipients and complaints.',
  })}
${card('Files', receiptLinks(keys, 'None has been delivered yet.'))}`;
  return documentText({ title: 'Receipts', place: '/runs', content });
}
