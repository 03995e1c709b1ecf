import * as z from 'zod';
import { compareDecimals } from './decimal.ts';
import type { Source } from './model.ts';
import { columnName, name } from './model-names.ts';
import { decimal, decimalWithin, exactly, isDecimal, scale, weight } from './model-numbers.ts';

const MOST_BREAKPOINTS = 1000;

const source = z
  .strictObject({
    column: columnName.optional(),
    numerator: columnName.optional(),
    denominator: columnName.optional(),
    scale: scale.optional(),
  })
  .transform(({ column, numerator, denominator, scale }, context): Source => {
    const isColumn = numerator === undefined && denominator === undefined && scale === undefined;
    if (column !== undefined && isColumn) return { column };

    if (column !== undefined || numerator === undefined || denominator === undefined) {
      context.addIssue(
        'must be {"column"}, or {"numerator", "denominator"} with an optional "scale"; keep one of the two forms',
      );
      return z.NEVER;
    }
    if (numerator === denominator) {
      context.addIssue('is a ratio of a column with itself; name two different columns');
      return z.NEVER;
    }
    return { numerator, denominator, scale: scale ?? exactly('1') };
  });

const breakpoint = z.tuple([decimal, decimalWithin('0', '100')], {
  error: 'must be a pair [value, points]; write both numbers',
});

const points = z
  .array(breakpoint)
  .min(1)
  .max(MOST_BREAKPOINTS)
  .superRefine(refuseValuesThatDoNotRise, { when: ({ value }) => Array.isArray(value) });

/** One indicator of a model file. */
export const indicator = z.strictObject({ name, weight, source, points });

/** Runs beside broken breakpoints too, and judges each two neighbours whose values are sound. */
function refuseValuesThatDoNotRise(breakpoints: readonly unknown[], context: z.RefinementCtx): void {
  const values = breakpoints.map((breakpoint) => (Array.isArray(breakpoint) ? breakpoint[0] : undefined));
  for (const [place, value] of values.entries()) {
    const previous = values[place - 1];
    if (!isDecimal(previous) || !isDecimal(value) || compareDecimals(previous, value) < 0) continue;
    const message = 'is not above the value before it; values rise strictly: order them and give each once';
    context.addIssue({ code: 'custom', path: [place, 0], message });
  }
}
