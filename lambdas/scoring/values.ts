import { type Decimal, parseDecimal } from './decimal.ts';

/** The model's columns that are present in a row: name → the decimal as written, as `parseDecimal` accepts it. */
export type Values = ReadonlyMap<string, string>;

/** The number in a column, `undefined` when the row has none. Throws on a text that is no decimal: rows are checked before. */
export function numberIn(values: Values, column: string): Decimal | undefined {
  const text = values.get(column);
  if (text === undefined) return undefined;
  const number = parseDecimal(text);
  if (number === undefined)
    throw new RangeError(`column ${column} holds ${JSON.stringify(text)}, not a decimal`);
  return number;
}
