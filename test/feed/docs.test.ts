import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { complaintColumns } from '../../lambdas/feed/complaint-rows.ts';
import { recipientColumns } from '../../lambdas/feed/recipient-rows.ts';
import { rosterColumns } from '../../lambdas/feed/roster-rows.ts';
import { examples } from './examples.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/feed.md'), 'utf8');

describe('the page for data teams', () => {
  test.each(Object.entries(examples))(
    'shows %s with an example and the very sentence',
    async (code, example) => {
      const sentence = await example.sentence();

      expect(sentence).toContain(`(${code}).`);
      expect(page).toContain(`| \`${code}\` | ${example.shown} | ${sentence} |`);
    },
  );

  test.each([...complaintColumns, ...rosterColumns, ...recipientColumns])('names the column %s', (column) => {
    expect(page).toContain(`\`${column}\``);
  });
});
