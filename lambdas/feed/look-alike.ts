/** Cyrillic and Greek small letters that look like Latin ones (Unicode confusables, the letters in common use). */
const CONFUSABLE = new Map([
  ...pairs('аеіјорсухѕԁһӏґ', 'aeijopcyxsdhlr'),
  ...pairs('вкмнтзьгп', 'bkmht3brn'),
  ...pairs('αβεικνορτυχηω', 'abeiknoptuxnw'),
]);

const NOT_SEEN = /[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}._-]/gu;

/**
 * What a column name looks like at a glance: two names with the same look are easily taken for each other. Ignores case,
 * width, accents, spaces, separators and what cannot be seen, and reads Cyrillic and Greek letters as Latin ones.
 */
export function lookOf(name: string): string {
  const plain = name.normalize('NFKD').replace(NOT_SEEN, '').toLowerCase();
  return Array.from(plain, (letter) => CONFUSABLE.get(letter) ?? letter).join('');
}

function pairs(letters: string, latin: string): [string, string][] {
  return Array.from(letters, (letter, place) => [letter, latin[place] as string]);
}
