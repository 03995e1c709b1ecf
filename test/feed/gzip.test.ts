import { constants, gunzipSync, gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectFile, limits } from '../../lambdas/feed/inspect.ts';
import { readSnapshotRows } from '../../lambdas/feed/snapshot-rows.ts';
import { bytesOf, chunksOf, cuts, readPart } from './reading.ts';

const lines = Array.from({ length: 4000 }, (_, row) => `A-${row},${(row * 7919) % 100}`);
const text = bytesOf(['account_id,nps', ...lines, ''].join('\n'));
const stored = gzipSync(text);

function inspectStored(
  bytes: Uint8Array,
  places: readonly number[] = [],
  inflatedBytes = limits.inflatedBytes,
) {
  const file = { format: 'csv', gz: true } as const;
  return inspectFile(chunksOf(bytes, places), file, ['account_id', 'nps'], { ...limits, inflatedBytes });
}

describe('a gz file', () => {
  test('is read as its content is', async () => {
    const facts = await inspectStored(stored);
    const { rows } = await readPart(text, facts.header, 'whole', { gz: true, cuts: [1, 100, 5000] });

    expect(facts).toMatchObject({ rows: 4000, problems: [], bytes: stored.length });
    expect(rows.map(({ accountId, values }) => `${accountId},${values.get('nps')}`)).toEqual(lines);
  });

  test('may consist of several members', async () => {
    const half = text.indexOf('\n', text.length / 2) + 1;
    const twoMembers = Buffer.concat([gzipSync(text.subarray(0, half)), gzipSync(text.subarray(half))]);

    expect(await inspectStored(twoMembers)).toMatchObject({ rows: 4000, problems: [] });
  });

  test('cut off at any length is rejected, and its readable rows are counted', async () => {
    const small = gzipSync(bytesOf('account_id,nps\nA-1,5\nA-2,6\n'));
    for (let length = 1; length < small.length; length++) {
      const facts = await inspectStored(small.subarray(0, length));

      expect(facts.problems.map(({ code }) => code)).toEqual(['FILE_GZIP']);
      expect(facts.rows).toBeLessThanOrEqual(2);
    }
    expect((await inspectStored(small.subarray(0, -1))).rows).toBe(2);
  });

  test('with a flipped bit is rejected unless its content is the same, and says the same however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 10, max: stored.length - 1 }),
        fc.nat(7),
        cuts,
        async (at, bit, places) => {
          const damaged = Buffer.from(stored);
          damaged[at] = (damaged[at] as number) ^ (1 << bit);

          const facts = await inspectStored(damaged, places);

          const isRejected = facts.problems.some(({ code }) => code === 'FILE_GZIP');
          expect(isRejected).toBe(!isSameContent(damaged));
          expect(facts).toEqual(await inspectStored(damaged));
          expect(facts.bytes).toBe(stored.length);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('may be filled up with zeros, however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 40_000 }), cuts, async (zeros, places) => {
        const padded = Buffer.concat([stored, Buffer.alloc(zeros)]);

        expect(await inspectStored(padded, places)).toMatchObject({ rows: 4000, problems: [] });
      }),
      { numRuns: 30 },
    );
  });

  const headless = Buffer.from(stored).fill(0, 0, 1);

  test.each([
    ['is not gzip at all', text],
    ['has something else behind it', Buffer.concat([stored, bytesOf('rest')])],
    ['has something else behind its zeros', Buffer.concat([stored, Buffer.alloc(20_000), bytesOf('rest')])],
    ['has a further member that begins with a zero', Buffer.concat([stored, headless])],
  ])('that %s is rejected, and says the same however it is cut', async (_, bytes) => {
    const facts = await inspectStored(bytes);

    expect(facts.problems.map(({ code }) => code)).toContain('FILE_GZIP');
    expect(await inspectStored(bytes, [1, stored.length - 1, stored.length, stored.length + 9])).toEqual(
      facts,
    );
  });

  test('that inflates beyond all measure is stopped at the limit, fast and in little memory', async () => {
    const bomb = gzipSync(Buffer.alloc(300_000_000, 'a'), { level: constants.Z_BEST_SPEED });
    const before = process.memoryUsage().rss;

    const facts = await inspectStored(bomb, [], 20_000_000);

    expect(facts.problems.map(({ code }) => code)).toContain('FILE_TOO_LARGE');
    expect(facts.bytes).toBe(bomb.length);
    expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  });

  test('that is damaged makes the reader throw: it should have been inspected', async () => {
    const rows = readStored(stored.subarray(0, 2000));

    await expect(rows).rejects.toThrow('FILE_GZIP');
  });
});

/** The last byte of a deflate stream has bits that say nothing. */
function isSameContent(bytes: Uint8Array): boolean {
  try {
    return gunzipSync(bytes).equals(text);
  } catch {
    return false;
  }
}

async function readStored(bytes: Uint8Array): Promise<number> {
  let count = 0;
  const part = {
    format: 'csv',
    gz: true,
    header: ['account_id', 'nps'],
    range: 'whole',
    day: '2026-01-05',
  } as const;
  for await (const batch of readSnapshotRows(chunksOf(bytes), part, [{ name: 'nps' }])) count += batch.length;
  return count;
}
