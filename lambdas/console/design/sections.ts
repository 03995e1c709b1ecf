import { type Html, html, type Piece } from '../html.ts';

/** A titled part of a page, on a card of its own. */
export function card(title: string, content: Piece): Html {
  return html`<section class="card"><h2>${title}</h2>${content}</section>`;
}

/** Terms and what they are. */
export function facts(pairs: readonly (readonly [term: string, value: Piece])[]): Html {
  return html`<dl class="facts">${pairs.map(
    ([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}

/** What is there for those who look for it, folded away. */
export function folded(summary: string, content: Piece): Html {
  return html`<details><summary>${summary}</summary>${content}</details>`;
}

/** A text out of a file, kept from turning the words around it. */
export function foreign(text: string): Html {
  return html`<bdi>${text}</bdi>`;
}
