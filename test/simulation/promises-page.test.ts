import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { campaigns } from './campaign/campaigns.ts';
import { faultKinds } from './faults.ts';
import { promises } from './promises.ts';

const page = readFileSync('docs/promises.md', 'utf8');

/** The first cells of the rows of the table behind this sentence. */
function cellsBehind(sentence: string, cells: RegExp): readonly string[] {
  const [, table = ''] = page.split(sentence)[1]?.split('\n\n') ?? [];
  return table.split('\n').flatMap((line) => cells.exec(line)?.slice(1).join(' ') ?? []);
}

describe('docs/promises.md', () => {
  test('has every promise, by number and name', () => {
    expect(cellsBehind('clock of the simulated world.', /^\| (\d+) \| ([^|]+) \|/)).toEqual(
      promises.map(({ number, name }) => `${number} ${name}`),
    );
  });

  test('has every kind of fault', () => {
    expect(cellsBehind('What can go wrong with one request:', /^\| `([a-z0-9-]+)` \| /)).toEqual(faultKinds);
  });

  test('has every campaign, in the words of its command', () => {
    const rows = campaigns.map(({ name, about }) => `| \`${name}\` | ${about} |`);
    expect(page).toContain(rows.join('\n'));
  });
});
