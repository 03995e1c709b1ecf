/** Controls, line separators, bidirectional marks, zero-width spaces and lone surrogates; tab and line feed stay. */
const UNPRINTABLE =
  /(?![\t\n])\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** A piece of a page: markup of ours in which every other text is escaped. Only `html` makes one. */
export type Html = Markup;

/** What may stand in a page; `null` is nothing. */
export type Piece = Html | string | number | null | readonly Piece[];

/**
 * The only way to markup: texts that are put in are escaped, also within quoted attributes, and characters
 * that a reader would not see or that turn the reading direction are shown as U+FFFD.
 */
export function html(ours: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Markup(ours.map((text, place) => text + markupOf(pieces[place] ?? null)).join(''));
}

function markupOf(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.toString();
  if (typeof piece === 'number') return String(piece);
  return typeof piece === 'string' ? escaped(piece) : piece.map(markupOf).join('');
}

function escaped(text: string): string {
  return text.replace(UNPRINTABLE, '\ufffd').replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');
}
