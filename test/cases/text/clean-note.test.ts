import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanNote, longestNote } from '../../../lambdas/cases/text/clean-note.ts';

test.each([
  ['Seal changed.', 'Seal changed.'],
  ['  Seal changed.\t\n', 'Seal changed.'],
  ['one\r\ntwo\rthree\u2028four', 'one\ntwo\nthree\nfour'],
  ['one \n\n\n\n two', 'one\n\n two'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['zero\u200bwidth \u2066turned\u2069', 'zerowidth turned'],
  ['bell\u0007 and nul\u0000', 'bell  and nul'],
  ['已更换密封件。', '已更换密封件。'],
  ['lone \ud800 half', 'lone  half'],
])('%j is kept as %j', (given, kept) => {
  expect(cleanNote(given)).toBe(kept);
});

test.each(['', ' ', '\r\n\r\n', '\u202e\u200b', '\u0000'])('nothing is left of %j', (given) => {
  expect(cleanNote(given)).toBeNull();
});

test('a note of 2,000 characters is kept whole, a longer one is cut and shows it', () => {
  const whole = '🙂'.repeat(longestNote);

  expect(cleanNote(whole)).toBe(whole);
  expect([...(cleanNote(`${whole}x`) ?? '')]).toHaveLength(longestNote);
  expect(cleanNote(`${whole}x`)).toMatch(/…$/);
});

test('whatever is given, what is kept shows all of itself and is kept as it is when it comes again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (given) => {
      const kept = cleanNote(given) ?? '';
      expect(kept).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}|\p{Cs}/u);
      expect([...kept].length).toBeLessThanOrEqual(longestNote);
      expect(cleanNote(kept) ?? '').toBe(kept);
    }),
  );
});
