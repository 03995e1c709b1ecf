import { Refusal } from '../refusal.ts';

/** An attribute as it travels: one member that names its type, such as `{"S": "text"}`. */
export type Value = Readonly<Record<string, unknown>>;
export type Item = Readonly<Record<string, Value>>;

export function validation(message: string): Refusal {
  return new Refusal(400, 'ValidationException', message);
}

/** The text of a key attribute. Only text keys are known here; they are never empty. */
export function keyText(item: Item, name: string): string {
  const text = item[name]?.['S'];
  if (typeof text !== 'string')
    throw validation(`One of the required keys was not given a value of type S: ${name}`);
  if (text === '') {
    throw validation(
      `One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: ${name}`,
    );
  }
  return text;
}

/** Order of two values of one type, as the service sorts them: text by its UTF-8 bytes, numbers by size. Null for values that have no order. */
export function compareValues(a: Value, b: Value): number | null {
  const [textA, textB] = [a['S'], b['S']];
  if (typeof textA === 'string' && typeof textB === 'string') return compareTexts(textA, textB);
  const [numberA, numberB] = [a['N'], b['N']];
  if (typeof numberA === 'string' && typeof numberB === 'string') return Number(numberA) - Number(numberB);
  return null;
}

/** Order of UTF-8 bytes, which is that of code points: UTF-16 units differ from it for surrogates only. */
export function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  let at = 0;
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === shorter) return a.length - b.length;
  const [unitA, unitB] = [a.charCodeAt(at), b.charCodeAt(at)];
  // A surrogate is part of a code point above all others.
  return rank(unitA) - rank(unitB) || unitA - unitB;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? 1 : 0;
}

/** Bytes of an item as the service counts them: names and values, text as UTF-8. */
export function itemBytes(item: Item): number {
  return Object.entries(item).reduce(
    (sum, [name, value]) => sum + Buffer.byteLength(name) + bytesOf(value),
    0,
  );
}

function bytesOf(value: Value): number {
  const content = Object.values(value)[0];
  if (content === undefined)
    throw validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes');
  return Buffer.byteLength(typeof content === 'string' ? content : JSON.stringify(content));
}
