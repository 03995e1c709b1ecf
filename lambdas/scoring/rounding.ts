/**
 * `numerator / denominator` in whole parts of one, rounded half up: 10000 parts give four decimals. Exact for an
 * integer numerator of 0 or more and an integer denominator above 0 while 2 × `parts` × either stays below 2^53.
 */
export function partsHalfUp(numerator: number, denominator: number, parts: number): number {
  const doubled = 2 * numerator * parts + denominator;
  return (doubled - (doubled % (2 * denominator))) / (2 * denominator);
}
