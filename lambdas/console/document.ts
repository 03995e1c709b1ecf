import { stylePath } from './design/style.ts';
import { type Html, html, type Piece } from './html.ts';

/** The parts of the console that its head leads to. */
const PLACES = [
  ['/', 'Portfolio'],
  ['/runs', 'Runs'],
  ['/sla', 'Red channels'],
  ['/mailbox', 'Mailbox'],
] as const;

type Place = (typeof PLACES)[number][0];

/** A page before it has a frame. */
export type Page = {
  /** Stands in the browser's tab before the product's name; plain words. */
  readonly title: string;
  /** The part of the console that it belongs to; null for none. */
  readonly place: Place | null;
  readonly content: Piece;
};

/** A bell, the sign of the product; also the tab's. */
const BELL =
  'M12 2a2 2 0 0 0-2 2v.3A6 6 0 0 0 6 10v4.6L4.3 17a1 1 0 0 0 .8 1.6h13.8a1 1 0 0 0 .8-1.6L18 14.6V10a6 6 0 0 0-4-5.7V4a2 2 0 0 0-2-2zM9.6 20a2.5 2.5 0 0 0 4.8 0z';
export const iconAddress = `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill='%231b4f91' d='${BELL}'/%3E%3C/svg%3E`;

/** The sign as a picture beside the name. */
export const bell: Html = html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${BELL}"/></svg>`;

/** A complete document: a page in the frame that all pages share. */
export function documentText({ title, place, content }: Page): string {
  return String(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title} · Bellwether</title>
<link rel="icon" href="${iconAddress}">
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><div class="frame"><a class="brand" href="/">${bell}Bellwether</a>
<nav aria-label="Console"><ul>${PLACES.map((each) => link(each, place))}</ul></nav></div></header>
<main id="content" tabindex="-1"><div class="frame">
${content}
</div></main>
<footer class="foot"><div class="frame">Read only: nothing here changes anything. All times are UTC.</div></footer>
</body>
</html>
`);
}

function link([path, words]: (typeof PLACES)[number], place: Place | null): Html {
  return html`<li><a href="${path}"${path === place ? html` aria-current="page"` : null}>${words}</a></li>`;
}

/** What a page begins with: where it is, its name, and what it says in a sentence. */
export function pageHead(head: {
  readonly above?: Piece;
  readonly heading: Piece;
  readonly lead?: Piece;
}): Html {
  const above = head.above === undefined ? null : html`<p class="above">${head.above}</p>`;
  const lead = head.lead === undefined ? null : html`<p class="lead">${head.lead}</p>`;
  return html`<div class="page-head">${above}<div class="heading-row">${head.heading}</div>${lead}</div>`;
}
