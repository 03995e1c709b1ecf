import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSnapshotBatches, type SnapshotPart } from '../../lambdas/feed/snapshot-batches.ts';
import { bytesOf, chunksOf, day } from './reading.ts';

const columns = [{ name: 'spend' }];
const header = ['account_id', 'spend', 'note'];
const part: SnapshotPart = { format: 'csv', gz: false, header, range: 'whole', day };

/** Digits, of which a kernel reads eight at a time, with what belongs between them or does not. */
const spelling = fc
  .tuple(
    fc.constantFrom('', '', '-', '+', '--', '+-'),
    fc.nat(17).map((zeros) => (zeros > 11 ? '0'.repeat(zeros) : '')),
    fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 21, size: 'max' }),
    fc.nat(21),
    fc.constantFrom('', '.', '.', '.', '..', '/', ':', ' ', 'e', '\u00b2', '\u00ae'),
  )
  .map(([sign, zeros, rest, place, mark]) => {
    const digits = zeros + rest;
    return sign + digits.slice(0, place) + mark + digits.slice(place);
  });

test('a plain number is one of the grammar, of at most 18 digits, and worth what is written', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(spelling, { minLength: 1, maxLength: 60 }), async (texts) => {
      const lines = texts.map((text) => `A-1,${text},7\n`).join('');

      const read = await plainNumbers(`${header}\n${lines}`);

      expect(read).toEqual(texts.map(plainNumber));
    }),
    { numRuns: 300 },
  );
});

type PlainNumber = { readonly units: number; readonly places: number } | 'missing' | 'not plain';

/** The same by the grammar; a double shows that it lies between the least and the greatest magnitude of the contract. */
function plainNumber(text: string): PlainNumber {
  if (text === '') return 'missing';
  const [, sign, whole = '', fraction = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const units = BigInt(whole + fraction);
  const isGreatEnough = fraction.length <= 15 || units === 0n || units >= 1000n;
  const isShown = isGreatEnough && units < 10n ** BigInt(15 + fraction.length);
  if (sign === undefined || (whole + fraction).length > 18 || !isShown) return 'not plain';
  return { units: Number(sign === '-' ? -units : units), places: fraction.length };
}

async function plainNumbers(text: string): Promise<readonly PlainNumber[]> {
  const read: PlainNumber[] = [];
  for await (const { plain, others } of readSnapshotBatches(chunksOf(bytesOf(text)), part, columns)) {
    for (let row = 0; row < (plain?.count ?? 0); row++) {
      const [units = 0, places = 0] = [plain?.units[row], plain?.places[row]];
      read[(plain?.lineAt(row) ?? 0) - 2] = Number.isNaN(units) ? 'missing' : { units, places };
    }
    for (const other of others)
      read[('row' in other ? other.row.line : other.rejected.line) - 2] = 'not plain';
  }
  return read;
}
