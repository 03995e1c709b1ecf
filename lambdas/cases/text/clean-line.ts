/** Line breaks, tabs and other controls, and every kind of space: one plain space stands for a run of them. */
const SPACES = /[\p{Cc}\p{Z}\u2800]+/gu;

/** What is not seen: bidirectional and zero-width characters, fillers, variants, private use, lone surrogates. */
export const UNSEEN = /[\p{Cf}\p{Cs}\p{Co}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** A dot (also those that a browser reads as one) or an @ inside a word, but not before a feed file's ending. */
const LINKING = /(?<=\S)([.．。｡@＠])(?=[^\s.,;:!?)])(?!(?:csv|jsonl|json|gz)(?![\p{L}\p{N}-]))/gu;

/** What a cut leaves of such an ending: a dot inside a word again. */
const CUT_ENDING = /(?<=\S)[.．。｡@＠](?:cs?|j|js|jso|g)$/u;

const ELLIPSIS = '...';

/**
 * Text from outside as one line that cannot pass for anything else: unseen characters are gone, white space
 * is single, and nothing in it can be tapped (`https://pay.example` reads `https pay. example`). Longer than
 * `cap` characters (code points, at least 4) it ends in `...`. Empty when nothing visible is left.
 */
export function cleanLine(text: string, cap: number): string {
  const line = text
    .replace(UNSEEN, '')
    .replaceAll('://', ' ')
    .replace(SPACES, ' ')
    .replace(LINKING, '$1 ')
    .trim();
  return shortened(line, cap);
}

function shortened(line: string, cap: number): string {
  const characters = [...line];
  if (characters.length <= cap) return line;
  const kept = characters.slice(0, cap - ELLIPSIS.length).join('');
  return kept.replace(CUT_ENDING, '').trimEnd() + ELLIPSIS;
}
