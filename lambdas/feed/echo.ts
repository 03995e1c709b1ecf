import { Buffer } from 'node:buffer';

/**
 * Characters that show nothing or turn text around: control, bidirectional, zero-width and other ignorable ones, line
 * and paragraph separators, lone surrogates (Unicode properties).
 */
const HIDDEN = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;
const EVERY_HIDDEN = new RegExp(HIDDEN, 'gu');

const LONGEST_ECHO = 40;
const LONGEST_ROW = 2000;

/** Whether the text holds a character that a reader cannot see or that turns text around. */
export function hasHidden(text: string): boolean {
  return HIDDEN.test(text);
}

/** The text with each hidden character as `\uXXXX`, one per UTF-16 unit. The result is one line. */
export function visible(text: string): string {
  return text.replace(EVERY_HIDDEN, (hidden) =>
    hidden
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Text out of a file, fit for a sentence: one line, in backticks, at most 40 characters of it, nothing hidden. */
export function echo(text: string): string {
  return text === '' ? '(empty)' : `\`${visible(cut(text, LONGEST_ECHO)).replaceAll('`', "'")}\``;
}

/** The cells of a row, fit for keeping: about 2,000 characters of them, `…` where something is left out. */
export function cutCells(cells: readonly string[]): readonly string[] {
  const kept: string[] = [];
  let room = LONGEST_ROW;
  for (const cell of cells) {
    if (room <= 0) return [...kept, '…'];
    kept.push(cut(cell, room));
    room -= cell.length + 1;
  }
  return kept;
}

/** At most so many characters of the text, then `…`; no character is cut in two. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${alone(text.slice(0, longest).replace(/[\ud800-\udbff]$/, ''))}…`;
}

/** The same text with memory of its own: a part of a long text would keep all of it. */
export function alone(text: string): string {
  return Buffer.from(text, 'utf16le').toString('utf16le');
}
