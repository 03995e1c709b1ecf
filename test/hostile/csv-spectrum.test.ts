import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { csvSpectrum, type SpectrumFile } from './corpora.ts';
import { openHostileWorld } from './hostile-world.ts';
import { expectLawful } from './laws.ts';

/** It has a quote inside a cell that is not in quotes, which RFC 4180 does not know. */
const strayQuote = 'location_coordinates';

describe('files of csv-spectrum', async () => {
  const world = await openHostileWorld();

  test('are rejected as they are, with as many rows as they have', async () => {
    const day = world.nextDay();
    const plain = csvSpectrum().map(({ name, bytes }) => [`snapshots/${day}/${name}.csv`, bytes]);
    const gz = csvSpectrum().map(({ name, bytes }) => [`snapshots/${day}/${name}.csv.gz`, gzipSync(bytes)]);

    const answers = await world.deliver(Object.fromEntries([...plain, ...gz]));

    for (const [place, answer] of answers.entries()) {
      const { name, rows, bytes } = csvSpectrum()[place % plain.length] as SpectrumFile;
      expectLawful(answer);
      const isCut = place < plain.length && bytes.at(-1) !== 0x0a;
      const codes = ['FILE_HEADER', ...(isCut ? ['FILE_TRUNCATED'] : [])];
      expect([name, Object.keys(answer.receipt.codes)]).toEqual([name, codes]);
      expect([name, answer.receipt.rows_read]).toEqual([name, rows.length]);
    }
  });

  test.each(csvSpectrum())('have the cells that they must have: $name', async (file) => {
    const wanted = file.rows.map((row) => Object.values(row));

    const [answer] = await world.deliver({ [`snapshots/${world.nextDay()}/a.csv`]: withKnownHeader(file) });

    expectLawful(answer);
    expect(answer.receipt.rows_read).toBe(wanted.length);
    if (file.name === strayQuote) expect(answer.receipt.codes).toEqual({ ROW_QUOTE: 1 });
    else expect(answer.errors.map(cellsOf)).toEqual(wanted.filter(([, second]) => second !== ''));
  });
});

/** The file with its first column as the id and its second as a date that no text of it is: its rows come back. */
function withKnownHeader({ bytes, rows }: SpectrumFile): string {
  const text = bytes.toString('utf8');
  const names = ['account_id', 'as_of', ...Object.keys(rows[0] ?? {}).slice(2)];
  return `${names.join(',')}${text.slice(text.search(/\r?\n/))}\n`;
}

function cellsOf(line: readonly string[]): unknown {
  return JSON.parse(line[4] ?? '');
}
