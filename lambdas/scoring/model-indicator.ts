import * as z from 'zod/mini';
import { compareDecimals } from './decimal.ts';
import type { Source } from './model.ts';
import { columnName, name } from './model-names.ts';
import { decimal, decimalWithin, exactly, isDecimal, scale, weight } from './model-numbers.ts';

const MOST_BREAKPOINTS = 1000;

const source = z.pipe(
  z.strictObject({
    column: z.optional(columnName),
    numerator: z.optional(columnName),
    denominator: z.optional(columnName),
    scale: z.optional(scale),
  }),
  z.transform(({ column, numerator, denominator, scale }, { issues }): Source => {
    const refuse = (message: string) => {
      issues.push({ code: 'custom', input: undefined, message });
      return z.NEVER;
    };
    const isColumn = numerator === undefined && denominator === undefined && scale === undefined;
    if (column !== undefined && isColumn) return { column };

    if (column !== undefined || numerator === undefined || denominator === undefined) {
      return refuse(
        'must be {"column"}, or {"numerator", "denominator"} with an optional "scale"; keep one of the two forms',
      );
    }
    if (numerator === denominator) {
      return refuse('is a ratio of a column with itself; name two different columns');
    }
    return { numerator, denominator, scale: scale ?? exactly('1') };
  }),
);

const breakpoint = z.tuple([decimal, decimalWithin('0', '100')], {
  error: 'must be a pair [value, points]; write both numbers',
});

const points = z
  .array(breakpoint)
  .check(
    z.minLength(1),
    z.maxLength(MOST_BREAKPOINTS),
    z.superRefine(refuseValuesThatDoNotRise, { when: ({ value }) => Array.isArray(value) }),
  );

/** One indicator of a model file. */
export const indicator = z.strictObject({ name, weight, source, points });

/** Runs beside broken breakpoints too, and judges each two neighbours whose values are sound. */
function refuseValuesThatDoNotRise(breakpoints: readonly unknown[], context: z.core.$RefinementCtx): void {
  const values = breakpoints.map((breakpoint) => (Array.isArray(breakpoint) ? breakpoint[0] : undefined));
  for (const [place, value] of values.entries()) {
    const previous = values[place - 1];
    if (!isDecimal(previous) || !isDecimal(value) || compareDecimals(previous, value) < 0) continue;
    const message = 'is not above the value before it; values rise strictly: order them and give each once';
    context.addIssue({ code: 'custom', path: [place, 0], message });
  }
}
