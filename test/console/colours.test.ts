import { describe, expect, test } from 'vitest';
import { colours } from '../../lambdas/console/design/style-colours.ts';

const [light = '', dark = ''] = colours.split('@media');

/** Words on the grounds that the pages put them on. */
const pairs = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'sunken'],
  ['soft', 'paper'],
  ['soft', 'card'],
  ['soft', 'sunken'],
  ['accent', 'paper'],
  ['accent', 'card'],
  ['accent', 'sunken'],
  ['accent', 'green-wash'],
  ['accent', 'amber-wash'],
  ['on-accent', 'accent'],
  ['red', 'card'],
  ['red', 'red-wash'],
  ['amber', 'card'],
  ['amber', 'amber-wash'],
  ['green', 'card'],
  ['green', 'green-wash'],
  ['unknown', 'unknown-wash'],
  ['card', 'ink'],
  ['ink', 'red-wash'],
  ['ink', 'amber-wash'],
  ['ink', 'green-wash'],
] as const;

describe.each([
  ['light', light],
  ['dark', dark],
])('in %s colours', (_name, sheet) => {
  test.each(pairs)('%s on %s can be read', (words, ground) => {
    expect(contrast(colour(sheet, words), colour(sheet, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['paper', 'card'])('the focus ring stands out from %s', (ground) => {
    expect(contrast(colour(sheet, 'focus'), colour(sheet, ground))).toBeGreaterThanOrEqual(3);
  });
});

function colour(sheet: string, name: string): readonly number[] {
  const hex = new RegExp(`--${name}: #([0-9a-f]{6});`).exec(sheet)?.[1];
  if (hex === undefined) throw new Error(`no colour ${name}`);
  return [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** The contrast ratio of WCAG 2.2. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((each) =>
    each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
