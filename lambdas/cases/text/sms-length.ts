/** The GSM 7-bit default alphabet without its escape (3GPP TS 23.038, 6.2.1): one septet each. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);

/** Its extension table (6.2.1.1): an escape and a character, two septets each. */
const EXTENSION = new Set('\f^{}\\[~]|€');

type Room = { readonly alone: number; readonly perPart: number };

/** What 140 octets hold, and what is left of them when a part names its message (six octets). */
const SEPTETS: Room = { alone: 160, perPart: 153 };
const UCS2_UNITS: Room = { alone: 70, perPart: 67 };

/** Whether a phone network can carry the text in seven bits a character; one other character forces UCS-2. */
export function isGsm7(text: string): boolean {
  return [...text].every((character) => BASIC.has(character) || EXTENSION.has(character));
}

/**
 * How many parts a text is sent in, 1 or more: 160 septets or 70 UCS-2 units go in one, otherwise 153 or 67
 * in each. A character of two units is never cut, so a part may stay one short.
 */
export function smsParts(text: string): number {
  return isGsm7(text)
    ? parts(text, SEPTETS, (character) => (EXTENSION.has(character) ? 2 : 1))
    : parts(text, UCS2_UNITS, (character) => character.length);
}

function parts(text: string, room: Room, sizeOf: (character: string) => number): number {
  const sizes = [...text].map(sizeOf);
  if (sizes.reduce((sum, size) => sum + size, 0) <= room.alone) return 1;

  let count = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room.perPart) {
      count += 1;
      used = 0;
    }
    used += size;
  }
  return count;
}
