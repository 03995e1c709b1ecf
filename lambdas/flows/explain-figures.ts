import type { Decimal } from '../scoring/decimal.ts';
import { type Hundredths, pointsText } from '../scoring/points.ts';

/** A change in points with its sign: `+3.43`, `-11.20`, `0.00`. */
export function changeText(hundredths: Hundredths): string {
  return `${hundredths > 0 ? '+' : ''}${pointsText(hundredths)}`;
}

/** Ten-thousandths as percents: 2562 is `25.62 %`. */
export function percentText(tenThousandths: number): string {
  return `${pointsText(tenThousandths)} %`;
}

/** A decimal without exponent: 4 × 10^1 is `40`, 5 × 10^-1 is `0.5`. */
export function decimalText({ units, exponent }: Decimal): string {
  const places = Math.max(0, -exponent);
  const digits = `${units < 0n ? -units : units}${'0'.repeat(Math.max(0, exponent))}`.padStart(
    places + 1,
    '0',
  );
  const point = digits.length - places;
  const fraction = places === 0 ? '' : `.${digits.slice(point)}`;
  return `${units < 0n ? '-' : ''}${digits.slice(0, point)}${fraction}`;
}

/** Rows of texts in columns; columns of numbers stand to the right. */
export function tableText(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
): readonly string[] {
  const widths = sides.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((text, column) => {
        const width = widths[column] ?? 0;
        return sides[column] === 'right' ? text.padStart(width) : text.padEnd(width);
      })
      .join('  ')
      .trimEnd(),
  );
}
