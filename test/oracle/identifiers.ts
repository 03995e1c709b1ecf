import type { Row } from './feed-file.ts';

const forbidden = /[\p{Cc}\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\p{Surrogate}/u;

/** The identifier in a field: non-empty text without control, bidirectional or zero-width characters; else null. */
export function identifierIn(row: Row, name: string): string | null {
  const text = textIn(row, name);
  return text === null || text === '' || forbidden.test(text) ? null : text;
}

/** The text of a field, null when it is missing or not text. */
export function textIn(row: Row, name: string): string | null {
  const field = row.fields.get(name);
  return field?.kind === 'cell' || field?.kind === 'string' ? field.text : null;
}

/** The identifiers that occur more than once. */
export function doubledIn(ids: readonly (string | null)[]): Set<string> {
  const seen = new Set<string>();
  const doubled = new Set<string>();
  for (const id of ids) {
    if (id === null) continue;
    if (seen.has(id)) doubled.add(id);
    seen.add(id);
  }
  return doubled;
}
