import * as z from 'zod/mini';
import { compareDecimals, type Decimal, parseDecimal, unitsAt } from './decimal.ts';

const GREATEST_WEIGHT = '1000000';

/** A decimal that is known to be well written. Throws when it is not. */
export function exactly(text: string): Decimal {
  const number = parseDecimal(text);
  if (number === undefined) throw new RangeError(`not a decimal: ${JSON.stringify(text)}`);
  return number;
}

/** A number of a model file, kept as text: a string, or a JSON number, which means its shortest decimal text. */
export const decimalText = z.pipe(z.union([z.number(), z.string()]), z.transform(String)).check(
  z.refine((text) => parseDecimal(text) !== undefined, {
    error:
      'is not a number that a model can hold; write digits with an optional sign, point and exponent, at most 32 characters, 0 or a magnitude of 1e-15 to 1e15',
  }),
);

/** A number of a model file, exact. */
export const decimal = z.pipe(decimalText, z.transform(exactly));

/** A number of a model file between two bounds, both included. */
export function decimalWithin(minimum: string, maximum: string) {
  return decimal.check(
    z.refine((number) => isWithin(number, minimum, maximum), {
      error: `must be from ${minimum} to ${maximum}; correct the number`,
    }),
  );
}

/** A weight: a whole number from 1 to 1,000,000. */
export const weight = z.pipe(
  decimal.check(
    z.refine((number) => number.exponent >= 0 && isWithin(number, '1', GREATEST_WEIGHT), {
      error: `must be a whole number from 1 to ${GREATEST_WEIGHT}; correct the weight`,
    }),
  ),
  z.transform((number) => Number(unitsAt(number, 0))),
);

/** The factor of a ratio, above 0. */
export const scale = decimal.check(
  z.refine((number) => number.units > 0n, {
    error: 'must be above 0; correct the scale, or leave it out for 1',
  }),
);

/** Whether a part of a model file is a number that was read; rules between numbers leave the broken ones alone. */
export function isDecimal(part: unknown): part is Decimal {
  return typeof part === 'object' && part !== null && 'units' in part;
}

function isWithin(number: Decimal, minimum: string, maximum: string): boolean {
  return compareDecimals(number, exactly(minimum)) >= 0 && compareDecimals(number, exactly(maximum)) <= 0;
}
