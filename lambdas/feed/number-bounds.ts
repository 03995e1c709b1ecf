import { type Decimal, parseDecimal, powerOfTen } from '../scoring/decimal.ts';
import type { Column } from '../scoring/model.ts';

/** No number is greater than 10 to this power. */
const GREATEST_ORDER = 15;

/** The least and the greatest whole number of units, 10^-`places` each, that a column's range holds, as doubles. */
export function unitBounds(
  { minimum, maximum }: Column,
  places: number,
): readonly [least: number, greatest: number] {
  return [-greatestUnits(minimum, -1n, places), greatestUnits(maximum, 1n, places)];
}

/** The greatest whole number of units within a bound seen from the side of `sign`. */
function greatestUnits(bound: string | undefined, sign: bigint, places: number): number {
  const greatest = powerOfTen(GREATEST_ORDER + places);
  if (bound === undefined) return Number(greatest);
  const { units, exponent } = parseDecimal(bound) as Decimal;
  const order = exponent + places;
  const over = sign * units * powerOfTen(Math.max(order, 0));
  const under = powerOfTen(Math.max(-order, 0));
  const floor = over / under - (over % under < 0n ? 1n : 0n);
  return Number(floor < greatest ? floor : greatest);
}
