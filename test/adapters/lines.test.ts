import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linesOf } from '../../lambdas/adapters/lines.ts';
import { chunksOf, cuts } from '../feed/reading.ts';

test('a text has the same lines wherever it is cut, in the middle of a character too', async () => {
  const line = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', ' '));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), cuts, async (lines, places) => {
      const bytes = Buffer.from(lines.map((each) => `${each}\n`).join(''));

      const found: string[] = [];
      for await (const each of linesOf(chunksOf(bytes, places))) found.push(each);

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
