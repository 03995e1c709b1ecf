import { type Html, html, type Piece } from '../html.ts';
import type { Tone } from './badge.ts';

/** A headline number. */
export type Tile = {
  readonly label: string;
  readonly value: Piece;
  readonly note?: Piece;
  readonly tone?: Tone;
  /** Where the things that it counts are listed. */
  readonly path?: string;
  /** Whether the list on this page is narrowed to them. */
  readonly isChosen?: boolean;
};

/** Headline numbers in a row, each a link where there is a list behind it. */
export function tiles(all: readonly Tile[]): Html {
  return html`<ul class="tiles">${all.map((each) => html`<li>${tile(each)}</li>`)}</ul>`;
}

function tile({ label, value, note, tone = 'plain', path, isChosen }: Tile): Html {
  const words = html`<span class="tile-label">${label}</span><span class="tile-value">${value}</span>${
    note === undefined ? null : html`<span class="tile-note">${note}</span>`
  }`;
  if (path === undefined) return html`<div class="tile tile-${tone}">${words}</div>`;
  const current = isChosen === true ? html` aria-current="true"` : null;
  return html`<a class="tile tile-${tone}" href="${path}"${current}>${words}</a>`;
}
