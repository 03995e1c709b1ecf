import * as z from 'zod/mini';

const MOST_CHARACTERS = 100;
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Columns of a snapshot that say whose row it is and of which day, and are never measurements. */
const RESERVED_COLUMNS = ['account_id', 'as_of'];

/** A name of a model file: 1 to 100 visible characters, no white space at its ends. */
export const name = z.string().check(
  z.minLength(1),
  z.maxLength(MOST_CHARACTERS),
  z.refine((text) => !INVISIBLE.test(text) && text.trim() === text, {
    error:
      'must be a plain name; remove white space at its ends and control, zero-width and bidirectional characters',
  }),
  z.refine((text) => text !== '__proto__', { error: 'must not be __proto__; choose another name' }),
);

/** The name of a column with a measurement. */
export const columnName = name.check(
  z.refine((text) => !RESERVED_COLUMNS.includes(text.toLowerCase()), {
    error: 'must not be account_id or as_of, which identify the row; name a column with a measurement',
  }),
);
