import { describe, expect, it, test } from 'vitest';
import { isGsm7, smsParts } from '../../../lambdas/cases/text/sms-length.ts';

describe('the GSM-7 alphabet', () => {
  test.each(['Acme 82.10 to 61.07 (-25.6 %)', '[S] {a} ~ ^ | \\', '€', 'Müller & Søn, Åre ÇÑ', 'a\nb', ''])(
    'has %j',
    (text) => {
      expect(isGsm7(text)).toBe(true);
    },
  );

  test.each(['→', '…', '’', 'ç', 'ō', '`', '\t', '中', '😀', '\u00a0', '（'])('has not %j', (text) => {
    expect(isGsm7(`Acme ${text}`)).toBe(false);
  });

  it('is the 127 characters and 10 extensions of the standard', () => {
    const characters = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));

    const known = characters.filter(isGsm7);

    expect(known).toHaveLength(127 + 10);
  });
});

describe('the parts of an SMS', () => {
  test.each([
    ['nothing', '', 1],
    ['160 septets', 'a'.repeat(160), 1],
    ['161 septets', 'a'.repeat(161), 2],
    ['306 septets', 'a'.repeat(306), 2],
    ['307 septets', 'a'.repeat(307), 3],
    ['80 characters of the extension table', '€'.repeat(80), 1],
    ['81 characters of the extension table', '€'.repeat(81), 2],
    ['brackets counted double, just fitting', `[S]${'a'.repeat(155)}`, 1],
    ['brackets counted double, just not fitting', `[S]${'a'.repeat(156)}`, 2],
    ['an extension character that would be cut in two', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 3],
    ['the same with the extension character a place earlier', `${'a'.repeat(151)}€${'a'.repeat(153)}`, 2],
    ['70 UCS-2 characters', '中'.repeat(70), 1],
    ['71 UCS-2 characters', '中'.repeat(71), 2],
    ['134 UCS-2 characters', '中'.repeat(134), 2],
    ['135 UCS-2 characters', '中'.repeat(135), 3],
    ['35 characters of two units', '😀'.repeat(35), 1],
    ['a character of two units that would be cut', `${'中'.repeat(66)}😀${'中'.repeat(66)}`, 3],
    ['one foreign character in 71', `${'a'.repeat(70)}→`, 2],
  ])('%s', (_, text, parts) => {
    expect(smsParts(text)).toBe(parts);
  });
});
