/** Letters that look like Latin ones (Unicode confusables), by script; capitals are small before they are looked up. */
const CONFUSABLE = new Map([
  ...pairs('аеіјорсухѕԁһӏґԛԝѵв', 'aeljopcyxsdhlrqwvb'),
  ...pairs('кмнтзьгп', 'kmht3brn'),
  ...pairs('αβεικνορστυχηωγϲϳ', 'abelknopotuxnwycj'),
  ...pairs('օսոռհցայգ', 'ounnhgwjq'),
  ...pairs('ꭺꮯꭰꭼꮋꭻꮶꮮꮇꮲꮪꭲꮩꮃꮓ', 'acdehjklmpstvwz'),
  ...pairs('ᴀʙᴄᴅᴇɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdeghljklmnoprstuvwyz'),
  ...pairs('ıɩɑɡʋⲟⲥⲣⲓⲧⲕ', 'llagvocpltk'),
  // Latin ones that look like each other.
  ...pairs('i1|0', 'lllo'),
]);

const NOT_SEEN = /[\p{M}\p{C}\p{Z}\p{Default_Ignorable_Code_Point}._-]/gu;

/**
 * What a column name looks like at a glance: two names with the same look are easily taken for each other. Ignores case,
 * width, accents, spaces, separators and what cannot be seen, and reads letters and digits as the Latin ones that they
 * look like.
 */
export function lookOf(name: string): string {
  const plain = name.normalize('NFKD').replace(NOT_SEEN, '').toLowerCase();
  return Array.from(plain, (letter) => CONFUSABLE.get(letter) ?? letter).join('');
}

function pairs(letters: string, latin: string): [string, string][] {
  return Array.from(letters, (letter, place) => [letter, latin[place] as string]);
}
