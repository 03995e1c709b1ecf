import type { Place } from './forms.ts';
import type { Then } from './then.ts';

/** How much there is room for: characters of an account's name, and causes. */
export type Room = { readonly name: number; readonly causes: number };

/** What each place has room for, the fullest first: each of the others is for where all before it are too long. */
export const roomsIn: Readonly<Record<Place, readonly Room[]>> = {
  email: [{ name: 60, causes: 3 }],
  subject: [...[60, 40, 24, 12, 6].map((name) => ({ name, causes: 3 })), { name: 6, causes: 1 }],
  sms: [
    ...[3, 2, 1].map((causes) => ({ name: 40, causes })),
    ...[24, 12].map((name) => ({ name, causes: 1 })),
  ],
};

/** Tier and name, as `[S] Acme`: an SMS has plain quotes and dashes, which take less room in it. */
export function accountText({ tier, name }: Then, place: Place, { name: most }: Room): string {
  const short = shortened(cleaned(name), most);
  const plain = short.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, '-');
  return [tier === null ? '' : `[${tier}]`, place === 'sms' ? plain : short].join(' ').trim();
}

/** The owner's id, as far as there is room for it. */
export function ownerText(id: string): string {
  return shortened(id, 24) || 'nobody yet';
}

/** At most so many characters, the last three of them dots where there would be more; one of two units counts as one. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most
    ? `${characters
        .slice(0, most - 3)
        .join('')
        .trimEnd()}...`
    : text;
}

/**
 * A text out of a file in one line, without what cannot be seen, in which no phone or mail program sees an address: browsers
 * take some Chinese marks for dots. The endings of files of a feed stay.
 */
export function cleaned(text: string): string {
  return text
    .replace(/[\u200b\u202e]/g, '')
    .replaceAll('://', ' ')
    .replace(/[\u00a0 ]+/g, ' ')
    .replace(/(?<=\S)[.．。｡@＠](?=[^\s.,;:!?)])(?!(?:csv|jsonl|json|gz)\b)/g, '$& ');
}
