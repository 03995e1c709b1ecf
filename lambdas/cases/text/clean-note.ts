import { UNSEEN } from './clean-line.ts';

/** The most characters (code points) of a note that are kept. */
export const longestNote = 2000;

/**
 * What a person wrote, as text that shows all of itself: without controls and characters that are not seen or turn
 * the reading direction, at most one empty line in a row, no longer than `longestNote`. Null when nothing is left.
 */
export function cleanNote(text: string): string | null {
  const note = text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  const characters = [...note];
  const kept = characters.length <= longestNote ? note : `${characters.slice(0, longestNote - 1).join('')}…`;
  return kept === '' ? null : kept;
}
