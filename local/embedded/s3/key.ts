import { Refusal } from '../refusal.ts';

/** The longest object key that S3 takes, in bytes of UTF-8. */
const longestKeyBytes = 1024;
/** The longest file name that common file systems take, in bytes. */
const longestNameBytes = 255;

/**
 * Why an object key cannot be a file path below its bucket's folder, or null when it can. Names that begin with a
 * dot are hidden from listings, so they cannot be keys.
 */
export function keyProblem(key: string): string | null {
  if (/[\p{Cc}\\\p{Cs}]/u.test(key)) return 'it holds a control character or a backslash';
  for (const name of key.split('/')) {
    if (name === '') return 'it begins or ends with a slash or holds two in a row';
    if (name.startsWith('.')) return 'a part of it begins with a dot';
    if (Buffer.byteLength(name) > longestNameBytes)
      return `a part of it is longer than ${longestNameBytes} bytes`;
  }
  return null;
}

/** The key itself; refused with 400 when S3 would not take it or when it cannot be a file path. */
export function checkedKey(key: string): string {
  if (Buffer.byteLength(key) > longestKeyBytes) {
    throw new Refusal(400, 'KeyTooLongError', 'Your key is too long');
  }
  const problem = keyProblem(key);
  if (problem !== null)
    throw new Refusal(400, 'KeyIsNotAFilePath', `The key cannot be a file path: ${problem}.`);
  return key;
}

/** A key and a folder on the way to another key cannot both be files. */
export function keyIsAFolder(key: string): Refusal {
  return new Refusal(400, 'KeyIsNotAFilePath', `"${key}" or a part of it is already a folder or a file.`);
}

/** Orders keys as S3 lists them: by their UTF-8 bytes (UTF-16 order differs above U+D800). */
export function compareKeys(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length);
  for (let index = 0; index < shorter; index += 1) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return utf8Rank(a) - utf8Rank(b);
  }
  return left.length - right.length;
}

/** A surrogate stands for a code point above U+FFFF, so it ranks above every other code unit. */
function utf8Rank(codeUnit: number): number {
  return codeUnit >= 0xd800 && codeUnit <= 0xdfff ? codeUnit + 0x10000 : codeUnit;
}

/** A key as S3 writes it in event notifications and in listings with `encoding-type=url`: `a b/c` is `a+b/c`. */
export function urlEncodedKey(key: string): string {
  return encodeURIComponent(key)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}
