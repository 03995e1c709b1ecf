/** SNS wants fewer than 100 characters; UTF-16 units are the strictest count of them. */
const MOST_UNITS = 99;

/** Of ever shorter wordings the first that fits a subject; the last one cut when none does, so that the notice goes. */
export function subjectLine(wordings: readonly string[]): string {
  const fitting = wordings.find((wording) => wording.length <= MOST_UNITS);
  return fitting ?? cut(wordings.at(-1) ?? '');
}

function cut(text: string): string {
  let line = '';
  for (const character of text) {
    if (line.length + character.length > MOST_UNITS) break;
    line += character;
  }
  return line.trimEnd();
}
