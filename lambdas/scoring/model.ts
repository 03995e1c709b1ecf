import { type Column, knownRanges } from './column-ranges.ts';
import { type Breakpoint, type Curve, curveThrough } from './curve.ts';
import type { Decimal } from './decimal.ts';
import { columnsRead, modelFile } from './model-file.ts';
import { problemsOf, wordingOf } from './model-problems.ts';

export type { Column } from './column-ranges.ts';

/** Where an indicator's value comes from: one column, or `numerator / denominator × scale`. */
export type Source =
  | { readonly column: string }
  | { readonly numerator: string; readonly denominator: string; readonly scale: Decimal };

/** One of the things that make up the health of an account. */
export type Indicator = {
  readonly name: string;
  /** A whole number from 1 to 1,000,000. */
  readonly weight: number;
  readonly source: Source;
  /** Breakpoints with strictly rising values; at least one. */
  readonly points: readonly Breakpoint[];
  /** The same breakpoints, made ready for exact interpolation. */
  readonly curve: Curve;
};

/** How a row of columns becomes a health index; data, checked by `parseModel`. */
export type Model = {
  readonly version: string;
  /** At least one, names distinct; their order breaks ties. */
  readonly indicators: readonly Indicator[];
  /** An index below `red` points is red, below `amber` points amber, else green. */
  readonly bands: { readonly red: Decimal; readonly amber: Decimal };
  /** The least share of the weights, 0 to 1, with which an index is known. */
  readonly coverageFloor: Decimal;
  /** The columns that the indicators read, distinct, in order of first use. */
  readonly columns: readonly Column[];
};

/** A model that breaks the rules: one sentence for every problem, each with its place and what to do. */
export class ModelRefused extends Error {
  override readonly name = 'ModelRefused';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(['The model is refused:', ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.problems = problems;
  }
}

/** The model that the text of a model file describes. Throws as `parseModel` does, and `SyntaxError` when it is not JSON. */
export function parseModelText(text: string): Model {
  // Editors on Windows begin a file with a byte order mark.
  return parseModel(JSON.parse(text.replace(/^\uFEFF/, '')));
}

/** The model that a model file describes, given as parsed JSON. Throws `ModelRefused` when it breaks a rule. */
export function parseModel(json: unknown): Model {
  const result = modelFile.safeParse(json, { error: wordingOf });
  if (!result.success) throw new ModelRefused(problemsOf(result.error));

  const { columns, ...file } = result.data;
  const ranges = new Map([...Object.entries(columns ?? {}), ...knownRanges]);
  return {
    ...file,
    indicators: file.indicators.map((indicator) => ({ ...indicator, curve: curveThrough(indicator.points) })),
    columns: columnsRead(file.indicators).map((name) => ({ name, ...ranges.get(name) })),
  };
}
