import type { Locale } from '../../cases/notice.ts';
import { bell, iconAddress } from '../document.ts';
import { type Html, html, type Piece } from '../html.ts';
import { linkStyle } from './style.ts';

export type LinkDocument = {
  readonly locale: Locale;
  /** Stands in the browser's tab before the product's name; plain words. */
  readonly title: string;
  readonly skip: string;
  /** What stands at the right of the head. */
  readonly kind: string | null;
  readonly content: Piece;
  readonly foot: Piece;
};

/**
 * A complete document that needs nothing else: its style stands in it, because its address has a secret that no
 * second request should carry.
 */
export function linkDocument({ locale, title, skip, kind, content, foot }: LinkDocument): string {
  const head = html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="same-origin">
<meta name="robots" content="noindex">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${title} · Bellwether</title>
<link rel="icon" href="${iconAddress}">`;
  const body = html`</head>
<body>
<a class="skip" href="#content">${skip}</a>
<header class="top"><div class="frame"><span class="brand">${bell}Bellwether</span>${kindMark(kind)}</div></header>
<main id="content" tabindex="-1"><div class="frame">
${content}
</div></main>
<footer class="foot"><div class="frame">${foot}</div></footer>
</body>
</html>
`;
  return `${head}\n<style>${linkStyle}</style>\n${body}`;
}

function kindMark(kind: string | null): Html | null {
  return kind === null ? null : html`<span class="top-kind">${kind}</span>`;
}
