import * as z from 'zod/mini';
import { knownRanges } from './column-ranges.ts';
import { compareDecimals, parseDecimal } from './decimal.ts';
import { indicator } from './model-indicator.ts';
import { columnName, name } from './model-names.ts';
import { decimalText, decimalWithin, isDecimal } from './model-numbers.ts';

const MOST_INDICATORS = 100;

type IndicatorOfFile = z.output<typeof indicator>;

const indicators = z
  .array(indicator)
  .check(
    z.minLength(1),
    z.maxLength(MOST_INDICATORS),
    z.superRefine(refuseDoubledNames, { when: ({ value }) => Array.isArray(value) }),
  );

const bands = z.strictObject({ red: decimalWithin('0', '100'), amber: decimalWithin('0', '100') }).check(
  z.refine(({ red, amber }) => !isAbove(red, amber), {
    error: 'are out of order: red ends above amber; swap or correct them',
  }),
);

const range = z
  .strictObject({ minimum: z.exactOptional(decimalText), maximum: z.exactOptional(decimalText) })
  .check(
    z.refine(
      ({ minimum, maximum }) =>
        minimum === undefined ||
        maximum === undefined ||
        !isAbove(parseDecimal(minimum), parseDecimal(maximum)),
      { error: 'has a minimum above its maximum; swap or correct them' },
    ),
  );

const columns = z.record(
  columnName.check(
    z.refine((text) => !knownRanges.has(text), { error: 'has a fixed range; remove this entry' }),
  ),
  range,
);

/** The shape of a model file and every rule that it keeps. */
export const modelFile = z
  .strictObject({
    version: name,
    coverageFloor: decimalWithin('0', '1'),
    bands,
    indicators,
    columns: z.optional(columns),
  })
  .check(z.superRefine(refuseUnusedRanges, { when: areColumnsAndIndicatorsSound }));

/** The columns that the indicators read, distinct, in order of first use. */
export function columnsRead(indicators: readonly IndicatorOfFile[]): readonly string[] {
  const names = indicators.flatMap(({ source }) =>
    'column' in source ? [source.column] : [source.numerator, source.denominator],
  );
  return [...new Set(names)];
}

/** Only two sound numbers can be out of order; a broken one is refused on its own. */
function isAbove(lower: unknown, upper: unknown): boolean {
  return isDecimal(lower) && isDecimal(upper) && compareDecimals(lower, upper) > 0;
}

/** Runs beside broken indicators too, and judges those that have a name. */
function refuseDoubledNames(list: readonly Partial<IndicatorOfFile>[], context: z.core.$RefinementCtx): void {
  const names = list.map((each) => each?.name);
  for (const [place, text] of names.entries()) {
    const first = names.indexOf(text);
    if (typeof text !== 'string' || first === place) continue;
    const message = `is the name of indicators[${first}] too; rename one of them`;
    context.addIssue({ code: 'custom', path: [place, 'name'], message });
  }
}

function refuseUnusedRanges(file: z.output<typeof modelFile>, context: z.core.$RefinementCtx): void {
  const read = columnsRead(file.indicators);
  for (const column of Object.keys(file.columns ?? {})) {
    if (read.includes(column)) continue;
    const message = 'is a column that no indicator reads; remove the entry or correct its name';
    context.addIssue({ code: 'custom', path: ['columns', column], message });
  }
}

/** Whether a column is read can be told only when no indicator is broken. */
function areColumnsAndIndicatorsSound({ value, issues }: z.core.ParsePayload): boolean {
  const isFile = typeof value === 'object' && value !== null && 'indicators' in value;
  return isFile && !issues.some(({ path = [] }) => path[0] === 'indicators' || path[0] === 'columns');
}
