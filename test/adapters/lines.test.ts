import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../lambdas/adapters/lines.ts';

test('a text has the same lines wherever it is cut, in the middle of a character too', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), fc.array(fc.nat(200)), async (lines, cuts) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));
      const borders = [
        0,
        ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b),
        bytes.length,
      ];
      const chunks = borders.slice(1).map((end, place) => bytes.subarray(borders[place], end));

      const found: string[] = [];
      for await (const each of linesOf(inTurn(chunks))) found.push(each);

      expect(found).toEqual(lines);
    }),
    {
      examples: [
        [
          ['größe 漢字 🦊', ''],
          [3, 4, 10, 17, 18, 19],
        ],
      ],
    },
  );
});

async function* inTurn(chunks: readonly Uint8Array[]) {
  yield* chunks;
}
