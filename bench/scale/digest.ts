import { createHash } from 'node:crypto';

/** A digest of many texts that does not depend on their order: the sum of their hashes, and how many there were. */
export type Sum = { count: number; readonly words: [number, number, number, number] };

export const emptySum = (): Sum => ({ count: 0, words: [0, 0, 0, 0] });

export function addTo(sum: Sum, text: string): void {
  const hash = createHash('sha1').update(text).digest();
  sum.count += 1;
  for (const place of [0, 1, 2, 3] as const) {
    sum.words[place] = (sum.words[place] + hash.readUInt32LE(place * 4)) >>> 0;
  }
}

export function textOf({ count, words }: Sum): string {
  return `${count} ${words.map((word) => word.toString(16).padStart(8, '0')).join('')}`;
}
