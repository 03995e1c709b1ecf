import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { jsonMembers } from '../../lambdas/feed/json-members.ts';
import { errorsCsv } from '../../lambdas/feed/receipt.ts';
import { readRosterRows, rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import { bytesOf, chunksOf, day, inspect, read } from './reading.ts';

const corpus = join(import.meta.dirname, '../../../shared/data/bad-input');
const isThere = existsSync(corpus);
const reason = isThere ? '' : ' (skipped: ../shared/data/bad-input is not there)';

const json = (path: string) => JSON.parse(readFileSync(join(corpus, path), 'utf8'));
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Longer than the start of a file that is looked at to see what it is. */
const firstLine = bytesOf(`{"account_id":"A-1","x":"${'x'.repeat(1024)}"}\n`);

describe.skipIf(!isThere)(`known bad input${reason}`, () => {
  const suite = join(corpus, 'json-test-suite/test_parsing');
  const documents = isThere ? readdirSync(suite).sort() : [];

  test.each(documents)('as a JSON line: %s', async (name) => {
    const document = readFileSync(join(suite, name));
    const oneLine = Buffer.from(document.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte)));
    const isBlank = oneLine.every((byte) => byte === 0x20 || byte === 0x09);

    const { facts, rows, rejected } = await read(Buffer.concat([firstLine, oneLine]), {
      format: 'jsonl',
    });

    expect(rows.length + rejected.length).toBe(facts.rows);
    expect(facts.rows).toBe(isBlank ? 1 : 2);
    if (!name.startsWith('y_') && rows.length === 1 && !isBlank) expect(rejected[0]?.code).toMatch(/^ROW_/);
    if (name.startsWith('n_') && !isBlank) expect(rejected[0]?.code).toMatch(/^ROW_(JSON|ENCODING)$/);
    if (name.startsWith('y_object')) expect(rejected[0]?.code).toBe('ROW_ID');
  });

  test.each(documents.filter((name) => name.startsWith('y_object')))(
    'has the members that it has: %s',
    (name) => {
      const text = readFileSync(join(suite, name), 'utf8');

      expect([...(jsonMembers(text)?.values.keys() ?? [])]).toEqual(Object.keys(JSON.parse(text)));
    },
  );

  test('naughty strings in every column neither crash nor disappear', async () => {
    const strings: string[] = json('naughty-strings/blns.json');
    const lines = strings.flatMap((text) => [
      `${quoted(text)},${day},1`,
      `A,${quoted(text)},1`,
      `A,${day},${quoted(text)}`,
    ]);

    const { facts, rows, rejected } = await read(bytesOf(['account_id,as_of,nps', ...lines, ''].join('\n')));

    expect(facts.rows).toBe(lines.length);
    expect(rows.length + rejected.length).toBe(lines.length);
    const accepted = new Set(rows.map(({ accountId }) => accountId));
    for (const text of strings.filter((each) => /^[!-~]+$/.test(each))) expect(accepted).toContain(text);
  });

  test('naughty strings as names of accounts are kept to the letter', async () => {
    const strings = (json('naughty-strings/blns.json') as string[]).filter(
      (text) => text.trim() !== '' && text.length <= 200,
    );
    const lines = strings.map((text, row) => `A-${row},${quoted(text)},S,,,,,,`);
    const bytes = bytesOf([rosterColumns.join(','), ...lines, ''].join('\n'));

    const { rows } = await readRosterRows(chunksOf(bytes), {
      format: 'csv',
      gz: false,
      header: rosterColumns,
    });

    expect(rows.map(({ name }) => name)).toEqual(strings);
  });

  test('naughty strings in a header are warnings or problems, never more', async () => {
    for (const text of json('naughty-strings/blns.json') as string[]) {
      const { problems, warnings } = await inspect(bytesOf(`account_id,${quoted(text)}\nA-1,1\n`));

      expect(problems.length + warnings.length).toBeGreaterThan(0);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('attack strings come back as harmless text', async () => {
    const payloads = Object.values(json('injection-payloads/payloads.json')).flat().map(String);
    const lines = payloads.flatMap((text) => [`${quoted(text)},${day},x`, `A,${day},${quoted(text)}`]);

    const { rejected } = await read(bytesOf(['account_id,as_of,nps', ...lines, ''].join('\n')));
    const listed = (parse(errorsCsv(rejected)) as string[][]).slice(1);
    const cells = listed.flatMap((line) => [...line, ...(JSON.parse(line[4] as string) as string[])]);

    expect(rejected).toHaveLength(lines.length);
    expect(listed).toHaveLength(lines.length);
    expect(cells.filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
  });

  test('a string made to trip regular expressions takes no time', async () => {
    const bait = 'a'.repeat(50_000);
    const line = `{"account_id":"A","as_of":"${bait}!","nps":"${'1'.repeat(50_000)}x"}`;

    const start = performance.now();
    const { rejected } = await read(bytesOf(`${line}\n`.repeat(20)), { format: 'jsonl' });

    expect(rejected).toHaveLength(20);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
