/** An e-mail names so many cases, in so many characters, as SNS counts them. */
const mostCases = 200;
const mostCharacters = 75_000;

/** Signed or, while there are no keys, not. */
const linkOfEntry = /https?:\/\/\S+\/c\/\S+/;

/** How many cases an e-mail says that it leaves out; null where it says nothing of that. */
export function leftOutOf(email: string): number | null {
  const [, count] = /\n\nand (\d+) more\n\n/.exec(email) ?? [];
  return count === undefined ? null : Number(count);
}

/** In what the list of an e-mail of several cases is wrong: it names all that there is room for, and counts the others. */
export function wrongList(email: string, cases: number): readonly string[] {
  const entries = email.split('\n\n').filter((part) => linkOfEntry.test(part));
  const lengths = entries.map(({ length }) => length);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const left = cases - entries.length;
  const isFull = entries.length === mostCases || total + Math.max(...lengths) > mostCharacters;
  return [
    ...(entries.length > mostCases || total > mostCharacters ? [`names ${entries.length} cases`] : []),
    ...(left > 0 && !isFull ? [`leaves out ${left} cases`] : []),
    ...((leftOutOf(email) ?? 0) === left ? [] : [`does not say “and ${left} more”`]),
  ];
}
