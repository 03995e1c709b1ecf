/** Hundredths of a point, a whole number: a health index is 0 (worst, 0.00) to 10000 (best, 100.00). */
export type Hundredths = number;

/** Points with two decimals and a point: 6107 is `61.07`, -2103 is `-21.03`, 0 is `0.00`. */
export function pointsText(hundredths: Hundredths): string {
  const digits = String(Math.abs(hundredths)).padStart(3, '0');
  return `${hundredths < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
