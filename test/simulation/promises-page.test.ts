import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { campaigns } from './campaign/campaigns.ts';
import { faultKinds } from './faults.ts';
import { promises } from './promises.ts';

const page = readFileSync('docs/promises.md', 'utf8');

/** The first cells of the rows that begin so. */
function rowsOf(first: RegExp): readonly string[] {
  return page.split('\n').flatMap((line) => first.exec(line)?.slice(1).join(' ') ?? []);
}

describe('docs/promises.md', () => {
  test('has every promise, by number and name', () => {
    expect(rowsOf(/^\| (\d+) \| ([^|]+) \|/)).toEqual(
      promises.map(({ number, name }) => `${number} ${name}`),
    );
  });

  test('has every kind of fault', () => {
    expect(rowsOf(/^\| `([a-z0-9-]+)` \| /)).toEqual(expect.arrayContaining([...faultKinds]));
  });

  test('has every campaign, in the words of its command', () => {
    const rows = campaigns.map(({ name, about }) => `| \`${name}\` | ${about} |`);
    expect(page).toContain(rows.join('\n'));
  });
});
