import { powerOfTen } from './decimal.ts';
import type { Model } from './model.ts';
import { partsHalfUp } from './rounding.ts';

/** How much of the model a row feeds: the weights of the indicators that are present, and of all of them. */
export type Coverage = { readonly present: number; readonly total: number };

/** Whether an index is known with this coverage: some indicator is present, and the floor is reached, exactly. */
export function isEnough(
  { present, total }: Coverage,
  { coverageFloor: { units, exponent } }: Model,
): boolean {
  return present > 0 && BigInt(present) * powerOfTen(-exponent) >= units * BigInt(total);
}

/** The coverage as a fraction in ten-thousandths, 0 to 10000, rounded half up: 9600 is 0.96. */
export function coverageTenThousandths({ present, total }: Coverage): number {
  return partsHalfUp(present, total, 10_000);
}
